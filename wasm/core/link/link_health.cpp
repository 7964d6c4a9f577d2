// Link health: see the header for the states.
#include "core/link/link_health.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/words/say.hpp"

namespace parley::link {

namespace {

constexpr std::uint32_t restarts_max = 8;
constexpr std::uint32_t restarts_stuck_max = 2;
constexpr Duration disconnected_pause_first = 2s;
constexpr Duration disconnected_pause_second = 7s;
constexpr Duration failed_pause_second = 5s;
// How long a restart may take before the next one; the last repeats.
constexpr std::array<Duration, 4> restart_patience = {5s, 8s, 13s, 20s};
// The other side's restart gets stuck now and then where two browsers disagree on who decides about pairs.
constexpr Duration far_restart_patience_first = 3s;
constexpr Duration far_restart_patience_second = 6s;
constexpr Duration hope_pause_second = 1s;
constexpr Duration lost_patience_first = 200ms;
constexpr Duration lost_patience_second = 1s;
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

void LinkHealth::enter(LinkState state, Trouble trouble) {
    state_ = state;
    trouble_ = trouble;
    if (trouble != Trouble::Rejected) detail_.clear();
}

void LinkHealth::enter_connected() {
    timers_.disarm_all();
    was_connected_ = true;
    restarts_ = 0;
    rebuilds_ = 0;
    tries_since_.reset();
    enter(LinkState::Connected, Trouble::None);
}

void LinkHealth::on_started(Instant now) {
    timers_.disarm_all();
    timers_.arm(Timer::Connect, now + connect_timeout);
    if (!tries_since_) tries_since_ = now;
    connection_state_ = ConnectionState::New;
    is_silent_ = false;
    was_connected_ = false;
    restarts_ = 0;
    if (state_ == LinkState::Connecting || state_ == LinkState::Reconnecting) return;
    enter(LinkState::Reconnecting, trouble_ == Trouble::None ? Trouble::Interrupted : trouble_);
}

void LinkHealth::on_connection_state(Instant now, ConnectionState state, Random& random) {
    connection_state_ = state;
    timers_.disarm(Timer::Lost);
    switch (state) {
    case ConnectionState::Connected: is_silent_ = false; return enter_connected();
    case ConnectionState::Disconnected:
        if (state_ != LinkState::Connected) return;
        tries_since_ = now;
        timers_.arm(Timer::Restart, now + (rights_.first ? disconnected_pause_first : disconnected_pause_second));
        return enter(LinkState::Reconnecting, Trouble::Interrupted);
    case ConnectionState::Failed:
        if (!was_connected_ || !rights_.may_restart || restarts_ >= restarts_max) {
            return fail(now, Trouble::NoPath, random);
        }
        if (!tries_since_) tries_since_ = now;
        timers_.arm(Timer::Restart, now + (rights_.first ? Duration(0) : Duration(failed_pause_second)));
        return enter(LinkState::Reconnecting, Trouble::Interrupted);
    case ConnectionState::Connecting:
        // The other side noticed first and restarts ICE.
        if (state_ != LinkState::Connected) return;
        tries_since_ = now;
        timers_.arm(Timer::Restart, now + (rights_.first ? far_restart_patience_first : far_restart_patience_second));
        return enter(LinkState::Reconnecting, Trouble::Interrupted);
    case ConnectionState::New:
    case ConnectionState::Closed: return;
    }
}

void LinkHealth::on_failed_without_ice(Instant now) {
    connection_state_ = ConnectionState::Failed;
    timers_.arm(Timer::Lost, now + (rights_.first ? lost_patience_first : lost_patience_second));
    if (state_ != LinkState::Connected) return;
    tries_since_ = now;
    enter(LinkState::Reconnecting, Trouble::Interrupted);
}

void LinkHealth::on_silent(Instant now) {
    is_silent_ = true;
    if (state_ != LinkState::Connected) return;
    tries_since_ = now;
    timers_.arm(Timer::Restart, now + (rights_.first ? disconnected_pause_first : disconnected_pause_second));
    enter(LinkState::Reconnecting, Trouble::Silent);
}

void LinkHealth::on_heard() {
    const bool was_silent = std::exchange(is_silent_, false);
    const bool mends_itself = connection_state_ == ConnectionState::Connected && state_ != LinkState::Connected;
    if (was_silent && mends_itself) enter_connected();
}

void LinkHealth::on_rejected(Instant now, const std::string& reason, Random& random) {
    detail_ = reason;
    was_connected_ = false;  // The connection is of no use any more.
    fail(now, Trouble::Rejected, random);
}

void LinkHealth::on_hope(Instant now) {
    if (state_ == LinkState::Connected) return;
    tries_since_ = now;
    rebuilds_ = 0;
    // An attempt to connect that is under way is the better try.
    const bool is_connecting = !was_connected_ || connection_state_ == ConnectionState::Connecting;
    if (timers_.is_armed(Timer::Lost) || (is_connecting && timers_.is_armed(Timer::Connect))) return;
    const bool rests = !timers_.next_deadline();
    if (rests && !rights_.may_rebuild) return;
    const Timer next = was_connected_ && !timers_.is_armed(Timer::Retry) ? Timer::Restart : Timer::Retry;
    restarts_ = 0;
    timers_.disarm_all();
    timers_.arm(next, now + (rights_.first ? Duration(0) : hope_pause_second));
}

std::string LinkHealth::reason() const {
    if (detail_.empty()) return std::string(sentence_about(trouble_));
    return say(Phrase::TroubleRejectedBecause, detail_);
}

bool LinkHealth::is_given_up(Instant now) const {
    return tries_since_ && now - *tries_since_ >= rights_.window;
}

void LinkHealth::fail(Instant now, Trouble trouble, Random& random) {
    timers_.disarm_all();
    enter(LinkState::Failed, trouble);
    if (!tries_since_) tries_since_ = now;
    if (!rights_.may_rebuild || is_given_up(now)) return;
    timers_.arm(Timer::Retry, now + retry_pause(rights_.first, rebuilds_, random));
    ++rebuilds_;
}

Mending LinkHealth::on_time(Instant now, bool can_signal, Random& random) {
    while (const auto timer = timers_.take_expired(now)) {
        const Mending mending = on_timer(*timer, now, can_signal, random);
        if (mending != Mending::None) return mending;
    }
    return Mending::None;
}

Mending LinkHealth::on_timer(Timer timer, Instant now, bool can_signal, Random& random) {
    switch (timer) {
    case Timer::Connect: {
        const bool stands_still = is_silent_ && connection_state_ == ConnectionState::Connected;
        // Firefox was seen to stay at checking, whatever was restarted: only another connection helps then.
        const bool is_stuck = connection_state_ == ConnectionState::Connecting && restarts_ >= restarts_stuck_max;
        const bool may_help = (restarts_ < restarts_max && !is_stuck) || stands_still || !can_signal;
        const bool restarts_again = restarts_ > 0 && may_help;
        if (was_connected_ && rights_.may_restart && restarts_again && !is_given_up(now)) return restart(now);
        fail(now, was_connected_ ? trouble_ : Trouble::NoAnswer, random);
        return Mending::None;
    }
    case Timer::Restart: return restart(now);
    case Timer::Retry:
        enter(LinkState::Reconnecting, trouble_);
        return was_connected_ && rights_.may_restart && !can_signal ? restart(now) : Mending::Rebuild;
    case Timer::Lost: return replace(now, random);
    case Timer::Count: break;
    }
    return Mending::None;
}

Mending LinkHealth::replace(Instant now, Random& random) {
    // Where it never connected, the far side is not who it says it is, and the next attempt may end like this one.
    if (!was_connected_ || !rights_.may_rebuild) {
        fail(now, Trouble::NoPath, random);
        return Mending::None;
    }
    timers_.disarm_all();
    was_connected_ = false;
    return Mending::Rebuild;
}

Mending LinkHealth::restart(Instant now) {
    const std::size_t patience = std::min<std::size_t>(restarts_, restart_patience.size() - 1);
    timers_.arm(Timer::Connect, now + (rights_.may_restart ? restart_patience[patience] : connect_timeout));
    ++restarts_;
    return rights_.may_restart ? Mending::RestartIce : Mending::None;
}

}  // namespace parley::link
