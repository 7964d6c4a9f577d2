// Redirects to rooms. The page takes the room from `?room=`, and finds its files beside itself: it stays at the root.
#include "server/room_links.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "server/random_text.hpp"

namespace parley::server {

namespace {

constexpr std::string_view folder = "/room/";

Response redirection(std::string location) {
    Response response = text_response(302, "This room is at another address.\n");
    response.add("Location", std::move(location));
    return response;
}

// One segment of a path that may stand in a header; its length is the room's own matter.
bool is_segment(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F' && c != '/'; });
}

// As the value of a query, where two characters mean something that they do not in a path.
std::string query_value_of(std::string_view segment) {
    std::string value;
    for (const char c : segment) {
        if (c == '&') {
            value += "%26";
        } else if (c == '+') {
            value += "%2B";
        } else {
            value += c;
        }
    }
    return value;
}

}  // namespace

std::optional<Response> room_link(const Request& request) {
    const auto path = path_of(request.target);
    if (!path.starts_with(folder)) return std::nullopt;
    const auto name = path.substr(folder.size());
    if (!is_segment(name)) return std::nullopt;
    const auto query = std::string(query_of(request.target));
    if (name == "create") {
        return redirection(std::string(folder) + random_uuid() + (query.empty() ? "" : "?" + query));
    }
    return redirection("/?room=" + query_value_of(name) + (query.empty() ? "" : "&" + query));
}

}  // namespace parley::server
