// Model transport: gathering, and the way of the connection state.
#include "sim/model_transport.hpp"

#include <string>

#include "sim/model_description.hpp"

namespace parley::sim {

ModelTransport::ModelTransport(PeerConnectionHost& host, Observer& observer, PeerConnectionHandle handle)
    : host_(host), observer_(observer), handle_(handle), number_(host.network().next_connection()) {
    host_.network().add(*this);
}

void ModelTransport::gather(std::uint32_t ufrag) {
    if (!gathered_.insert(ufrag).second) return;
    const auto emit = [this, ufrag](const std::string& text) {
        if (state_ == ConnectionState::Closed || !observer_.uses_locally(ufrag)) return;
        const Candidate candidate{.candidate = text,
                                  .sdp_mid = "0",
                                  .sdp_m_line_index = std::uint16_t{0},
                                  .username_fragment = std::to_string(ufrag)};
        host_.tell(event::CandidateGathered{.connection = handle_, .candidate = candidate});
    };
    const std::uint64_t count = 1 + host_.chance().below(3);
    Duration when{};
    for (std::uint32_t number = 1; number <= count; ++number) {
        when += host_.chance().within(host_.manners().gathering);
        host_.timeline().after(when, [emit, ufrag, number] { emit(candidate_text(ufrag, number)); });
    }
    host_.timeline().after(when + host_.chance().within(host_.manners().gathering), [emit] { emit({}); });
}

void ModelTransport::agree(const Agreement& agreement) {
    if (state_ == ConnectionState::Closed || agreement == agreement_) return;
    // The path that was found before carries on until a new one is (RFC 8445, 9).
    if (state_ == ConnectionState::Connected || state_ == ConnectionState::Disconnected) former_ = agreement_;
    const bool is_restart = agreement_.local_ufrag != 0;
    agreement_ = agreement;
    if (is_broken_ || (is_restart && host_.lets_transport_break())) return break_down();
    const bool stays = state_ == ConnectionState::Connected && !host_.manners().reports_restart;
    if (!stays) enter(ConnectionState::Connecting);
    host_.network().changed();
}

void ModelTransport::break_down() {
    // Where ICE had failed already, connectionState stays what it was; iceConnectionState does not.
    const bool had_failed = state_ == ConnectionState::Failed && !is_broken_;
    is_broken_ = true;
    if (had_failed) tell_state();
    enter(ConnectionState::Failed);
    host_.network().changed();
}

void ModelTransport::close() {
    state_ = ConnectionState::Closed;
    host_.network().remove(*this);
}

void ModelTransport::reconsider() {
    const bool passes = connects() && !host_.manners().never_connects;
    switch (state_) {
    case ConnectionState::Connecting:
    case ConnectionState::Disconnected:
        return passes ? propose(ConnectionState::Connected, host_.manners().connecting) : propose(state_, {});
    case ConnectionState::Connected:
        if (!passes) return propose(ConnectionState::Disconnected, host_.manners().noticing_loss);
        propose(state_, {});
        return observer_.on_packets_pass();
    case ConnectionState::New:
    case ConnectionState::Failed:
    case ConnectionState::Closed: return;
    }
}

// Proposing the present state takes another proposal back.
void ModelTransport::propose(ConnectionState next, Span delay) {
    if (next == proposed_) return;
    proposed_ = next;
    ++proposal_;
    if (next == state_) return;
    host_.timeline().after(host_.chance().within(delay), [this, next, proposal = proposal_] {
        if (proposal == proposal_ && state_ != ConnectionState::Closed) enter(next);
    });
}

void ModelTransport::enter(ConnectionState state) {
    const bool is_new = state != state_;
    state_ = state;
    proposed_ = ConnectionState::New;
    ++proposal_;
    ++stay_;
    if (state == ConnectionState::Connecting || state == ConnectionState::Disconnected) give_up_later();
    if (is_new) tell_state();
    if (state_ == ConnectionState::Failed) {
        former_ = {};
        host_.network().changed();
    }
    reconsider();
}

void ModelTransport::tell_state() {
    host_.tell(event::ConnectionStateChanged{
        .connection = handle_, .state = state_, .has_ice_failed = state_ == ConnectionState::Failed && !is_broken_});
}

void ModelTransport::give_up_later() {
    host_.timeline().after(host_.chance().within(host_.manners().giving_up), [this, stay = stay_] {
        if (stay == stay_ && state_ != ConnectionState::Closed) enter(ConnectionState::Failed);
    });
}

}  // namespace parley::sim
