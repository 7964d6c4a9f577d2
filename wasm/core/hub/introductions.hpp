// Introductions: tells a newcomer and those present of each other, so that of each pair exactly one side offers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/border/hub_options.hpp"
#include "core/hub/hub_room.hpp"
#include "core/hub/outbox.hpp"

namespace parley::hub {

enum class Offerer : std::uint8_t {
    Newcomer,
    Present,
    Nobody,  // Both wait to be called: their people decide.
};

// Who of the two makes the first offer. Clients of most dialects offer by themselves to everyone in a list, or to
// everyone who is announced; this follows what the two are going to do, whatever the pair.
Offerer offerer_of(const Seat& newcomer, const Seat& present);

// The last seat of `room` is the newcomer's. It is told who is there before anybody is told of it, and both in the same
// step. Those who hear the room without being in the call are told as well, in the form that their dialect has for it.
// `relays` are all the servers for the newcomer, `place` is for those who can come back to it.
void introduce_newcomer(Outbox& outbox, const HubRoom& room, RelayGrant relays, std::size_t capacity,
                        std::optional<signal::Place> place);

// Tells a member whose connection was lost that its place is its own again. The others have noticed nothing.
void welcome_back(Outbox& outbox, const HubRoom& room, HubConnection& member, RelayGrant relays, std::size_t capacity,
                  signal::Place place);

}  // namespace parley::hub
