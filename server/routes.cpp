// Answers /healthz, the links to rooms, and the files of the site.
#include "server/routes.hpp"

#include <memory>
#include <string>
#include <utility>

#include "server/health.hpp"
#include "server/room_links.hpp"
#include "server/security_headers.hpp"

namespace parley::server {

namespace {

const char* refusal_text(unsigned status) {
    switch (status) {
    case 400: return "This request could not be understood.\n";
    case 403: return "Pages of this site may not use this server; see --allowed-origin.\n";
    case 404: return "There is nothing at this address.\n";
    case 405: return "Only GET and HEAD are answered here.\n";
    case 413: return "This request has a body, or one that is too long.\n";
    case 417: return "Nothing but 100-continue can be expected here.\n";
    case 426: return "WebSocket is spoken here in version 13.\n";
    case 429: return "Too many bad tokens came from your network. Try again later.\n";
    case 431: return "The headers of this request are too long.\n";
    case 501: return "This method or coding is not known here.\n";
    case 505: return "HTTP is spoken here in version 1.1.\n";
    default: return "This request cannot be answered.\n";
    }
}

}  // namespace

Routes::Routes(const Config& config, std::function<HubStatistics()> statistics)
    : files_(config.web),
      security_headers_(security_headers(config.frame_ancestors)),
      statistics_(std::move(statistics)) {}

Response Routes::answer(const Request& request) {
    return secured(route(request));
}

Response Routes::refusal(unsigned status) const {
    Response response = text_response(status, refusal_text(status));
    if (status == 426) {
        response.add("Upgrade", "websocket");
        response.add("Connection", "upgrade");
        response.add("Sec-WebSocket-Version", "13");
    }
    return secured(std::move(response));
}

Response Routes::route(const Request& request) {
    // The server as a whole, of which Socket.IO takes more than the site (RFC 9110, 9.3.7).
    if (request.method == Method::Options && request.target == "*") {
        return {.status = 204, .headers = {{.name = "Allow", .value = "GET, HEAD, POST, OPTIONS"}}, .body = nullptr};
    }
    if (request.method != Method::Get && request.method != Method::Head) {
        Response response = text_response(405, refusal_text(405));
        response.add("Allow", "GET, HEAD");
        return response;
    }
    if (path_of(request.target) == "/healthz") return health();
    if (auto link = room_link(request)) return std::move(*link);
    if (auto file = files_.find(request)) return std::move(*file);
    return text_response(404, refusal_text(404));
}

Response Routes::health() const {
    const auto uptime = std::chrono::steady_clock::now() - started_;
    Response response;
    response.add("Content-Type", "application/json");
    response.add("Cache-Control", "no-store");
    response.body = std::make_shared<const std::string>(
        health_report(statistics_(), std::chrono::duration_cast<std::chrono::seconds>(uptime)));
    return response;
}

Response Routes::secured(Response response) const {
    response.headers.insert(response.headers.end(), security_headers_.begin(), security_headers_.end());
    return response;
}

}  // namespace parley::server
