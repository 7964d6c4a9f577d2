// Own place: what this client needs to come back to its place in a room after its connection was lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/frame_ledger.hpp"
#include "core/signal/message.hpp"

namespace parley::client {

class OwnPlace {
  public:
    bool is_held() const { return !token_.empty(); }
    // Nothing where there is no place to go back to.
    std::optional<signal::Claim> claim() const;

    // A place that was given anew: what was sent and received before is void.
    void take(const PeerId& self, const signal::Place& place);
    // The former place again: what of the frames sent the hub has missed, in order. Nothing where some of them are not
    // kept any more.
    std::optional<std::vector<std::string>> take_again(const signal::Place& place);
    void give_up();

    void on_sent(const std::string& frame) { sent_.add(frame); }
    void on_received() { ++received_; }

  private:
    PeerId self_;
    std::string token_;  // Empty for no place.
    FrameLedger sent_;
    std::uint64_t received_ = 0;
};

}  // namespace parley::client
