// Peer connection host: what a modelled connection needs of the browser it is in.
#pragma once

#include <string_view>

#include "core/border/event.hpp"
#include "sim/chance.hpp"
#include "sim/media_network.hpp"
#include "sim/timeline.hpp"

namespace parley::sim {

// How a browser's connections behave; real ones differ in all of it.
struct ConnectionManners {
    Span operation{.least = 0ms, .most = 30ms};  // setLocalDescription() and the like
    Span slow_operation{.least = 1s, .most = 8s};
    std::uint32_t slow_percent = 0;  // How many operations are slow.
    Span gathering{.least = 5ms, .most = 400ms};
    Span connecting{.least = 10ms, .most = 250ms};
    Span latency{.least = 1ms, .most = 80ms};
    Span noticing_loss{.least = 1s, .most = 6s};  // until `disconnected`
    Span giving_up{.least = 5s, .most = 20s};     // until `failed`
    bool reports_restart = true;                  // `connecting` during an ICE restart; some stay `connected`.
    bool never_connects = false;                  // For the test of the checks.
};

class PeerConnectionHost {
  public:
    PeerConnectionHost() = default;
    PeerConnectionHost(const PeerConnectionHost&) = delete;
    PeerConnectionHost& operator=(const PeerConnectionHost&) = delete;
    virtual ~PeerConnectionHost() = default;

    virtual OwnTimeline& timeline() = 0;
    virtual Chance& chance() = 0;
    virtual MediaNetwork& network() = 0;
    virtual TabNumber tab() const = 0;
    virtual const ConnectionManners& manners() const = 0;
    // An event as the browser fires it. The session answers it before this returns.
    virtual void tell(const Event& event) = 0;
    // Whether the operation ("setLocalDescription", …) that is about to be done is to fail.
    virtual bool lets_operation_fail(std::string_view operation) = 0;
    // Whether an ICE restart ends DTLS for good: Firefox's does where a packet is to be sent while there is no path.
    virtual bool lets_transport_break() = 0;
};

}  // namespace parley::sim
