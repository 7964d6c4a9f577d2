// Compares origins, and writes the headers of cross-origin sharing.
#include "server/origins.hpp"

#include <algorithm>
#include <cctype>

namespace parley::server {

namespace {

constexpr std::string_view scheme_end = "://";

bool equal_without_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

// The scheme is not compared: a proxy that ends TLS calls us by http.
bool is_own(const RequestSource& source) {
    const auto end = source.origin.find(scheme_end);
    if (end == std::string::npos || source.host.empty()) return false;
    return equal_without_case(std::string_view(source.origin).substr(end + scheme_end.size()), source.host);
}

}  // namespace

bool is_origin(std::string_view text) {
    const auto end = text.find(scheme_end);
    if (end == std::string_view::npos || end == 0) return false;
    constexpr std::string_view small_letters = "abcdefghijklmnopqrstuvwxyz";
    constexpr std::string_view of_a_host = "abcdefghijklmnopqrstuvwxyz0123456789.-_:[]";
    const auto host = text.substr(end + scheme_end.size());
    return text.substr(0, end).find_first_not_of(small_letters) == std::string_view::npos && !host.empty() &&
           host.find_first_not_of(of_a_host) == std::string_view::npos;
}

bool Origins::may_use_cookies(const RequestSource& source) const {
    if (!source.origin.empty()) return is_own(source) || is_allowed(source.origin);
    // Browsers send no Origin with a GET to the page's own server, nor with one for an image or a script of another.
    return source.fetch_site.empty() || source.fetch_site == "same-origin" || source.fetch_site == "none";
}

bool Origins::may_connect(const RequestSource& source) const {
    return allowed_.empty() || source.origin.empty() || may_use_cookies(source);
}

std::vector<Header> Origins::response_headers(const RequestSource& source) const {
    std::vector<Header> headers{{.name = "Vary", .value = "Origin"}};
    if (source.origin.empty()) return headers;
    const bool is_trusted = may_use_cookies(source);
    if (!is_trusted && !allowed_.empty()) return headers;
    headers.push_back({.name = "Access-Control-Allow-Origin", .value = source.origin});
    if (is_trusted) headers.push_back({.name = "Access-Control-Allow-Credentials", .value = "true"});
    return headers;
}

Response Origins::preflight(const RequestSource& source, std::string_view asked_headers) const {
    Response response{.status = 204, .headers = response_headers(source), .body = nullptr};
    response.add("Access-Control-Allow-Methods", "GET,POST,OPTIONS");
    if (!asked_headers.empty()) response.add("Access-Control-Allow-Headers", std::string(asked_headers));
    return response;
}

bool Origins::is_allowed(std::string_view origin) const {
    return std::find(allowed_.begin(), allowed_.end(), origin) != allowed_.end();
}

}  // namespace parley::server
