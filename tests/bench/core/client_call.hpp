// Client call: one session in a room with others who answer at once, as their browsers and the server would.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/client/client_session.hpp"

namespace parley::bench {

class ClientCall {
  public:
    struct Shape {
        std::size_t others = 0;
        bool they_offer = false;   // The others came later.
        bool keeps_place = false;  // The server knows a coming back, so that the session keeps what it sends.
    };

    // The session joins, and a link to each of the others is made.
    explicit ClientCall(const Shape& shape);

    void handle(const Event& event);
    // One period of everybody's heartbeats.
    void pass_heartbeat();
    void hear_heartbeat();
    void hear_candidate();
    void hear_state();
    void hear_sound();

    // Of the others, those to whom the session says it is connected.
    std::size_t connected() const;
    std::uint64_t events() const { return events_; }
    // Ends the session.
    void end() { session_.reset(); }

  private:
    void settle();
    void execute(const Effect& effect);
    void answer_frame(const std::string& frame);
    void answer_local_description(const effect::SetLocalDescription& set);
    void answer_remote_description(const effect::SetRemoteDescription& set);
    void receive_offer(std::size_t number);
    void receive_candidates();
    void report_connected(PeerConnectionHandle connection);
    void receive(std::string text);
    std::string joined() const;

    Shape shape_;
    std::unique_ptr<ClientSession> session_;
    Instant now_{Duration(1'000'000)};
    std::deque<Event> facts_;
    SocketHandle socket_;
    std::vector<std::pair<PeerConnectionHandle, DataChannelHandle>> channels_;
    std::vector<TrackHandle> tracks_;
    std::uint64_t events_ = 0;
    std::uint64_t turn_ = 0;
    std::string correlation_;  // Of the last offer, as it stands in a frame.
    const std::string sdp_;
    const std::string quoted_sdp_;
};

}  // namespace parley::bench
