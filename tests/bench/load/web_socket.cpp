// RFC 6455 as far as a load needs it: text frames of the server in one piece, pings answered, mask of zeros.
#include "load/web_socket.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace parley::load {

namespace {

constexpr std::size_t connections_per_address = 20'000;
constexpr std::uint8_t text_opcode = 0x1;
constexpr std::uint8_t ping_opcode = 0x9;
constexpr std::uint8_t pong_opcode = 0xA;
constexpr std::uint8_t final_bit = 0x80;
constexpr std::uint8_t mask_bit = 0x80;

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "%s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

// A mask of zeros leaves the text as it is, and costs the server what any other costs.
void append_frame(std::string& output, std::uint8_t opcode, std::string_view text) {
    output.push_back(static_cast<char>(final_bit | opcode));
    if (text.size() < 126) {
        output.push_back(static_cast<char>(mask_bit | text.size()));
    } else {
        output.push_back(static_cast<char>(mask_bit | 126U));
        output.push_back(static_cast<char>(text.size() >> 8U));
        output.push_back(static_cast<char>(text.size() & 0xFFU));
    }
    output.append(4, '\0');
    output.append(text);
}

}  // namespace

WebSocket::WebSocket(std::uint16_t port, std::size_t number) {
    descriptor_ = ::socket(AF_INET, SOCK_STREAM, 0);
    if (descriptor_ < 0) fail("socket");
    const int on = 1;
    ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(descriptor_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<std::uint32_t>(number / connections_per_address));
    if (::bind(descriptor_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) fail("bind");
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) fail("connect");
}

WebSocket::~WebSocket() {
    ::close(descriptor_);
}

void WebSocket::upgrade(std::string_view path, std::string_view subprotocol) {
    output_.append("GET ").append(path);
    output_.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    output_.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");
    if (!subprotocol.empty()) output_.append("Sec-WebSocket-Protocol: ").append(subprotocol).append("\r\n");
    output_.append("\r\n");
}

void WebSocket::send(std::string_view text) {
    append_frame(output_, text_opcode, text);
}

bool WebSocket::flush() {
    while (written_ < output_.size()) {
        const auto count =
            ::send(descriptor_, output_.data() + written_, output_.size() - written_, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno == EAGAIN) return true;
        if (count < 0) fail("send");
        written_ += static_cast<std::size_t>(count);
    }
    output_.clear();
    written_ = 0;
    return false;
}

bool WebSocket::receive() {
    input_.erase(0, read_);
    read_ = 0;
    std::array<char, 65536> piece{};
    for (;;) {
        const auto count = ::recv(descriptor_, piece.data(), piece.size(), MSG_DONTWAIT);
        if (count < 0 && errno == EAGAIN) break;
        if (count <= 0) return false;
        input_.append(piece.data(), static_cast<std::size_t>(count));
        if (static_cast<std::size_t>(count) < piece.size()) break;
    }
    return is_open_ || read_upgrade() || input_.size() < piece.size();
}

bool WebSocket::read_upgrade() {
    const auto end = input_.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    if (input_.compare(0, 12, "HTTP/1.1 101") != 0) {
        std::fprintf(stderr, "not upgraded: %.*s\n", static_cast<int>(end), input_.data());
        std::exit(1);
    }
    read_ = end + 4;
    is_open_ = true;
    return true;
}

bool WebSocket::next(std::string_view& text) {
    while (is_open_) {
        const std::string_view left = std::string_view(input_).substr(read_);
        if (left.size() < 2) return false;
        const auto opcode = static_cast<std::uint8_t>(left[0]) & 0x0FU;
        std::size_t length = static_cast<std::uint8_t>(left[1]);
        std::size_t head = 2;
        if (length == 126) {
            if (left.size() < 4) return false;
            length = (static_cast<std::size_t>(static_cast<std::uint8_t>(left[2])) << 8U) |
                     static_cast<std::uint8_t>(left[3]);
            head = 4;
        }
        if (left.size() < head + length) return false;
        read_ += head + length;
        text = left.substr(head, length);
        if (opcode == text_opcode) return true;
        if (opcode == ping_opcode) append_frame(output_, pong_opcode, text);
    }
    return false;
}

}  // namespace parley::load
