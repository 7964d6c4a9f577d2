// Writes problems.
#include "server/admin/problem.hpp"

#include <memory>
#include <utility>

#include "core/json/writer.hpp"

namespace parley::server {

namespace {

// RFC 9110, 15.
std::string_view title_of(unsigned status) {
    switch (status) {
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 431: return "Request Header Fields Too Large";
    default: return "Error";
    }
}

}  // namespace

Response problem(unsigned status, std::string_view code, std::string_view detail) {
    json::Writer writer;
    writer.begin_object().key("type").text("about:blank").key("title").text(title_of(status));
    writer.key("status").integer(status).key("code").text(code).key("detail").text(detail).end_object();
    Response response{
        .status = status, .headers = {}, .body = std::make_shared<const std::string>(std::move(writer).take())};
    response.add("Content-Type", "application/problem+json");
    response.add("Cache-Control", "no-store");
    return response;
}

}  // namespace parley::server
