// Payload routes: by which way descriptions and candidates go to a member — the server, the link's own channel, or a
// third member who passes them on.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/client/connectivity.hpp"

namespace parley::client {

class PayloadRoutes {
  public:
    // A payload of `from` came by the server, or over the channel of the link to `via` (`from` itself, or a third).
    void on_payload_from_server(const PeerId& from) { heard_.erase(from); }
    void on_payload_from_channel(Instant now, const PeerId& from, const PeerId& via);
    void forget(const PeerId& peer) { heard_.erase(peer); }
    void forget_all() { heard_.clear(); }

    // On the channel of whose link to send: nobody's for the server. `reachable` are those whose channel is open. With
    // `another_way`, for what was sent before without an answer, it is another one than last time where there is one.
    std::optional<PeerId> choose(Instant now, const PeerId& to, bool is_server_there,
                                 const std::vector<PeerId>& reachable, const Connectivity& connectivity,
                                 bool another_way);

  private:
    struct Heard {
        PeerId via;
        Instant at;
    };
    std::map<PeerId, Heard> heard_;  // Who was heard from otherwise than by the server can be answered that way.
    std::size_t turn_ = 0;
};

}  // namespace parley::client
