// Traffic: what went over the sockets since the start. Plain numbers, because they change with every frame.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace parley::server {

struct Traffic {
    // Payload of WebSocket frames with text; headers and bodies of HTTP. Without TLS, TCP and IP around them.
    std::uint64_t websocket_bytes_in = 0;
    std::uint64_t websocket_bytes_out = 0;
    std::uint64_t http_bytes_in = 0;
    std::uint64_t http_bytes_out = 0;
    std::uint64_t tcp_accepted = 0;
    std::uint64_t tcp_refused_full = 0;     // By --connections.
    std::uint64_t tcp_refused_address = 0;  // By --tcp-connections-per-address.
    std::uint64_t slow_readers = 0;         // By --write-queue-bytes.

    static constexpr unsigned status_min = 100;
    static constexpr unsigned status_max = 599;
    std::array<std::uint64_t, status_max - status_min + 1> responses{};

    void responded(unsigned status) {
        if (status >= status_min && status <= status_max) ++responses[status - status_min];
    }
};

}  // namespace parley::server
