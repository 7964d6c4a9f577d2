// TURN URL: where a relay is and how it is spoken to (RFC 7065).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::server {

enum class TurnTransport : std::uint8_t { Udp, Tcp, Tls };

struct TurnUrl {
    std::string host;  // A name or an address, of IPv6 without brackets.
    std::uint16_t port = 3478;
    TurnTransport transport = TurnTransport::Udp;
    bool operator==(const TurnUrl&) const = default;
};

// Nothing for what is no such URL, and for TLS over UDP, which no browser speaks.
std::optional<TurnUrl> parse_turn_url(std::string_view url);

}  // namespace parley::server
