// Identities, each a type of its own so that one is never passed for another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace parley {

// A string that names one thing of kind `Tag`; compared and ordered by bytes.
template <typename Tag>
struct TextId {
    std::string value;

    bool empty() const { return value.empty(); }
    bool operator==(const TextId&) const = default;
    bool operator<(const TextId& other) const { return value < other.value; }
};

// The id of a member of a room as it stands on the wire.
using PeerId = TextId<struct PeerTag>;
// The name of a room as people type it, without any escaping.
using RoomId = TextId<struct RoomTag>;
// What a person can be called by from other rooms, as they have chosen it.
using Callsign = TextId<struct CallsignTag>;

// A number that names one thing of kind `Tag`; zero names nothing.
template <typename Tag>
struct NumberId {
    std::uint32_t value = 0;

    explicit operator bool() const { return value != 0; }
    bool operator==(const NumberId&) const = default;
    bool operator<(const NumberId& other) const { return value < other.value; }
};

// One operation handed to the browser, which answers with the same number. Numbers are never reused in a session.
using OperationId = NumberId<struct OperationTag>;
// One accepted connection of the server's host. Numbers are never reused in a process.
using ConnectionId = NumberId<struct ConnectionTag>;

}  // namespace parley

template <typename Tag>
struct std::hash<parley::TextId<Tag>> {
    std::size_t operator()(const parley::TextId<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};

template <typename Tag>
struct std::hash<parley::NumberId<Tag>> {
    std::size_t operator()(const parley::NumberId<Tag>& id) const noexcept {
        return std::hash<std::uint32_t>{}(id.value);
    }
};
