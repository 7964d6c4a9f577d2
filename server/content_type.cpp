// The table of endings. Browsers compile a module while it streams only with application/wasm, and run a module
// script only with a JavaScript type (WHATWG HTML 8.1.4.2).
#include "server/content_type.hpp"

#include <array>
#include <utility>

namespace parley::server {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 19> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".ttf", "font/ttf"},
    {".otf", "font/otf"},
    {".woff2", "font/woff2"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".txt", "text/plain; charset=utf-8"},
    {".vert", "text/plain; charset=utf-8"},
    {".frag", "text/plain; charset=utf-8"},
}};

}  // namespace

std::string_view content_type_of(std::string_view file_name) {
    for (const auto& [ending, type] : types) {
        if (file_name.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

}  // namespace parley::server
