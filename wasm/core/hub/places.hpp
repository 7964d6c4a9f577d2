// Places: how a member whose connection was lost shows that its place is its own, and until when the place is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/hub_options.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

// All bytes are looked at, so that the time tells nothing about the first that differs.
bool is_same_secret(std::string_view one, std::string_view other);

class Places {
  public:
    // `options` outlive this. `seed` tells this run of the hub from the one before.
    Places(const HubOptions& options, std::uint64_t seed);

    bool are_given() const { return static_cast<bool>(options_.prove); }
    // What the member gets with its place.
    signal::Place place(const RoomId& room, const PeerId& id, UnixTime since) const;

    enum class Verdict : std::uint8_t {
        Forged,
        OfThisRun,
        OfEarlierRun,  // Proven, but given before the hub was started: nothing else is known of it here.
    };
    Verdict judge(const RoomId& room, const signal::Claim& claim) const;
    // Since when a claim that is proven says that the member is there; nothing where it does not say.
    static std::optional<UnixTime> since(const signal::Claim& claim);

    // Keeps the place of a connection that was lost. Its ledger goes on.
    void keep(HubConnection& lost, Instant now);
    void release(HubConnection& connection);
    // No place ends before then.
    void hold_all(Instant until) { held_until_ = until; }
    // The lost connection that was kept longest, if its time is over. The caller releases it.
    std::optional<ConnectionId> first_expired(Instant now) const;
    std::optional<Instant> next_deadline() const;
    // Connections that are lost.
    std::size_t kept() const { return kept_.size(); }

  private:
    std::string proof(std::string_view run, const RoomId& room, const PeerId& id) const;

    const HubOptions& options_;
    std::string run_;
    std::set<std::pair<Instant, ConnectionId>> kept_;
    Instant held_until_{};
};

}  // namespace parley::hub
