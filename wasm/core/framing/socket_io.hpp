// Socket.IO packets (protocol 5) as they stand in an Engine.IO message, text only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace parley::framing::socket_io {

enum class PacketType : std::uint8_t { Connect, Disconnect, Event, Ack, ConnectError, BinaryEvent, BinaryAck };

struct Packet {
    PacketType type = PacketType::Event;
    std::string name_space = "/";
    std::optional<std::uint32_t> ack;  // The number under which an acknowledgement is asked for, or given.
    std::string data;                  // JSON text, as it stands; empty for none.
    bool operator==(const Packet&) const = default;
};

// An error, in words for a person who writes a client. `data` is not looked into.
Result<Packet, std::string> decode(std::string_view text);
std::string encode(const Packet& packet);

}  // namespace parley::framing::socket_io
