// Session ICE servers: those of the page and those that the server hands out, with credentials that never run out
// unnoticed.
//
// Relays want to see credentials whenever a connection gathers candidates: when it is made, and at each ICE restart of
// either side. So fresh ones are asked for long before the old ones end, and given to all connections at once: nothing
// has to wait for an answer then, which would not come while the server is away.
#include <chrono>
#include <utility>

#include "core/client/session_parts.hpp"

namespace parley {

namespace {

// Of their time, so that the server may be away for the rest.
constexpr Duration renewal_after(std::uint32_t seconds) {
    return Duration(std::chrono::seconds(seconds)) * 3 / 4;
}

// A server that has not answered by then is asked again.
constexpr Duration renewal_patience = 30s;

}  // namespace

bool ClientSession::Parts::take_ice_servers(Instant now, const std::vector<IceServer>& given, std::uint32_t seconds) {
    timers.disarm(Timer::Renewal);
    if (seconds > 0) timers.arm(Timer::Renewal, now + renewal_after(seconds));
    std::vector<IceServer> all = options.ice_servers;
    all.insert(all.end(), given.begin(), given.end());
    const bool are_others = all != context.ice_servers;
    context.ice_servers = std::move(all);
    return are_others;
}

void ClientSession::Parts::ask_for_ice_servers(Instant now) {
    // Whoever comes back is given fresh ones.
    if (!is_member) return;
    signaling.send(signal::RenewIceServers{});
    timers.arm(Timer::Renewal, now + renewal_patience);
}

void ClientSession::Parts::on(Instant now, const signal::IceServersRenewed& message) {
    if (!is_member) {
        ++context.counters.unknown_frames;
        return;
    }
    if (take_ice_servers(now, message.ice_servers, message.ice_seconds)) mesh.renew_ice_servers();
}

}  // namespace parley
