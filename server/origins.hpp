// Origins: which pages may read Socket.IO's responses (WHATWG Fetch, 3.2), and which may use their visitors' cookies.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http_message.hpp"

namespace parley::server {

// What a request says about where it comes from.
struct RequestSource {
    std::string origin;      // Empty where there was none; the same for the next.
    std::string host;        // Of the server, as the client calls it.
    std::string fetch_site;  // Sec-Fetch-Site
};

// "https://example.org" or "http://[::1]:3000": a scheme and a host, in small letters, without a path.
bool is_origin(std::string_view text);

class Origins {
  public:
    // With none, every page may signal, but only our own with cookies. With some, only they and our own may.
    explicit Origins(std::vector<std::string> allowed) : allowed_(std::move(allowed)) {}

    // The page is our own or was allowed, or it is no page at all. Then what the client knows may be used in its name;
    // otherwise a foreign page could act for whoever visits it.
    bool may_use_cookies(const RequestSource& source) const;

    // The page is our own or was allowed, nobody was named to be allowed, or it is no page at all.
    bool may_connect(const RequestSource& source) const;

    // The headers that let the page read the response.
    std::vector<Header> response_headers(const RequestSource& source) const;
    // The response to a preflight for a request with these headers.
    Response preflight(const RequestSource& source, std::string_view asked_headers) const;

  private:
    bool is_allowed(std::string_view origin) const;

    std::vector<std::string> allowed_;
};

}  // namespace parley::server
