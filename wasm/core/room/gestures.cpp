// Gestures: see the header.
#include "core/room/gestures.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/base/timer_table.hpp"

namespace parley::room {

namespace {

constexpr std::uint32_t received_share = 2;

template <typename Map>
void keep_own(Map& map) {
    std::erase_if(map, [](const auto& entry) { return !entry.first.empty(); });
}

}  // namespace

bool Gestures::react(Instant now, Reaction reaction) {
    return show(now, {}, reaction, {limits::reactions_burst, limits::reactions_per_second, now});
}

bool Gestures::on_reaction(Instant now, const PeerId& member, Reaction reaction) {
    return show(now, member, reaction,
                {received_share * limits::reactions_burst, received_share * limits::reactions_per_second, now});
}

bool Gestures::show(Instant now, const PeerId& member, Reaction reaction, TokenBucket bucket) {
    if (!buckets_.try_emplace(member, bucket).first->second.take(now)) return false;
    shown_[member] = {.reaction = reaction, .until = now + reaction_lasts};
    return true;
}

void Gestures::set_hand(const PeerId& member, bool raised) {
    if (raised == is_raised(member)) return;
    if (raised) {
        hands_.push_back(member);
    } else {
        std::erase(hands_, member);
    }
}

bool Gestures::is_raised(const PeerId& member) const {
    return std::find(hands_.begin(), hands_.end(), member) != hands_.end();
}

std::optional<Reaction> Gestures::reaction_of(const PeerId& member) const {
    const auto found = shown_.find(member);
    if (found == shown_.end()) return std::nullopt;
    return found->second.reaction;
}

void Gestures::forget(const PeerId& member) {
    std::erase(hands_, member);
    shown_.erase(member);
    buckets_.erase(member);
}

void Gestures::forget_others() {
    std::erase_if(hands_, [](const PeerId& member) { return !member.empty(); });
    keep_own(shown_);
    keep_own(buckets_);
}

void Gestures::forget_all() {
    hands_.clear();
    shown_.clear();
    buckets_.clear();
}

void Gestures::on_time(Instant now) {
    std::erase_if(shown_, [now](const auto& entry) { return entry.second.until <= now; });
}

std::optional<Instant> Gestures::next_deadline() const {
    std::optional<Instant> next;
    for (const auto& [member, shown] : shown_) next = soonest(next, shown.until);
    return next;
}

}  // namespace parley::room
