// Session safety: the codes that people compare, from the certificates of all links, and what is said when one changes.
#include <string>
#include <vector>

#include "core/client/session_parts.hpp"
#include "core/words/say.hpp"

namespace parley {

void ClientSession::Parts::follow_safety(Instant now) {
    std::vector<room::SafetySight> sights;
    sights.reserve(members.all().size());
    for (const signal::Member& member : members.all()) {
        room::SafetySight sight{.member = &member.id};
        if (const link::Link* const link = mesh.find(member.id)) {
            sight.own = link->own_certificates();
            sight.theirs = link->far_certificates();
            sight.is_ours = link->is_ours();
            sight.is_connected = link->state() == LinkState::Connected;
        }
        sights.push_back(sight);
    }
    for (const PeerId& changed : safety.update(sights)) {
        show(now, {.kind = NoticeKind::Warning,
                   .text = shown_name_of(changed) +
                           ": the safety code has changed. Compare it again; if it differs, somebody is in between.",
                   .offers_retry = false});
    }
}

std::string ClientSession::Parts::shown_name_of(const PeerId& peer) const {
    const signal::Member* const member = members.find(peer);
    return member == nullptr ? std::string() : room::shown_name(*member);
}

SafetyView ClientSession::Parts::safety_view() const {
    if (phase != Phase::InRoom) return {};
    SafetyView view{.words = safety.code_of_room(), .missing = {}};
    switch (safety.gap()) {
    case room::SafetyGap::None:
    case room::SafetyGap::Alone: break;
    case room::SafetyGap::Waiting: view.missing = say(Phrase::NoCodeYet, shown_name_of(safety.gap_member())); break;
    case room::SafetyGap::OtherProgram:
        view.missing = say(Phrase::OnlyPairsWithProgram, shown_name_of(safety.gap_member()));
        break;
    case room::SafetyGap::OwnBrowser: view.missing = say(Phrase::OnlyPairsWithBrowser); break;
    }
    return view;
}

}  // namespace parley
