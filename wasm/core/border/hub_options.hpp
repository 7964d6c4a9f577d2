// What a hub is started with: limits and what it hands out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/limits.hpp"
#include "core/base/time.hpp"
#include "core/border/media.hpp"

namespace parley {

// For whom the host is asked for relays.
struct RelayWish {
    std::string_view member;  // Its id.
    std::string_view region;  // Where it is, by the operator's names; empty or unknown for anywhere.
};

// ICE servers with credentials that are one member's own.
struct RelayGrant {
    std::vector<IceServer> servers;
    std::uint32_t seconds = 0;  // For which the credentials are good; zero for ever.
};

// What several connections may do together. Zero stands for no limit; ten times each rate may come at once.
struct RateLimits {
    std::uint32_t connections = 0;  // At a time.
    std::uint32_t joins_per_second = 0;
    std::uint32_t frames_per_second = 0;
    std::uint32_t bytes_per_second = 0;  // Of frames that come; at least limits::frame_bytes_max.
};

struct HubOptions {
    std::size_t room_members = limits::room_members_default;  // 1 to limits::room_members_max
    std::size_t rooms = limits::rooms_default;
    std::size_t connections_per_address = limits::connections_per_address_default;
    std::uint32_t frames_burst = limits::frames_burst_default;
    std::uint32_t frames_per_second = limits::frames_per_second_default;
    // A connection that has not joined by then is closed.
    Duration join_timeout = 10s;
    // People in a call of which one came by voice-room; 2 to room_members.
    std::size_t voice_members = limits::voice_members_default;
    // The host can check tokens. Where it cannot, dialects that need an identity are not spoken.
    bool checks_tokens = false;
    // Nobody is let in anywhere without a good token for the room. Only where it checks tokens.
    bool requires_tokens = false;
    // Of all connections of one address together, and of all that have shown the same token.
    RateLimits per_address = {};
    RateLimits per_token = {
        .connections = 16, .joins_per_second = 5, .frames_per_second = 500, .bytes_per_second = 4'000'000};
    // Unix time at Instant zero, in milliseconds, for dates in messages.
    std::int64_t unix_offset_ms = 0;
    std::vector<IceServer> ice_servers = {};  // Handed to everyone who joins.
    // Servers for one member, behind those above: at its join, and whenever it asks for fresh ones. With those, at most
    // limits::ice_servers_max. Without it nobody gets any.
    std::function<RelayGrant(const RelayWish&)> grant_relays = {};
    // How long the place of a member whose connection was lost is kept, unnoticed by the others.
    Duration place_kept = 60s;
    // A keyed hash (a MAC) of the text, at most limits::proof_bytes_max long: how a member shows that a place is its
    // own. With the same key after a restart, members keep their ids. Without it nobody comes back to a place.
    std::function<std::string(std::string_view)> prove = {};
    // The host wants to hear of RoomNews.
    bool tells_rooms = false;
    // What the log shows of a client's address. Without it, nothing.
    std::function<std::string(std::string_view)> show_address = {};
};

// Figures for health checks, metrics and tests.
struct HubStatistics {
    std::size_t connections = 0;
    std::size_t rooms = 0;
    std::size_t members = 0;
    std::uint64_t relayed_messages = 0;
    std::uint64_t rejected_frames = 0;
    std::uint64_t unknown_frames = 0;
    bool operator==(const HubStatistics&) const = default;
};

}  // namespace parley
