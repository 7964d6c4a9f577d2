// Room report: what an operator can see of the rooms of a hub.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/redacted.hpp"
#include "core/base/time.hpp"

namespace parley {

struct RoomSummary {
    std::string name;
    std::size_t members = 0;    // Of the call.
    std::size_t listeners = 0;  // Who hear the room without being in its call.
    std::size_t waiting = 0;    // Who knock at its door.
    bool is_locked = false;
    UnixTime since{};  // When its call began; zero while nobody has been in it.
    bool operator==(const RoomSummary&) const = default;
};

struct MemberReport {
    std::string id;
    std::string name;          // Empty where nobody said.
    std::string user;          // Proven by a token; empty for none.
    std::string_view dialect;  // A name of the registry.
    UnixTime since{};
    std::uint32_t connection = 0;  // As the log names it.
    bool is_lost = false;          // Its connection is gone, its place is kept.
    Redacted address;
    bool operator==(const MemberReport&) const = default;
};

struct RoomReport {
    RoomSummary summary;
    std::vector<MemberReport> members;  // In the order in which they came.
    bool operator==(const RoomReport&) const = default;
};

}  // namespace parley
