// Registry: the dialects by name and by the path on which a server speaks them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialect/codec.hpp"
#include "core/signal/facts.hpp"

namespace parley::dialect {

// What lies between the transport and the codec.
enum class Framing : std::uint8_t {
    None,      // A frame of the dialect is a text frame of the WebSocket.
    SocketIo,  // A frame of the dialect is the JSON array of a Socket.IO event, the event's name first.
};

// Whether clients come into rooms by it. The others stand beside one by which they do.
enum class Entrance : std::uint8_t { OfMembers, None };

struct Dialect {
    std::string_view name;
    std::string_view path;         // On the server: "/parley". A segment "{room}" stands for a room's name, escaped.
    std::string_view subprotocol;  // Of the WebSocket; empty for none: "parley.v1".
    Framing framing = Framing::None;
    signal::Facts facts;
    // Null for what only a hub speaks. (What a hub needs besides stands in hub_registry.hpp, so that no client carries
    // it.)
    std::unique_ptr<ClientCodec> (*make_client_codec)() = nullptr;
    // The chat of its rooms, where that has a socket to itself. It says of nobody who wrote: names stand in the text.
    const Dialect* chat = nullptr;
    Entrance entrance = Entrance::OfMembers;
};

// Nothing for a name nobody knows. The result lives as long as the program.
const Dialect* find(std::string_view name);
// Likewise nothing for one by which nobody comes into a room.
const Dialect* find_entrance(std::string_view name);
// Those that a hub speaks, in the order of the table.
std::vector<const Dialect*> of_hubs();
// The place of a dialect of the registry in its table, for counting; below dialects_max.
inline constexpr std::size_t dialects_max = 9;
std::size_t index_of(const Dialect& dialect);
// Those that a hub speaks on `path`, the one for frames that nobody claims first. None for a path nobody knows.
std::vector<const Dialect*> find_by_path(std::string_view path);
// The escaped name of the room in `path`; empty where the dialect's path has none.
std::string_view room_in_path(const Dialect& dialect, std::string_view path);
// `path` of the dialect with the room's name, escaped, in its place.
std::string path_with_room(const Dialect& dialect, std::string_view room);
// The names of all by which clients come into rooms of a hub, for messages to people.
std::vector<std::string_view> names();

}  // namespace parley::dialect
