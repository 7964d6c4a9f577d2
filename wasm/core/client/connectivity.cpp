// Connectivity: see the header.
#include "core/client/connectivity.hpp"

#include <algorithm>

namespace parley::client {

Troubles Connectivity::troubles_of(const PeerId& member, const PeerId& self) const {
    const auto report = reports_.find(member);
    if (report == reports_.end()) return {};
    Troubles troubles = report->second;
    std::erase_if(troubles.links, [&](const LinkTrouble& link) { return link.peer == self; });
    return troubles;
}

bool Connectivity::is_connected(const PeerId& member, const PeerId& to) const {
    const auto report = reports_.find(member);
    return report != reports_.end() && std::none_of(report->second.links.begin(), report->second.links.end(),
                                                    [&](const LinkTrouble& link) { return link.peer == to; });
}

}  // namespace parley::client
