// Link health: see the header for the states.
#include "core/link/link_health.hpp"

#include <algorithm>
#include <utility>

namespace parley::link {

namespace {

constexpr std::uint32_t restarts_max = 2;
constexpr Duration disconnected_pause_first = 2s;
constexpr Duration disconnected_pause_second = 5s;
constexpr Duration failed_pause_second = 3s;
constexpr Duration retry_pause_min = 1s;
constexpr Duration retry_pause_max = 30s;

// Doubles with each attempt; up to a quarter is added by chance so that members do not retry in step.
Duration retry_pause(bool first, std::uint32_t attempt, Random& random) {
    Duration pause = std::min(retry_pause_max, retry_pause_min * (1U << std::min(attempt, 5U)));
    if (!first) pause = pause * 2 + 1s;
    const auto spread = static_cast<std::uint64_t>(pause.count() / 4 + 1);
    return pause + Duration(static_cast<Duration::rep>(random.below(spread)));
}

}  // namespace

void LinkHealth::enter(LinkState state, std::string reason) {
    state_ = state;
    reason_ = std::move(reason);
}

void LinkHealth::on_started(Instant now) {
    timers_.disarm_all();
    timers_.arm(Timer::Connect, now + connect_timeout);
    was_connected_ = false;
    restarts_ = 0;
    if (state_ == LinkState::Connecting || state_ == LinkState::Reconnecting) return;
    enter(LinkState::Reconnecting, "Trying again.");
}

void LinkHealth::on_connection_state(Instant now, ConnectionState state, Random& random) {
    switch (state) {
    case ConnectionState::Connected:
        timers_.disarm_all();
        was_connected_ = true;
        restarts_ = 0;
        rebuilds_ = 0;
        return enter(LinkState::Connected, {});
    case ConnectionState::Disconnected:
        if (state_ != LinkState::Connected) return;
        timers_.arm(Timer::Restart, now + (rights_.first ? disconnected_pause_first : disconnected_pause_second));
        return enter(LinkState::Reconnecting, "The connection was interrupted.");
    case ConnectionState::Failed:
        if (!was_connected_ || !rights_.may_restart || restarts_ >= restarts_max) {
            return fail(now, "No network path was found.", random);
        }
        timers_.arm(Timer::Restart, now + (rights_.first ? Duration(0) : Duration(failed_pause_second)));
        return enter(LinkState::Reconnecting, "The connection was lost.");
    case ConnectionState::Connecting:
        // The other side noticed first and restarts ICE.
        if (state_ != LinkState::Connected) return;
        timers_.arm(Timer::Connect, now + connect_timeout);
        return enter(LinkState::Reconnecting, "The connection is being restored.");
    case ConnectionState::New:
    case ConnectionState::Closed: return;
    }
}

void LinkHealth::on_rejected(Instant now, const std::string& reason, Random& random) {
    fail(now, "The browser rejected the connection: " + reason, random);
}

void LinkHealth::fail(Instant now, std::string reason, Random& random) {
    timers_.disarm_all();
    enter(LinkState::Failed, std::move(reason));
    if (!rights_.may_rebuild) return;
    timers_.arm(Timer::Retry, now + retry_pause(rights_.first, rebuilds_, random));
    ++rebuilds_;
}

Mending LinkHealth::on_time(Instant now, Random& random) {
    while (const auto timer = timers_.take_expired(now)) {
        const Mending mending = on_timer(*timer, now, random);
        if (mending != Mending::None) return mending;
    }
    return Mending::None;
}

Mending LinkHealth::on_timer(Timer timer, Instant now, Random& random) {
    switch (timer) {
    case Timer::Connect:
        fail(now, was_connected_ ? "The connection could not be restored." : "The other side did not answer.", random);
        return Mending::None;
    case Timer::Restart:
        ++restarts_;
        timers_.arm(Timer::Connect, now + connect_timeout);
        return rights_.may_restart ? Mending::RestartIce : Mending::None;
    case Timer::Retry: enter(LinkState::Reconnecting, "Trying again. " + reason_); return Mending::Rebuild;
    case Timer::Count: break;
    }
    return Mending::None;
}

}  // namespace parley::link
