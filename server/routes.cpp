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
    case 429: return "Too many bad tokens came from your network. Try again later.\n";
    case 431: return "The headers of this request are too long.\n";
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
    return secured(text_response(status, refusal_text(status)));
}

Response Routes::route(const Request& request) {
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
