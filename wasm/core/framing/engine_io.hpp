// Engine.IO packets (protocol 4), text only: one character for the type, then the data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::framing::engine_io {

enum class PacketType : std::uint8_t { Open, Close, Ping, Pong, Message, Upgrade, Noop };

struct Packet {
    PacketType type = PacketType::Noop;
    std::string data;
    bool operator==(const Packet&) const = default;
};

// Nothing for an empty text, an unknown type, or a binary packet ('b' and base64).
std::optional<Packet> decode(std::string_view text);
std::string encode(PacketType type, std::string_view data = {});

// A payload of long-polling: packets with U+001E between them.
std::vector<std::string_view> split_payload(std::string_view payload);
// Appends one packet to a payload.
void append_to_payload(std::string& payload, std::string_view packet);

// What the server says in its open packet.
struct Handshake {
    std::string sid;
    bool upgrades_to_websocket = false;
    std::int64_t ping_interval_ms = 25'000;
    std::int64_t ping_timeout_ms = 20'000;
    std::int64_t max_payload = 1'000'000;
    bool operator==(const Handshake&) const = default;
};

// The data of an open packet. Nothing for what is no handshake, or one without a sid or with times that are not
// positive.
std::optional<Handshake> read_handshake(std::string_view data);
std::string write_handshake(const Handshake& handshake);

}  // namespace parley::framing::engine_io
