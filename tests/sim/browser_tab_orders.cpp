// Browser tab: what becomes of each order of the session.
#include <utility>
#include <variant>

#include "core/link/file_channels.hpp"
#include "sim/browser_tab.hpp"
#include "sim/describe.hpp"

namespace parley::sim {

void BrowserTab::execute(const Effect& effect) {
    if (is_closed_) return;
    ++effects_;
    if (surroundings_.journal.keeps_notes()) note(describe(effect));
    std::visit([this](const auto& order) { on(order); }, effect);
}

// ---- sockets

void BrowserTab::on(const effect::OpenSocket& order) {
    if (!require(!sockets_.contains(order.socket.packed()), "a socket is opened twice")) return;
    sockets_[order.socket.packed()] = surroundings_.signaling.open(*this, order.url);
}

// A timer that runs out in the same instant in which a socket ends is seen to before the session is told of that end.

void BrowserTab::on(const effect::SendFrame& order) {
    if (order.socket == ending_socket_) return;
    const auto found = sockets_.find(order.socket.packed());
    if (!require(found != sockets_.end(), "a frame is sent on a socket that is closed")) return;
    ++frames_;
    surroundings_.signaling.send(found->second, order.text);
}

void BrowserTab::on(const effect::CloseSocket& order) {
    if (order.socket == ending_socket_) return;
    const auto found = sockets_.find(order.socket.packed());
    if (!require(found != sockets_.end(), "a socket is closed that is not open")) return;
    surroundings_.signaling.close(found->second, order.code);
    sockets_.erase(found);
}

// ---- devices and tracks

void BrowserTab::on(const effect::RequestMedia& order) {
    require(order.audio || order.video, "media of no kind is asked for");
    devices_.expect(order);
    timeline().after(chance().within(options_.device_answer), [this, order] {
        if (is_closed_) return;
        const bool fails = lets_operation_fail("getUserMedia");
        if (fails) devices_.refuse(order);
        const std::string error = fails ? "AbortError" : devices_.answer(order);
        if (error.empty()) {
            return tell(event::MediaGranted{.operation = order.operation,
                                            .audio_device = devices_.source(order.audio),
                                            .video_device = devices_.source(order.video)});
        }
        tell(event::OperationFailed{.operation = order.operation, .name = error, .message = {}});
    });
}

void BrowserTab::on(const effect::RequestScreen& order) {
    devices_.expect_screen(order.video);
    timeline().after(chance().within(options_.device_answer), [this, order] {
        if (is_closed_) return;
        const bool fails = lets_operation_fail("getDisplayMedia");
        devices_.answer_screen(order.video, !fails);
        if (!fails) return tell(event::MediaGranted{.operation = order.operation});
        tell(event::OperationFailed{.operation = order.operation, .name = "AbortError", .message = {}});
    });
}

void BrowserTab::on(const effect::SetTrackEnabled& order) {
    require(devices_.set_enabled(order.track, order.enabled), "a track is muted that is not ours");
}

void BrowserTab::on(const effect::ReleaseTrack& order) {
    require(devices_.release(order.track), "a track is released that is not there");
}

void BrowserTab::on(const effect::AdoptRemoteTrack& order) {
    if (required_connection(order.connection) != nullptr) devices_.adopt(order);
}

void BrowserTab::on(const effect::PlayAudio& order) {
    require(devices_.play(order.track), "a track is played that is not there");
    if (!is_audio_blocked_) return;
    timeline().after(1ms, [this] {
        if (is_audio_blocked_) tell(event::AudioBlocked{});
    });
}

void BrowserTab::on(const effect::ResumeAudio& /*order*/) {
    is_audio_blocked_ = false;
    timeline().after(1ms, [this] { tell(event::AudioUnblocked{}); });
}

void BrowserTab::on(const effect::ListDevices& /*order*/) {
    lists_devices_ = true;
    tell_devices();
}

void BrowserTab::on(const effect::MeasureSound& order) {
    require(!order.track || devices_.is_local(order.track), "a track is measured that is not ours");
}

void BrowserTab::on(const effect::ChooseSpeaker& order) {
    timeline().after(1ms, [this, order] {
        if (order.device.empty() || devices_.has(order.device)) {
            return tell(event::OperationDone{.operation = order.operation});
        }
        tell(event::OperationFailed{.operation = order.operation, .name = "NotFoundError", .message = {}});
    });
}

void BrowserTab::on(const effect::PlayTestSound& /*order*/) {}

// ---- connections

ModelPeerConnection* BrowserTab::required_connection(PeerConnectionHandle handle) {
    ModelPeerConnection* const found = connection(handle);
    require(found != nullptr, "an order names a connection that is not open");
    return found;
}

void BrowserTab::on(const effect::OpenPeerConnection& order) {
    if (!require(connection(order.connection) == nullptr, "a connection is opened twice")) return;
    all_connections_.push_back(std::make_unique<ModelPeerConnection>(*this, order.connection, order.certificate));
    connections_[order.connection.packed()] = all_connections_.back().get();
    ice_servers_[order.connection.packed()] = order.ice_servers;
}

void BrowserTab::on(const effect::ClosePeerConnection& order) {
    ModelPeerConnection* const closed = required_connection(order.connection);
    if (closed == nullptr) return;
    closed->close();
    connections_.erase(order.connection.packed());
    ice_servers_.erase(order.connection.packed());
}

void BrowserTab::on(const effect::SetSender& order) {
    require(!order.track || devices_.is_local(order.track), "a track is sent that is not ours");
    ModelPeerConnection* const target = required_connection(order.connection);
    if (target != nullptr) target->set_sender(order.slot, order.track, order.create);
}

void BrowserTab::on(const effect::SetLocalDescription& order) {
    ModelPeerConnection* const target = required_connection(order.connection);
    if (target != nullptr) target->set_local_description(order.operation);
}

void BrowserTab::on(const effect::SetRemoteDescription& order) {
    ModelPeerConnection* const target = required_connection(order.connection);
    if (target != nullptr) target->set_remote_description(order.operation, order.type, order.sdp);
}

void BrowserTab::on(const effect::AddCandidate& order) {
    ModelPeerConnection* const target = required_connection(order.connection);
    if (target == nullptr) return;
    target->add_candidate(order.operation, order.candidate);
    surroundings_.watermarks.operations.reach(target->pending_operations());
}

void BrowserTab::on(const effect::SetIceServers& order) {
    if (required_connection(order.connection) != nullptr) ice_servers_[order.connection.packed()] = order.ice_servers;
}

void BrowserTab::on(const effect::RestartIce& order) {
    if (ModelPeerConnection* const target = required_connection(order.connection)) target->restart_ice();
}

// ---- data channels

ModelPeerConnection* BrowserTab::connection_of(DataChannelHandle channel) {
    const auto found = channels_.find(channel.packed());
    if (!require(found != channels_.end(), "an order names a data channel that is not there")) return nullptr;
    return connection(found->second);
}

void BrowserTab::on(const effect::OpenDataChannel& order) {
    ModelPeerConnection* const target = required_connection(order.connection);
    if (target == nullptr || !require(!channels_.contains(order.channel.packed()), "a channel is opened twice")) return;
    channels_[order.channel.packed()] = order.connection;
    if (order.label == link::file_channel_label) files_.add_channel(order.channel, target->channels());
    target->open_data_channel(order.channel, order.label);
}

void BrowserTab::on(const effect::AdoptDataChannel& order) {
    ModelPeerConnection* const target = required_connection(order.connection);
    if (target == nullptr || !require(!channels_.contains(order.channel.packed()), "a channel is opened twice")) return;
    channels_[order.channel.packed()] = order.connection;
    if (order.label == link::file_channel_label)
        files_.add_channel(order.channel, target->channels(), order.connection);
    target->channels().adopt(order.channel);
}

void BrowserTab::on(const effect::OpenNamedChannel& order) {
    on(effect::OpenDataChannel{.connection = order.connection, .channel = order.channel, .label = order.label});
    for (const auto& [handle, other] : named_) {
        const bool is_same = other.is_outgoing && other.name == order.name && other.peer == order.peer;
        require(!is_same, "the page has two channels to send on to one member by one name");
    }
    named_[order.channel.packed()] = {.name = order.name, .peer = order.peer, .is_outgoing = true};
}

void BrowserTab::on(const effect::AdoptNamedChannel& order) {
    on(effect::AdoptDataChannel{.connection = order.connection, .channel = order.channel, .label = order.label});
    named_[order.channel.packed()] = {.name = order.name, .peer = order.peer, .is_outgoing = false};
}

std::size_t BrowserTab::named_open(const std::string& name, bool is_outgoing) const {
    std::size_t count = 0;
    for (const auto& [packed, named] : named_) {
        const DataChannelHandle handle = DataChannelHandle::from_packed(packed);
        ModelPeerConnection* const target = connection(channels_.at(packed));
        const bool is_open = target != nullptr && target->channels().is_open(handle);
        if (is_open && named.name == name && named.is_outgoing == is_outgoing) ++count;
    }
    return count;
}

void BrowserTab::on(const effect::SendOnDataChannel& order) {
    ModelPeerConnection* const target = connection_of(order.channel);
    if (target == nullptr) return;
    require(target->channels().is_open(order.channel), "a message is sent on a data channel that is not open");
    target->channels().send(order.channel, order.text);
    surroundings_.watermarks.messages.reach(target->channels().waiting_messages());
}

void BrowserTab::on(const effect::CloseDataChannel& order) {
    ModelPeerConnection* const target = connection_of(order.channel);
    if (target != nullptr) target->channels().close(order.channel);
    channels_.erase(order.channel.packed());
    named_.erase(order.channel.packed());
    files_.remove_channel(order.channel);
}

void BrowserTab::on(const effect::SendFileChunk& order) {
    if (connection_of(order.channel) != nullptr) files_.send(order);
}

// ---- the rest

void BrowserTab::on(const effect::MeasureConnection& order) {
    if (required_connection(order.connection) == nullptr) return;
    timeline().after(1ms, [this, order] {
        if (connection(order.connection) == nullptr) return;
        if (lets_operation_fail("getStats")) {
            return tell(event::OperationFailed{.operation = order.operation, .name = "AbortError", .message = {}});
        }
        event::ConnectionMeasured measured{.operation = order.operation};
        measured.counts.round_trip_us = 20'000;
        tell(measured);
    });
}

void BrowserTab::on(const effect::CopyText& order) {
    timeline().after(1ms, [this, operation = order.operation] {
        if (lets_operation_fail("writeText")) {
            return tell(event::OperationFailed{.operation = operation, .name = "NotAllowedError", .message = {}});
        }
        tell(event::OperationDone{.operation = operation});
    });
}

void BrowserTab::on(const effect::StoreValue& /*order*/) {}

void BrowserTab::on(const effect::Log& /*order*/) {}

// ---- recording

void BrowserTab::on(const effect::StartRecording& order) {
    timeline().after(1ms, [this, order] {
        if (!is_closed_) tell(event::RecordingStarted{.operation = order.operation, .in_memory = true});
    });
}

void BrowserTab::on(const effect::MixSound& /*order*/) {}

void BrowserTab::on(const effect::StopRecording& order) {
    timeline().after(1ms, [this, order] {
        if (!is_closed_) tell(event::OperationDone{.operation = order.operation});
    });
}

}  // namespace parley::sim
