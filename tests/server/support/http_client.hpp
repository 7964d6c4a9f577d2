// One HTTP request on a connection of its own.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace parley::test {

struct HttpReply {
    int status = 0;                              // Zero when no response came.
    std::map<std::string, std::string> headers;  // Names in small letters.
    std::string body;

    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

// `extra_headers` are whole lines, each with its "\r\n".
HttpReply http_request(std::uint16_t port, std::string_view method, std::string_view target,
                       std::string_view extra_headers = "");

inline HttpReply http_get(std::uint16_t port, std::string_view target, std::string_view extra_headers = "") {
    return http_request(port, "GET", target, extra_headers);
}

HttpReply http_post(std::uint16_t port, std::string_view target, std::string_view body,
                    std::string_view extra_headers = "");

HttpReply parse_reply(std::string_view text);

}  // namespace parley::test
