// Payload routes: see the header.
#include "core/client/payload_routes.hpp"

#include <algorithm>

namespace parley::client {

namespace {

// A way that brought something is good for the answer and the candidates that follow; later things may have changed.
constexpr Duration heard_lasts = 15s;

bool contains(const std::vector<PeerId>& peers, const PeerId& peer) {
    return std::find(peers.begin(), peers.end(), peer) != peers.end();
}

}  // namespace

void PayloadRoutes::on_payload_from_channel(Instant now, const PeerId& from, const PeerId& via) {
    heard_[from] = {.via = via, .at = now};
}

std::optional<PeerId> PayloadRoutes::choose(Instant now, const PeerId& to, bool is_server_there,
                                            const std::vector<PeerId>& reachable, const Connectivity& connectivity,
                                            bool another_way) {
    const auto heard = heard_.find(to);
    if (heard != heard_.end() && now - heard->second.at < heard_lasts && contains(reachable, heard->second.via)) {
        return heard->second.via;
    }
    if (is_server_there) return std::nullopt;
    if (contains(reachable, to)) return to;
    std::vector<PeerId> thirds;
    for (const PeerId& third : reachable) {
        if (connectivity.is_connected(third, to)) thirds.push_back(third);
    }
    if (thirds.empty()) return std::nullopt;
    if (another_way) ++turn_;
    return thirds[turn_ % thirds.size()];
}

}  // namespace parley::client
