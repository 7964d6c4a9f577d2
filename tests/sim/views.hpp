// Views: how one tab shows another, for stories that look at one pair.
#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/browser_tab.hpp"

namespace parley::sim {

// Nothing if the other is not among the members.
inline const MemberView* view_of(BrowserTab& tab, BrowserTab& other) {
    const auto& members = tab.snapshot().members;
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const MemberView& member) { return member.id == other.snapshot().self; });
    return found == members.end() ? nullptr : &*found;
}

// Which modelled connection a tab shows for another; zero for none.
inline std::uint32_t connection_number(BrowserTab& tab, BrowserTab& other) {
    const MemberView* const view = view_of(tab, other);
    const ModelPeerConnection* const connection = view == nullptr ? nullptr : tab.connection(view->connection);
    return connection == nullptr ? 0 : connection->number();
}

inline LinkState link_state(BrowserTab& tab, BrowserTab& other) {
    const MemberView* const view = view_of(tab, other);
    return view == nullptr ? LinkState::Failed : view->link;
}

}  // namespace parley::sim
