// Presence: who is in a room, in its call or not, told to the dialects that show it.
#pragma once

#include "core/hub/hub_room.hpp"
#include "core/hub/outbox.hpp"

namespace parley::hub {

// Tells everyone whose dialect shows it. Costs nothing in rooms without such. `entered` has just come to hear the room;
// null where something else has changed.
void tell_presence(Outbox& outbox, const HubRoom& room, const HubConnection* entered = nullptr);

// What a connection is called: by its token, by itself, or not at all.
const std::string& name_of(const HubConnection& connection);

}  // namespace parley::hub
