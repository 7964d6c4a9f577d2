// Presence: see the header.
#include "core/client/presence.hpp"

#include "core/base/timer_table.hpp"

namespace parley::client {

void Presence::on_link(Instant now, const PeerId& member, bool has_path) {
    if (has_path) {
        doubts_.erase(member);
    } else {
        doubts_.try_emplace(member, Doubt{.due = now + patience});
    }
}

void Presence::on_heard(Instant now, const PeerId& member) {
    const auto found = doubts_.find(member);
    if (found == doubts_.end() || found->second.questions == 0) return;
    found->second = {.due = now + pause};
}

Presence::Findings Presence::on_time(Instant now) {
    Findings findings;
    for (auto entry = doubts_.begin(); entry != doubts_.end();) {
        Doubt& doubt = entry->second;
        if (doubt.due > now) {
            ++entry;
        } else if (doubt.questions == questions_max) {
            findings.vanished.push_back(entry->first);
            entry = doubts_.erase(entry);
        } else {
            findings.asked_after.push_back(entry->first);
            ++doubt.questions;
            doubt.due = now + answer_patience;
            ++entry;
        }
    }
    return findings;
}

std::optional<Instant> Presence::next_deadline() const {
    std::optional<Instant> next;
    for (const auto& [member, doubt] : doubts_) next = soonest(next, doubt.due);
    return next;
}

}  // namespace parley::client
