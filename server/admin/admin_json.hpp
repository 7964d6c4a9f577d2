// Admin JSON: the bodies of the admin API's answers, as server/admin.openapi.json describes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/border/hub_counters.hpp"
#include "core/border/hub_options.hpp"
#include "core/border/room_report.hpp"
#include "server/shown_address.hpp"

namespace parley::server {

struct StateFacts {
    std::string_view version;
    std::uint64_t uptime_seconds = 0;
    std::optional<std::string> why_not_ready;
    HubStatistics statistics;
    HubCounters counters;
    std::uint64_t bytes_in = 0;
    std::uint64_t bytes_out = 0;
};

std::string state_json(const StateFacts& facts);
// `next` is where the next page begins; empty on the last one.
std::string rooms_json(const std::vector<RoomSummary>& rooms, std::size_t total, std::string_view next);
std::string room_json(const RoomReport& room, AddressDisplay addresses);

}  // namespace parley::server
