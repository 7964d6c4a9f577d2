// Link health: how the link to one member stands, and when to mend it and how.
//
//                       connected                    disconnected, failed
//     Connecting ──────────────────────▶ Connected ──────────────────────▶ Reconnecting
//      ▲  │  ▲                            ▲     ▲          connected          │
//      │  │  └── rebuilt ── Failed        │     └─────────────────────────────┘
//      │  └─── no path, rejected ──▶ ▲    └── connected                       │ restarts did not help
//      │                             └────────────────────────────────────────┘
//
// `disconnected` often heals by itself, so it waits; `failed` restarts ICE at once; when restarts do not help, or a
// description was rejected, the whole connection is built anew after a growing pause. The side that offered first
// mends first; the other waits longer, so that both rarely offer at the same time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/random.hpp"
#include "core/base/time.hpp"
#include "core/base/timer_table.hpp"
#include "core/border/media.hpp"
#include "core/border/snapshot.hpp"

namespace parley::link {

enum class Mending : std::uint8_t {
    None,
    RestartIce,
    Rebuild,
};

class LinkHealth {
  public:
    struct Rights {
        bool first = false;        // We made the first offer: mend first.
        bool may_restart = false;  // Later offers on the same connection are understood.
        bool may_rebuild = false;  // We may open another connection and offer.
    };
    explicit LinkHealth(Rights rights) : rights_(rights) {}

    // A connection was opened, or an offer is awaited: it has `connect_timeout` to get connected.
    void on_started(Instant now);
    void on_connection_state(Instant now, ConnectionState state, Random& random);
    // A description was rejected by the browser.
    void on_rejected(Instant now, const std::string& reason, Random& random);
    // Call until it returns None.
    Mending on_time(Instant now, Random& random);

    LinkState state() const { return state_; }
    const std::string& reason() const { return reason_; }
    std::optional<Instant> next_deadline() const { return timers_.next_deadline(); }

    static constexpr Duration connect_timeout = 20s;

  private:
    enum class Timer : std::uint8_t {
        Connect,  // Connecting took too long.
        Restart,  // A pause before ICE is restarted.
        Retry,    // A pause before the connection is built anew.
        Count,
    };
    void enter(LinkState state, std::string reason);
    void fail(Instant now, std::string reason, Random& random);
    Mending on_timer(Timer timer, Instant now, Random& random);

    Rights rights_;
    LinkState state_ = LinkState::Connecting;
    std::string reason_;
    bool was_connected_ = false;  // Since the connection was opened.
    std::uint32_t restarts_ = 0;  // Since it was last connected.
    std::uint32_t rebuilds_ = 0;  // Likewise.
    TimerTable<Timer> timers_;
};

}  // namespace parley::link
