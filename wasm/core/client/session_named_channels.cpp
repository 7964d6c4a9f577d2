// Session named channels: which channels the page around us has declared, for all rooms and members alike.
#include <algorithm>

#include "core/base/limits.hpp"
#include "core/client/session_parts.hpp"

namespace parley {

void ClientSession::Parts::on(Instant /*now*/, const intent::DeclareNamedChannel& intent) {
    const NamedChannel& wanted = intent.channel;
    const bool is_name = !wanted.name.empty() && wanted.name.size() <= limits::channel_name_bytes_max;
    const bool is_bounded_twice = wanted.reliability.max_retransmits && wanted.reliability.max_packet_life_time;
    const bool has_room = context.named_channels.size() < limits::named_channels_max;
    if (!is_name || is_bounded_twice || !has_room || context.declared(wanted.name) != nullptr) return;
    context.named_channels.push_back(wanted);
    mesh.open_named_channel(wanted);
}

void ClientSession::Parts::on(Instant /*now*/, const intent::CloseNamedChannel& intent) {
    const auto count = std::erase_if(context.named_channels,
                                     [&](const NamedChannel& declared) { return declared.name == intent.name; });
    if (count > 0) mesh.close_named_channel(intent.name);
}

}  // namespace parley
