// Model transport: ICE and DTLS of one modelled connection, as far as they show in connectionState (W3C WebRTC 4.3.3).
//
//     New ── agreement ──▶ Connecting ── packets pass ──▶ Connected ◀── they pass again ── Disconnected
//                              ▲   │                          └─── they stop for a while ──────▶ │
//              new agreement   │   └── nothing passes ──▶ Failed ◀───── nothing for long ────────┘
//              (ICE restart)   └──────────────────────────── ┘
//
// DTLS that broke stays Failed, while the far side sees ICE go on.
#pragma once

#include <cstdint>
#include <set>

#include "core/border/handle.hpp"
#include "core/border/media.hpp"
#include "sim/peer_connection_host.hpp"

namespace parley::sim {

class ModelTransport {
  public:
    // Credentials in force on both sides, as this side sees it.
    struct Agreement {
        std::uint32_t local_ufrag = 0;
        std::uint32_t remote_ufrag = 0;
        std::uint32_t remote_connection = 0;
        bool operator==(const Agreement&) const = default;
    };

    class Observer {
      public:
        Observer() = default;
        Observer(const Observer&) = delete;
        Observer& operator=(const Observer&) = delete;
        virtual ~Observer() = default;
        virtual void on_packets_pass() = 0;
        // Whether candidates of these credentials still matter.
        virtual bool uses_locally(std::uint32_t ufrag) const = 0;
    };

    // `host` and `observer` outlive the transport.
    ModelTransport(PeerConnectionHost& host, Observer& observer, PeerConnectionHandle handle);

    void gather(std::uint32_t ufrag);
    void agree(const Agreement& agreement);
    void add_remote_candidate(std::uint32_t ufrag) {
        remote_candidates_.insert(ufrag);
        host_.network().changed();
    }
    void close();
    void reconsider();

    std::uint32_t number() const { return number_; }
    TabNumber tab() const { return host_.tab(); }
    ConnectionState state() const { return state_; }
    const Agreement& agreement() const { return agreement_; }
    // The one in force before an ICE restart, while that has not failed.
    const Agreement& former_agreement() const { return former_; }
    bool has_remote_candidate() const { return remote_candidates_.contains(agreement_.remote_ufrag); }
    bool is_broken() const { return is_broken_; }
    bool connects() const { return host_.network().connects(*this); }
    bool reaches() const { return host_.network().reaches(*this); }
    Observer& observer() { return observer_; }

  private:
    void enter(ConnectionState state);
    void propose(ConnectionState next, Span delay);
    void give_up_later();
    void break_down();
    void tell_state();

    PeerConnectionHost& host_;
    Observer& observer_;
    PeerConnectionHandle handle_;
    std::uint32_t number_;
    ConnectionState state_ = ConnectionState::New;
    Agreement agreement_;
    Agreement former_;
    std::set<std::uint32_t> remote_candidates_;  // The credentials of which at least one candidate was added.
    std::set<std::uint32_t> gathered_;
    bool is_broken_ = false;
    std::uint32_t stay_ = 0;      // Counts entered states, so that a late timer knows that it is late.
    std::uint32_t proposal_ = 0;  // Likewise for proposed states.
    ConnectionState proposed_ = ConnectionState::New;  // New: nothing is proposed.
};

}  // namespace parley::sim
