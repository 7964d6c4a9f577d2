// Named channels: data channels of the page around us, as it declares them. What goes over them is never seen here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace parley {

// As in RTCDataChannelInit. Reliable without a bound; at most one of the two bounds is given.
struct ChannelReliability {
    bool ordered = true;
    std::optional<std::uint16_t> max_retransmits = {};
    std::optional<std::uint16_t> max_packet_life_time = {};  // in milliseconds
    bool operator==(const ChannelReliability&) const = default;
};

struct NamedChannel {
    std::string name = {};  // 1 to limits::channel_name_bytes_max bytes of UTF-8.
    ChannelReliability reliability = {};
    bool operator==(const NamedChannel&) const = default;
};

}  // namespace parley
