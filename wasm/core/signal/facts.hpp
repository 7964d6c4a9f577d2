// Facts of a dialect, as data: the one mesh and the one hub read them and ask nothing else about a dialect.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parley::signal {

// Which of two members makes the first offer.
enum class WhoOffers : std::uint8_t {
    Newcomer,  // To everyone in the list that it is given.
    Present,   // To everyone who is announced.
    Caller,    // Nobody by itself: a person calls. Others offer to such a member.
    LesserId,  // Of two, the one whose id comes first byte by byte, whoever was there before.
};

enum class IdScheme : std::uint8_t {
    AssignedByHub,
    ChosenByClient,
    ChosenByPerson,  // What the person is called is the id, so that others can call it.
    GivenByFraming,  // The framing has told the client its id before anything is said.
};

// What happens when a connection opens, before it has said anything.
enum class OnOpen : std::uint8_t {
    Nothing,
    Joins,   // It is a member of the room that its address names.
    Enters,  // It hears the room that its address names, and is no member.
};

enum class MediaKinds : std::uint8_t { AudioAndVideo, Audio };

// The room of those who name none, where the address names it.
inline constexpr std::string_view default_room = "default";

enum class RoomNaming : std::uint8_t {
    InJoin,     // The first frame names the room.
    InAddress,  // The query names it with `room=`; without it everyone is in the default room.
    InPath,     // A segment of the path names it.
};

struct Facts {
    WhoOffers who_offers = WhoOffers::Newcomer;
    IdScheme ids = IdScheme::AssignedByHub;
    RoomNaming rooms = RoomNaming::InJoin;
    OnOpen on_open = OnOpen::Nothing;
    MediaKinds media = MediaKinds::AudioAndVideo;
    // Whether every far side takes later offers on the same connection and can roll back, so that both sides may
    // offer at any time (perfect negotiation). Where not, only the side that made the first offer makes later ones.
    bool far_side_rolls_back = true;
    // Whether descriptions and candidates carry a correlation.
    bool correlates = true;
    // Whether names and member states travel by signaling. Where not, they go over the link's data channel.
    bool carries_member_state = true;
    // Whether anything but a join as the first frame ends the connection.
    bool closes_without_join = true;
    // Whether a refused join or a full room ends the connection. Where not, it may ask for something else.
    bool refusal_closes = true;
    // Whether a candidate for somebody who is not there is answered with an error.
    bool late_candidate_is_error = true;
    // Whether members greet each other with a text on the data channel.
    bool greets = false;
    // Whether a member of this dialect can be in a room and not in the call, and is told who else is (RoomChanged).
    bool tells_presence = false;
    // Whether joining needs an identity that was proven when the connection opened.
    bool needs_identity = false;
    // Whether a join carries the token that proves who joins. Where not, the framing or the address does.
    bool token_in_join = false;
    // Whether its members can moderate: be hosts, knock at a locked room, and be asked to mute.
    bool moderates = false;
    // Whether people can be called by a callsign over a connection of its own, and members call them.
    bool has_callsigns = false;
    // Whether its server brings chat messages to everybody in the room, the sender too.
    bool chats_over_server = false;
    // Whether a hub stands between the members. Where not, every frame reaches everybody, and who is there only they
    // themselves say: nobody tells of one who vanished, and losing the transport makes nobody a stranger.
    bool has_hub = true;
    bool operator==(const Facts&) const = default;
};

}  // namespace parley::signal
