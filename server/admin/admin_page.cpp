// Serves the page from memory.
#include "server/admin/admin_page.hpp"

#include <array>
#include <memory>

#include "server/admin_files.hpp"

namespace parley::server {

namespace {

struct PageFile {
    std::string_view path;
    std::string_view content_type;
    std::string_view content;
};

constexpr std::array<PageFile, 4> files{{
    {"/admin/", "text/html; charset=utf-8", admin_files::index_html},
    {"/admin/page.js", "text/javascript; charset=utf-8", admin_files::page_js},
    {"/admin/page.css", "text/css; charset=utf-8", admin_files::page_css},
    {"/admin/openapi.json", "application/json", admin_files::openapi_json},
}};

}  // namespace

std::optional<Response> find_admin_page(std::string_view path) {
    if (path == "/" || path == "/admin") {
        Response response = text_response(302, "The status page is at another address.\n");
        response.add("Location", "/admin/");
        return response;
    }
    for (const PageFile& file : files) {
        if (file.path != path) continue;
        Response response{.status = 200, .headers = {}, .body = std::make_shared<const std::string>(file.content)};
        response.add("Content-Type", std::string(file.content_type));
        response.add("Cache-Control", "no-cache");
        return response;
    }
    return std::nullopt;
}

const std::vector<Header>& admin_page_headers() {
    static const std::vector<Header> headers{
        {.name = "Content-Security-Policy",
         .value = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
        {.name = "X-Content-Type-Options", .value = "nosniff"},
        {.name = "Referrer-Policy", .value = "no-referrer"},
        {.name = "Cross-Origin-Resource-Policy", .value = "same-origin"},
    };
    return headers;
}

}  // namespace parley::server
