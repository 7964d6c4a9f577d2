// Link health: how the link to one member stands, and when to mend it and how.
//
//                       connected                disconnected, failed, silent
//     Connecting ──────────────────────▶ Connected ──────────────────────▶ Reconnecting
//      ▲  │  ▲                            ▲     ▲     connected, heard       │
//      │  │  └── rebuilt ── Failed        │     └─────────────────────────────┘
//      │  └─── no path, rejected ──▶ ▲    └── connected                       │ restarts did not help
//      │                             └────────────────────────────────────────┘
//
// `disconnected` and silence often heal by themselves, so they wait; `failed` restarts ICE at once. Restarts are
// repeated with growing pauses; when they do not help, or a description was rejected, the whole connection is built
// anew after a growing pause, and at once where it was DTLS that failed. The side that offered first mends first; the
// other waits longer, so that both rarely offer at the same time. After a long window without success the link rests,
// until something says that it is worth another try. A far side that is only silent, while the browser says that
// packets pass, is a page that stands still: nothing of that connection is thrown away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/random.hpp"
#include "core/base/time.hpp"
#include "core/base/timer_table.hpp"
#include "core/border/link_trouble.hpp"
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
        Duration window = 300s;    // How long to try without success.
    };
    explicit LinkHealth(Rights rights) : rights_(rights) {}

    // A connection was opened, or an offer is awaited: it has `connect_timeout` to get connected.
    void on_started(Instant now);
    void on_connection_state(Instant now, ConnectionState state, Random& random);
    // The connection failed and ICE did not: if that lasts, DTLS has ended, which no restart of ICE brings back. Some
    // browsers tell of the two one after the other.
    void on_failed_without_ice(Instant now);
    // Nothing comes from the far side any more, whatever the browser says; or it does again.
    void on_silent(Instant now);
    void on_heard();
    // Nobody listens for the far side any more.
    void on_unwatched() { is_silent_ = false; }
    // A description was rejected by the browser.
    void on_rejected(Instant now, const std::string& reason, Random& random);
    // What stood in the way may be gone (the network is back, the server, the far side): tries soon, for another
    // window.
    void on_hope(Instant now);
    // Call until it returns None. `can_signal` says whether a new connection could be offered to the far side: where
    // not, a restart, for which there are other ways, takes its place.
    Mending on_time(Instant now, bool can_signal, Random& random);

    LinkState state() const { return state_; }
    Trouble trouble() const { return trouble_; }
    // Whether packets may pass, as far as the browser knows: while ICE is restarted they do.
    bool has_path() const {
        return connection_state_ == ConnectionState::Connected || connection_state_ == ConnectionState::Connecting;
    }
    // The trouble in a sentence, with what the browser said where it rejected something.
    std::string reason() const;
    std::optional<Instant> next_deadline() const { return timers_.next_deadline(); }

    static constexpr Duration connect_timeout = 20s;

  private:
    enum class Timer : std::uint8_t {
        Connect,  // Connecting took too long.
        Restart,  // A pause before ICE is restarted.
        Retry,    // A pause before the connection is built anew.
        Lost,     // The connection has failed and ICE has not, for too long to be a passing state.
        Count,
    };
    void enter(LinkState state, Trouble trouble);
    void enter_connected();
    void fail(Instant now, Trouble trouble, Random& random);
    bool is_given_up(Instant now) const;
    Mending on_timer(Timer timer, Instant now, bool can_signal, Random& random);
    Mending restart(Instant now);
    Mending replace(Instant now, Random& random);

    Rights rights_;
    LinkState state_ = LinkState::Connecting;
    Trouble trouble_ = Trouble::Connecting;
    std::string detail_;
    ConnectionState connection_state_ = ConnectionState::New;
    bool is_silent_ = false;
    bool was_connected_ = false;          // Since the connection was opened.
    std::uint32_t restarts_ = 0;          // Since it was last connected.
    std::uint32_t rebuilds_ = 0;          // Likewise.
    std::optional<Instant> tries_since_;  // The beginning of the window; nothing while connected.
    TimerTable<Timer> timers_;
};

}  // namespace parley::link
