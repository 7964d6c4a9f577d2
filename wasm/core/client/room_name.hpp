// Room name: a readable one for a room that nobody has named ("brave-otter-271").
#pragma once

#include <string>

#include "core/base/random.hpp"

namespace parley::client {

// One of some nine hundred thousand; enough that strangers do not meet by chance on a small server.
std::string made_up_room_name(Random& random);

}  // namespace parley::client
