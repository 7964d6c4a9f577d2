// Facts of a dialect, as data: the one mesh and the one hub read them and ask nothing else about a dialect.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parley::signal {

// Which of two members makes the first offer.
enum class WhoOffers : std::uint8_t { Newcomer, Present };

enum class IdScheme : std::uint8_t { AssignedByHub, ChosenByClient };

// The room of those who name none, where the address names it.
inline constexpr std::string_view default_room = "default";

enum class RoomNaming : std::uint8_t {
    InJoin,     // The first frame names the room.
    InAddress,  // The query names it with `room=`; without it everyone is in the default room.
};

struct Facts {
    WhoOffers who_offers = WhoOffers::Newcomer;
    IdScheme ids = IdScheme::AssignedByHub;
    RoomNaming rooms = RoomNaming::InJoin;
    // Whether every far side takes later offers on the same connection and can roll back, so that both sides may
    // offer at any time (perfect negotiation). Where not, only the side that made the first offer makes later ones.
    bool far_side_rolls_back = true;
    // Whether descriptions and candidates carry a correlation.
    bool correlates = true;
    // Whether names and member states travel by signaling. Where not, they go over the link's data channel.
    bool carries_member_state = true;
    // Whether anything but a join as the first frame ends the connection.
    bool closes_without_join = true;
    bool operator==(const Facts&) const = default;
};

}  // namespace parley::signal
