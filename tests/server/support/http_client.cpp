// Writes requests and takes responses apart, as strictly as the tests need.
#include "server/support/http_client.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "server/support/tcp_socket.hpp"

namespace parley::test {

HttpReply http_request(std::uint16_t port, std::string_view method, std::string_view target,
                       std::string_view extra_headers) {
    std::string request;
    request.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    request.append(extra_headers).append("\r\n");
    TcpSocket socket(port);
    socket.send(request);
    return parse_reply(socket.receive_all());
}

HttpReply http_post(std::uint16_t port, std::string_view target, std::string_view body,
                    std::string_view extra_headers) {
    std::string request;
    request.append("POST ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    request.append(extra_headers).append("\r\n").append(body);
    TcpSocket socket(port);
    socket.send(request);
    return parse_reply(socket.receive_all());
}

HttpReply parse_reply(std::string_view text) {
    HttpReply reply;
    constexpr std::string_view start = "HTTP/1.1 ";
    if (!text.starts_with(start)) return reply;
    reply.status = std::atoi(std::string(text.substr(start.size(), 3)).c_str());
    text.remove_prefix(std::min(text.find("\r\n") + 2, text.size()));
    while (!text.empty() && !text.starts_with("\r\n")) {
        const auto line = text.substr(0, text.find("\r\n"));
        std::string name(line.substr(0, line.find(':')));
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
        reply.headers[name] = line.substr(std::min(line.find(':') + 2, line.size()));
        text.remove_prefix(std::min(line.size() + 2, text.size()));
    }
    text.remove_prefix(std::min<std::size_t>(2, text.size()));
    reply.body = text;
    return reply;
}

}  // namespace parley::test
