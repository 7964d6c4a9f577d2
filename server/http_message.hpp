// An HTTP request and its response as plain data, so that only the session knows the HTTP library.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::server {

enum class Method : std::uint8_t { Get, Head, Post, Options, Other };

struct Request {
    Method method = Method::Get;
    std::string target;           // Path and query, as they came.
    std::string accept_encoding;  // Empty where there was none; the same for the next.
    std::string if_none_match;
};

// Bodies are shared with the cache of files; a response keeps its own alive until it is written.
using Body = std::shared_ptr<const std::string>;

struct Header {
    std::string name;
    std::string value;
    bool operator==(const Header&) const = default;
};

struct Response {
    unsigned status = 200;
    std::vector<Header> headers;
    Body body;  // None for a response that has no body at all (304).

    void add(std::string name, std::string value) {
        headers.push_back({.name = std::move(name), .value = std::move(value)});
    }
};

// The part of a target before '?'.
inline std::string_view path_of(std::string_view target) {
    return target.substr(0, target.find('?'));
}

// The part of a target behind '?', still escaped; empty where there is none.
inline std::string_view query_of(std::string_view target) {
    const auto mark = target.find('?');
    return mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
}

// The value of the first pair with this name, still escaped; empty where there is none.
std::string_view query_value(std::string_view query, std::string_view name);

Response text_response(unsigned status, std::string text);

}  // namespace parley::server
