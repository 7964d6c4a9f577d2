// The Content-Security-Policy (W3C CSP 3) and its companions.
#include "server/security_headers.hpp"

namespace parley::server {

std::vector<Header> security_headers(const std::string& frame_ancestors) {
    // 'wasm-unsafe-eval' compiles WebAssembly and nothing else. The signaling address can be another host's, hence ws:.
    const std::string policy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' ws: wss:; "
        "img-src 'self' data: blob:; media-src 'self' blob: mediastream:; object-src 'none'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors " +
        frame_ancestors;
    return {
        {.name = "Content-Security-Policy", .value = policy},
        {.name = "X-Content-Type-Options", .value = "nosniff"},
        {.name = "Referrer-Policy", .value = "no-referrer"},
        {.name = "Permissions-Policy",
         .value = "camera=(self), microphone=(self), display-capture=(self), autoplay=(self), fullscreen=(self), "
                  "clipboard-write=(self), geolocation=(), payment=(), usb=()"},
    };
}

}  // namespace parley::server
