// Model peer connection: the chain of operations, the descriptions, and when negotiation is needed.
#include "sim/model_peer_connection.hpp"

#include <utility>

namespace parley::sim {

ModelPeerConnection::ModelPeerConnection(PeerConnectionHost& host, PeerConnectionHandle handle,
                                         std::uint32_t certificate)
    : host_(host),
      handle_(handle),
      certificate_(std::to_string(host.tab()) + "/" + std::to_string(certificate)),
      transport_(host, *this, handle),
      channels_(host, transport_, handle, [this]() -> ModelDataChannels* {
          ModelTransport* const far = host_.network().far_end(transport_);
          return far == nullptr ? nullptr : &static_cast<ModelPeerConnection&>(far->observer()).channels_;
      }) {}

ModelPeerConnection* ModelPeerConnection::counterpart() {
    ModelTransport* const far = host_.network().counterpart(transport_);
    return far == nullptr ? nullptr : static_cast<ModelPeerConnection*>(&far->observer());
}

void ModelPeerConnection::set_sender(MediaSlot slot, TrackHandle track, bool create) {
    transceivers_.set_sender(slot, track, create);
    update_negotiation_needed();
}

void ModelPeerConnection::open_data_channel(DataChannelHandle channel, std::string label) {
    channels_.open(channel, std::move(label));
    transceivers_.want_application();
    update_negotiation_needed();
}

void ModelPeerConnection::restart_ice() {
    ufrags_to_replace_.clear();
    if (current_local_) ufrags_to_replace_.insert(current_local_->ufrag);
    if (pending_local_) ufrags_to_replace_.insert(pending_local_->ufrag);
    update_negotiation_needed();
}

void ModelPeerConnection::close() {
    channels_.close_all();
    vanish();
}

void ModelPeerConnection::vanish() {
    signaling_ = SignalingState::Closed;
    transport_.close();
    operations_.clear();
}

// ---- the chain of operations

void ModelPeerConnection::set_local_description(OperationId operation) {
    chain({.name = "setLocalDescription",
           .number = operation,
           .run = [this] { return make_local_description(); },
           .fulfilled = [this, operation]() -> Event {
               // localDescription: the pending one, or else the current one.
               const ModelDescription& description = pending_local_ ? *pending_local_ : *current_local_;
               return event::LocalDescriptionSet{
                   .operation = operation, .type = last_local_type_, .sdp = to_sdp(description)};
           }});
}

void ModelPeerConnection::set_remote_description(OperationId operation, DescriptionType type, std::string sdp) {
    chain({.name = "setRemoteDescription",
           .number = operation,
           .run = [this, type, sdp = std::move(sdp)] { return apply_remote(type, sdp); },
           .fulfilled = [operation]() -> Event { return event::OperationDone{.operation = operation}; }});
}

void ModelPeerConnection::add_candidate(OperationId operation, Candidate candidate) {
    chain({.name = "addIceCandidate",
           .number = operation,
           .run = [this, candidate = std::move(candidate)] { return apply_candidate(candidate); },
           .fulfilled = [operation]() -> Event { return event::OperationDone{.operation = operation}; }});
}

void ModelPeerConnection::chain(Operation operation) {
    operations_.push_back(std::move(operation));
    if (operations_.size() == 1) begin_operation();
}

void ModelPeerConnection::begin_operation() {
    const ConnectionManners& manners = host_.manners();
    const bool is_slow = manners.slow_percent > 0 && host_.chance().percent(manners.slow_percent);
    const Span duration = is_slow ? manners.slow_operation : manners.operation;
    host_.timeline().after(host_.chance().within(duration), [this] { finish_operation(); });
}

void ModelPeerConnection::finish_operation() {
    if (signaling_ == SignalingState::Closed) return;
    const Operation& operation = operations_.front();
    const OperationId number = operation.number;
    Outcome outcome;
    if (host_.lets_operation_fail(operation.name)) {
        outcome = DomException{.name = "OperationError", .message = "This time it was not to be."};
    } else {
        outcome = operation.run();
    }
    if (signaling_ == SignalingState::Closed) return;  // The session closed it on an event fired meanwhile.
    const Event answer =
        outcome ? event::OperationFailed{.operation = number, .name = outcome->name, .message = outcome->message}
                : operation.fulfilled();
    operations_.pop_front();
    if (!operations_.empty()) {
        begin_operation();
    } else if (std::exchange(update_on_empty_chain_, false)) {
        update_negotiation_needed();
    }
    host_.tell(answer);
}

// ---- local descriptions

ModelPeerConnection::Outcome ModelPeerConnection::make_local_description() {
    if (signaling_ == SignalingState::HaveRemoteOffer) {
        make_answer();
    } else {
        make_offer();
    }
    return {};
}

void ModelPeerConnection::make_offer() {
    if (signaling_ == SignalingState::HaveLocalOffer) transceivers_.roll_back();
    pending_local_ = ModelDescription{.connection = number(),
                                      .version = ++versions_,
                                      .ufrag = offered_ufrag(),
                                      .sections = transceivers_.offer(),
                                      .certificate = certificate_};
    last_local_type_ = DescriptionType::Offer;
    signaling_ = SignalingState::HaveLocalOffer;
    transport_.gather(pending_local_->ufrag);
}

std::uint32_t ModelPeerConnection::offered_ufrag() {
    const bool is_first = !current_local_;
    if (is_first && !pending_local_) return host_.network().next_ufrag();
    const std::uint32_t present = pending_local_ ? pending_local_->ufrag : current_local_->ufrag;
    return ufrags_to_replace_.contains(present) ? host_.network().next_ufrag() : present;
}

void ModelPeerConnection::make_answer() {
    // A remote restart is answered with new credentials; one wanted here needs an offer of ours (RFC 8829, 5.3.1).
    const bool restarts = !current_local_ || !current_remote_ || current_remote_->ufrag != pending_remote_->ufrag;
    current_local_ = ModelDescription{.connection = number(),
                                      .version = ++versions_,
                                      .ufrag = restarts ? host_.network().next_ufrag() : current_local_->ufrag,
                                      .sections = transceivers_.answer(pending_remote_->sections),
                                      .certificate = certificate_};
    current_local_type_ = last_local_type_ = DescriptionType::Answer;
    current_remote_ = std::exchange(pending_remote_, std::nullopt);
    transport_.gather(current_local_->ufrag);
    become_stable();
}

// ---- remote descriptions

ModelPeerConnection::Outcome ModelPeerConnection::apply_remote(DescriptionType type, const std::string& sdp) {
    const std::optional<ModelDescription> description = from_sdp(sdp);
    if (!description) return DomException{.name = "OperationError", .message = "The SDP does not parse."};
    if (is_of_another_connection(*description)) {
        return DomException{.name = "InvalidAccessError", .message = "The fingerprint is another connection's."};
    }
    switch (type) {
    case DescriptionType::Offer: return apply_offer(*description);
    case DescriptionType::Answer: return apply_answer(*description);
    }
    return {};
}

bool ModelPeerConnection::is_of_another_connection(const ModelDescription& remote) const {
    const std::optional<ModelDescription>& known = current_remote_ ? current_remote_ : pending_remote_;
    return known && known->connection != remote.connection;
}

ModelPeerConnection::Outcome ModelPeerConnection::apply_offer(const ModelDescription& offer) {
    if (!transceivers_.accepts_offer(offer.sections)) {
        return DomException{.name = "InvalidAccessError", .message = "The order of m-lines changed."};
    }
    if (signaling_ == SignalingState::HaveLocalOffer) {
        transceivers_.roll_back();
        pending_local_.reset();
    }
    pending_remote_ = offer;
    signaling_ = SignalingState::HaveRemoteOffer;
    tell_remote_tracks(transceivers_.apply_offer(offer.sections));
    return {};
}

ModelPeerConnection::Outcome ModelPeerConnection::apply_answer(const ModelDescription& answer) {
    if (signaling_ != SignalingState::HaveLocalOffer) {
        return DomException{.name = "InvalidStateError", .message = "There is no local offer to answer."};
    }
    if (!transceivers_.accepts_answer(answer.sections)) {
        return DomException{.name = "InvalidAccessError", .message = "The m-lines of offer and answer differ."};
    }
    current_local_ = std::exchange(pending_local_, std::nullopt);
    current_local_type_ = DescriptionType::Offer;
    current_remote_ = answer;
    become_stable();
    tell_remote_tracks(transceivers_.apply_answer(answer.sections));
    return {};
}

void ModelPeerConnection::tell_remote_tracks(const std::vector<ModelTransceivers::RemoteTrack>& tracks) {
    for (const auto& track : tracks) {
        if (signaling_ == SignalingState::Closed) return;
        host_.tell(event::RemoteTrackAdded{.connection = handle_, .kind = track.kind, .mid = track.mid});
    }
}

ModelPeerConnection::Outcome ModelPeerConnection::apply_candidate(const Candidate& candidate) {
    if (!current_remote_ && !pending_remote_) {
        return DomException{.name = "InvalidStateError", .message = "There is no remote description."};
    }
    if (candidate.candidate.empty()) return {};
    const std::uint32_t ufrag = candidate_ufrag(candidate.candidate);
    for (const auto* description : {&current_remote_, &pending_remote_}) {
        if (!*description || (*description)->ufrag != ufrag) continue;
        transport_.add_remote_candidate(ufrag);
        return {};
    }
    return DomException{.name = "OperationError", .message = "No remote description has this ufrag."};
}

void ModelPeerConnection::become_stable() {
    signaling_ = SignalingState::Stable;
    transceivers_.settle();
    if (!ufrags_to_replace_.contains(current_local_->ufrag)) ufrags_to_replace_.clear();
    negotiation_needed_ = false;
    update_negotiation_needed();
    transport_.agree({.local_ufrag = current_local_->ufrag,
                      .remote_ufrag = current_remote_->ufrag,
                      .remote_connection = current_remote_->connection});
}

// ---- negotiationneeded

void ModelPeerConnection::update_negotiation_needed() {
    if (!operations_.empty()) {
        update_on_empty_chain_ = true;
        return;
    }
    host_.timeline().after(0ms, [this] { fire_negotiation_needed(); });
}

void ModelPeerConnection::fire_negotiation_needed() {
    if (signaling_ == SignalingState::Closed) return;
    if (!operations_.empty()) {
        update_on_empty_chain_ = true;
        return;
    }
    if (signaling_ != SignalingState::Stable) return;  // Looked at again on the return to stable.
    if (!needs_negotiation()) {
        negotiation_needed_ = false;
        return;
    }
    if (std::exchange(negotiation_needed_, true)) return;
    host_.tell(event::NegotiationNeeded{.connection = handle_});
}

bool ModelPeerConnection::needs_negotiation() const {
    if (!ufrags_to_replace_.empty()) return true;
    static const std::vector<MediaSection> none;
    return transceivers_.needs_negotiation(current_local_type_, current_local_ ? current_local_->sections : none,
                                           current_remote_ ? current_remote_->sections : none);
}

// ---- the transport

void ModelPeerConnection::on_packets_pass() {
    channels_.flush();
}

bool ModelPeerConnection::uses_locally(std::uint32_t ufrag) const {
    return (pending_local_ && pending_local_->ufrag == ufrag) || (current_local_ && current_local_->ufrag == ufrag);
}

}  // namespace parley::sim
