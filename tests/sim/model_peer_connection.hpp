// Model peer connection: an RTCPeerConnection as the W3C's text describes it, without a network or media of its own.
//
// - Operations form a chain (W3C WebRTC 4.4.1.2): one after another, each taking its time. Session descriptions are
//   judged when their turn comes, so a collision is found where a browser finds it.
// - setLocalDescription without parameters makes an offer or, in have-remote-offer, an answer (4.4.2).
// - A remote offer in have-local-offer rolls the local one back (4.4.1.5).
// - negotiationneeded fires when negotiation is needed, the state is stable and the chain empty (4.7.3).
// - After close() nothing is fired and no operation is answered.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/border/event.hpp"
#include "sim/model_data_channels.hpp"
#include "sim/model_description.hpp"
#include "sim/model_transceivers.hpp"
#include "sim/model_transport.hpp"
#include "sim/peer_connection_host.hpp"

namespace parley::sim {

enum class SignalingState : std::uint8_t { Stable, HaveLocalOffer, HaveRemoteOffer, Closed };

class ModelPeerConnection final : private ModelTransport::Observer {
  public:
    // `host` outlives the connection, and the connection outlives the timeline's actions: keep it when it is closed.
    // `certificate` is the number that the order names; tabs share none.
    ModelPeerConnection(PeerConnectionHost& host, PeerConnectionHandle handle, std::uint32_t certificate);

    void set_sender(MediaSlot slot, TrackHandle track, bool create);
    void set_local_description(OperationId operation);
    void set_remote_description(OperationId operation, DescriptionType type, std::string sdp);
    void add_candidate(OperationId operation, Candidate candidate);
    void restart_ice();
    void open_data_channel(DataChannelHandle channel, std::string label);
    void close();
    // Gone without a word to the far side.
    void vanish();
    ModelDataChannels& channels() { return channels_; }

    // ---- for the checks
    SignalingState signaling_state() const { return signaling_; }
    ConnectionState connection_state() const { return transport_.state(); }
    std::uint32_t number() const { return transport_.number(); }
    const std::optional<ModelDescription>& current_local() const { return current_local_; }
    const std::optional<ModelDescription>& current_remote() const { return current_remote_; }
    // The other end, if both agree on it.
    ModelPeerConnection* counterpart();
    std::size_t pending_operations() const { return operations_.size(); }
    TrackHandle sending(const std::string& mid) const { return transceivers_.sending(mid); }

  private:
    struct DomException {
        std::string name;
        std::string message;
    };
    using Outcome = std::optional<DomException>;  // Nothing: fulfilled.
    struct Operation {
        std::string_view name;
        OperationId number;
        std::function<Outcome()> run;
        std::function<Event()> fulfilled;
    };

    void chain(Operation operation);
    void begin_operation();
    void finish_operation();
    Outcome make_local_description();
    void make_offer();
    void make_answer();
    Outcome apply_remote(DescriptionType type, const std::string& sdp);
    Outcome apply_offer(const ModelDescription& offer);
    Outcome apply_answer(const ModelDescription& answer);
    Outcome apply_candidate(const Candidate& candidate);
    void tell_remote_tracks(const std::vector<ModelTransceivers::RemoteTrack>& tracks);
    void become_stable();
    void update_negotiation_needed();
    void fire_negotiation_needed();
    bool needs_negotiation() const;
    std::uint32_t offered_ufrag();
    bool is_of_another_connection(const ModelDescription& remote) const;

    void on_packets_pass() override;
    bool uses_locally(std::uint32_t ufrag) const override;

    PeerConnectionHost& host_;
    PeerConnectionHandle handle_;
    std::string certificate_;
    ModelTransport transport_;
    ModelDataChannels channels_;
    ModelTransceivers transceivers_;
    SignalingState signaling_ = SignalingState::Stable;
    std::deque<Operation> operations_;
    std::optional<ModelDescription> current_local_;
    std::optional<ModelDescription> current_remote_;
    std::optional<ModelDescription> pending_local_;
    std::optional<ModelDescription> pending_remote_;
    DescriptionType current_local_type_ = DescriptionType::Offer;
    DescriptionType last_local_type_ = DescriptionType::Offer;
    std::uint32_t versions_ = 0;
    std::set<std::uint32_t> ufrags_to_replace_;  // [[LocalIceCredentialsToReplace]]
    bool negotiation_needed_ = false;
    bool update_on_empty_chain_ = false;
};

}  // namespace parley::sim
