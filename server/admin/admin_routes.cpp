// Answers /metrics, /readyz, /healthz, the API and its page.
#include "server/admin/admin_routes.hpp"

#include <memory>
#include <utility>

#include "core/json/writer.hpp"
#include "server/admin/admin_page.hpp"
#include "server/admin/problem.hpp"
#include "server/health.hpp"

namespace parley::server {

namespace {

Response with_body(unsigned status, std::string_view content_type, std::string text) {
    Response response{.status = status, .headers = {}, .body = std::make_shared<const std::string>(std::move(text))};
    response.add("Content-Type", std::string(content_type));
    response.add("Cache-Control", "no-store");
    return response;
}

}  // namespace

AdminRoutes::AdminRoutes(AdminToken token, AdminApi::Doors doors)
    : doors_(doors), api_(std::move(token), std::move(doors)) {}

Response AdminRoutes::answer(const AdminRequest& request) {
    Response response = route(request);
    for (const Header& header : admin_page_headers()) response.headers.push_back(header);
    return response;
}

Response AdminRoutes::route(const AdminRequest& request) {
    const std::string_view path = path_of(request.target);
    if (path.starts_with(AdminApi::prefix)) return api_.answer(request);
    if (request.method != "GET" && request.method != "HEAD") {
        Response response = problem(405, "wrong-method", "Only GET and HEAD are answered here.");
        response.add("Allow", "GET, HEAD");
        return response;
    }
    if (path == "/metrics") return metrics(request);
    if (path == "/readyz") return readiness();
    if (path == "/healthz") return health();
    if (auto page = find_admin_page(path)) return *std::move(page);
    return problem(404, "unknown-path", "There is nothing at this address.");
}

Response AdminRoutes::metrics(const AdminRequest& request) const {
    if (!request.is_local && !api_.token().is_in(request.authorization)) {
        Response response = problem(401, "wrong-token",
                                    "Metrics are for this machine, or for who sends the admin token: Authorization: "
                                    "Bearer TOKEN.");
        response.add("WWW-Authenticate", "Bearer");
        return response;
    }
    return with_body(200, MetricText::content_type, doors_.sources.metrics());
}

Response AdminRoutes::readiness() const {
    const auto reason = doors_.sources.why_not_ready();
    json::Writer writer;
    writer.begin_object().key("ready").boolean(!reason);
    if (reason) writer.key("reason").text(*reason);
    writer.end_object();
    return with_body(reason ? 503 : 200, "application/json", std::move(writer).take());
}

Response AdminRoutes::health() const {
    return with_body(200, "application/json", health_report(doors_.host.statistics(), doors_.metrics.uptime()));
}

}  // namespace parley::server
