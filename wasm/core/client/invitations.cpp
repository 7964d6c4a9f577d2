// Invitations: see the header.
#include "core/client/invitations.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/base/timer_table.hpp"

namespace parley::client {

namespace {

// Long enough to be read, also by somebody who looks at people and not at a list.
constexpr Duration outcome_shown = 30s;
// After the server should have ended a call that nobody answers.
constexpr Duration ringing_slack = 10s;

}  // namespace

void Invitations::ask_for(std::string callsign) {
    if (callsign != callsign_) key_.clear();
    callsign_ = std::move(callsign);
    reachability_ = Reachability::Asking;
    message_.clear();
    incoming_.reset();
}

void Invitations::on_registered(const signal::CallsignRegistered& message) {
    key_ = message.key;
    reachability_ = Reachability::On;
}

void Invitations::refuse(std::string why) {
    be_unreachable();
    reachability_ = Reachability::Refused;
    message_ = std::move(why);
}

void Invitations::be_unreachable() {
    key_.clear();
    reachability_ = Reachability::Off;
    message_.clear();
    incoming_.reset();
}

bool Invitations::call(const std::string& callsign) {
    const auto is_it = [&](const Outgoing& one) { return one.shown.callsign == callsign; };
    const auto pending = std::count_if(outgoing_.begin(), outgoing_.end(),
                                       [](const Outgoing& one) { return is_pending(one.shown.state); });
    const auto known = std::find_if(outgoing_.begin(), outgoing_.end(), is_it);
    if (known != outgoing_.end() && is_pending(known->shown.state)) return false;
    if (static_cast<std::size_t>(pending) >= limits::invitations_pending_max) return false;
    std::erase_if(outgoing_, is_it);
    if (outgoing_.size() >= limits::invitations_pending_max) {
        outgoing_.erase(std::find_if(outgoing_.begin(), outgoing_.end(),
                                     [](const Outgoing& one) { return !is_pending(one.shown.state); }));
    }
    outgoing_.push_back({.shown = {.callsign = callsign, .state = InvitationState::Calling}, .shown_until = {}});
    return true;
}

bool Invitations::cancel(const std::string& callsign) {
    bool is_told = false;
    std::erase_if(outgoing_, [&](const Outgoing& one) {
        if (one.shown.callsign != callsign) return false;
        is_told = is_pending(one.shown.state);
        return true;
    });
    return is_told;
}

bool Invitations::on_changed(Instant now, const signal::InvitationChanged& message) {
    for (Outgoing& one : outgoing_) {
        if (one.shown.callsign != message.callsign.value || !is_pending(one.shown.state)) continue;
        one.shown.state = message.outcome;
        if (!is_pending(message.outcome)) one.shown_until = now + outcome_shown;
        return true;
    }
    return false;
}

bool Invitations::on_called(Instant now, const signal::Invitation& message) {
    if (incoming_) return false;
    incoming_ = message;
    if (incoming_->name.empty()) incoming_->name = "Somebody";
    const auto seconds = std::clamp(message.seconds, 1U, 2 * limits::invitation_patience_seconds);
    incoming_until_ = now + std::chrono::seconds(seconds) + ringing_slack;
    return true;
}

std::optional<signal::Invitation> Invitations::take_incoming() {
    return std::exchange(incoming_, std::nullopt);
}

bool Invitations::on_ended(std::string_view id) {
    if (!incoming_ || incoming_->id != id) return false;
    incoming_.reset();
    return true;
}

void Invitations::on_time(Instant now) {
    std::erase_if(outgoing_, [&](const Outgoing& one) { return one.shown_until && *one.shown_until <= now; });
    if (incoming_ && incoming_until_ <= now) incoming_.reset();
}

std::optional<Instant> Invitations::next_deadline() const {
    std::optional<Instant> next;
    for (const Outgoing& one : outgoing_) next = soonest(next, one.shown_until);
    return incoming_ ? soonest(next, incoming_until_) : next;
}

InvitationsView Invitations::view() const {
    InvitationsView view;
    view.callsign = callsign_;
    view.reachability = reachability_;
    view.message = message_;
    for (const Outgoing& one : outgoing_) view.outgoing.push_back(one.shown);
    if (incoming_) view.incoming = IncomingInvitation{.name = incoming_->name, .room = incoming_->room.value};
    return view;
}

}  // namespace parley::client
