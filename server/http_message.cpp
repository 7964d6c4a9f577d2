// Makes the small plain-text responses.
#include "server/http_message.hpp"

namespace parley::server {

Response text_response(unsigned status, std::string text) {
    Response response{.status = status, .headers = {}, .body = std::make_shared<const std::string>(std::move(text))};
    response.add("Content-Type", "text/plain; charset=utf-8");
    response.add("Cache-Control", "no-store");
    return response;
}

}  // namespace parley::server
