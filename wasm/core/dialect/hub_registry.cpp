// The hub's ends of all dialects: a new one is one more line here.
#include "core/dialect/hub_registry.hpp"

#include <algorithm>
#include <array>

#include "core/base/assert.hpp"
#include "core/dialect/call_room.hpp"
#include "core/dialect/direct_call.hpp"
#include "core/dialect/parley.hpp"
#include "core/dialect/peer_list.hpp"
#include "core/dialect/room_event.hpp"
#include "core/dialect/voice_room.hpp"

namespace parley::dialect {

namespace {

constexpr std::array<HubEnd, 8> ends{{
    {&parley_v1::dialect, parley_v1::make_hub_codec, nullptr},
    {&room_event::dialect, room_event::make_hub_codec, nullptr},
    {&room_event::chat_dialect, room_event::make_chat_codec, nullptr},
    {&room_event::viewers_dialect, room_event::make_viewers_codec, nullptr},
    {&peer_list::dialect, peer_list::make_hub_codec, nullptr},
    {&voice_room::dialect, voice_room::make_hub_codec, voice_room::claims},
    {&call_room::dialect, call_room::make_hub_codec, call_room::claims},
    {&direct_call::dialect, direct_call::make_hub_codec, direct_call::claims},
}};

}  // namespace

const HubEnd& hub_end(const Dialect& dialect) {
    const auto end =
        std::find_if(ends.begin(), ends.end(), [&](const HubEnd& other) { return other.dialect == &dialect; });
    PARLEY_ASSERT(end != ends.end());
    return *end;
}

}  // namespace parley::dialect
