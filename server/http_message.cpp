// Makes the small plain-text responses, and takes queries apart.
#include "server/http_message.hpp"

#include <algorithm>

namespace parley::server {

std::string_view query_value(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const auto pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    }
    return {};
}

Response text_response(unsigned status, std::string text) {
    Response response{.status = status, .headers = {}, .body = std::make_shared<const std::string>(std::move(text))};
    response.add("Content-Type", "text/plain; charset=utf-8");
    response.add("Cache-Control", "no-store");
    return response;
}

}  // namespace parley::server
