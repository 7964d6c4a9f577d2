// Browser tab: hosts one real session as web/bridge does in a browser, over modelled connections, sockets and devices.
//
// It also watches the rules of the border: an order that names something that is not there is a broken rule.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/driver.hpp"
#include "core/border/client_options.hpp"
#include "sim/model_devices.hpp"
#include "sim/model_files.hpp"
#include "sim/model_peer_connection.hpp"
#include "sim/peer_connection_host.hpp"
#include "sim/surroundings.hpp"

namespace parley::sim {

struct TabOptions {
    ClientOptions client;
    ConnectionManners connections;
    DeviceManners microphone = DeviceManners::Granted;
    DeviceManners camera = DeviceManners::Granted;
    Span device_answer{.least = 5ms, .most = 800ms};
    Span timer_lateness{.least = 0ms, .most = 5ms};
    bool blocks_audio = false;  // Until the person allows it.
};

class BrowserTab final : public app::Host, public PeerConnectionHost, public SocketClient {
  public:
    BrowserTab(Surroundings& surroundings, TabNumber number, TabOptions options);

    void start() { driver_.start(); }
    void wish(const Intent& intent);
    // Everything of the page is gone. The server learns of it at once or, when `silently`, as if the power had failed.
    void close(bool silently);
    // The device in use is unplugged: its track ends by itself, and the list has it no more.
    void unplug(TrackKind kind);
    // The person ends the share by the browser's own control.
    void end_share();
    // All that was unplugged is plugged in again.
    void plug_in();
    void cut_socket(Duration noticed_within);
    // Nothing runs in the tab any more: what its browser has for it waits until it wakes.
    void sleep();
    // `clock_stood`: as long as the tab slept, its clock did not go on.
    void wake(bool clock_stood);
    // The person answers the browser's questions without thinking for long.
    void answer_within(Duration longest) {
        options_.device_answer.most = std::min(options_.device_answer.most, longest);
    }
    // Its clock is suddenly so much later.
    void jump_clock(Duration forward);
    // A far-fetched page script calls restartIce() on all connections: makes both sides negotiate at will.
    void restart_all_connections();

    // ---- for the checks
    bool is_closed() const { return is_closed_; }
    bool is_asleep() { return timeline_.sleeper().is_asleep(); }
    const TabOptions& options() const { return options_; }
    const std::string& label() const { return label_; }
    const Snapshot& snapshot() { return driver_.snapshot(); }
    ModelPeerConnection* connection(PeerConnectionHandle handle) const;
    const ModelDevices& devices() const { return devices_; }
    ModelFiles& files() { return files_; }
    std::size_t open_connections() const { return connections_.size(); }
    // Of each open connection: what it would gather with now.
    std::vector<std::vector<IceServer>> ice_servers() const {
        std::vector<std::vector<IceServer>> all;
        for (const auto& [connection, servers] : ice_servers_) all.push_back(servers);
        return all;
    }
    std::size_t connections_ever_opened() const { return all_connections_.size(); }
    // Those that are the links' own; others carry files, or what the page sends.
    std::size_t open_channels() const { return channels_.size() - files_.channels() - named_.size(); }
    // To how many members the page can send by that name now, or from how many it can receive.
    std::size_t sends_by(const std::string& name) const { return named_open(name, true); }
    std::size_t receives_by(const std::string& name) const { return named_open(name, false); }
    std::size_t unopened_channels() const;
    std::size_t open_sockets() const { return sockets_.size(); }

    // ---- app::Host
    Instant now() override { return timeline_.now() + clock_lead_; }
    void arm(std::optional<Instant> deadline) override;
    void execute(const Effect& effect) override;
    void snapshot_changed() override { check_snapshot_ = true; }

    // ---- PeerConnectionHost
    OwnTimeline& timeline() override { return timeline_; }
    Chance& chance() override { return surroundings_.chance; }
    MediaNetwork& network() override { return surroundings_.media; }
    TabNumber tab() const override { return number_; }
    const ConnectionManners& manners() const override { return options_.connections; }
    void tell(const Event& event) override;
    bool lets_operation_fail(std::string_view operation) override;
    bool lets_transport_break() override;

    // ---- SocketClient
    void on_socket_opened(ConnectionId socket) override;
    void on_socket_frame(ConnectionId socket, const std::string& text) override;
    void on_socket_closed(ConnectionId socket, std::uint16_t code, const std::string& reason) override;

  private:
    template <typename Item>
    void post(const Item& item);
    void note(const std::string& what);
    void complain(const std::string& what);
    // Complains and returns false when a rule does not hold.
    bool require(bool holds, const char* rule);
    void watch_rules();

    void on(const effect::OpenSocket& order);
    void on(const effect::SendFrame& order);
    void on(const effect::CloseSocket& order);
    void on(const effect::RequestMedia& order);
    void on(const effect::RequestScreen& order);
    void on(const effect::SetTrackEnabled& order);
    void on(const effect::ReleaseTrack& order);
    void on(const effect::ListDevices& order);
    void on(const effect::MeasureSound& order);
    void on(const effect::ChooseSpeaker& order);
    void on(const effect::PlayTestSound& order);
    void on(const effect::OpenPeerConnection& order);
    void on(const effect::ClosePeerConnection& order);
    void on(const effect::SetSender& order);
    void on(const effect::SetLocalDescription& order);
    void on(const effect::SetRemoteDescription& order);
    void on(const effect::AddCandidate& order);
    void on(const effect::SetIceServers& order);
    void on(const effect::RestartIce& order);
    void on(const effect::AdoptRemoteTrack& order);
    void on(const effect::PlayAudio& order);
    void on(const effect::ResumeAudio& order);
    void on(const effect::OpenDataChannel& order);
    void on(const effect::AdoptDataChannel& order);
    void on(const effect::OpenNamedChannel& order);
    void on(const effect::AdoptNamedChannel& order);
    void on(const effect::SendOnDataChannel& order);
    void on(const effect::CloseDataChannel& order);
    void on(const effect::CopyText& order);
    void on(const effect::StoreValue& order);
    void on(const effect::Log& order);
    // Nobody hears or sees these.
    void on(const effect::Ring& /*order*/) {}
    void on(const effect::AskForNotifications& /*order*/) {}
    void on(const effect::ShowNotification& /*order*/) {}
    void on(const effect::CloseNotification& /*order*/) {}
    void on(const effect::MeasureConnection& order);
    void on(const effect::StartRecording& order);
    void on(const effect::MixSound& order);
    void on(const effect::StopRecording& order);
    void on(const effect::SendFileChunk& order);
    template <typename FileOrder>
    void on(const FileOrder& order) {
        files_.execute(order);
    }

    std::size_t named_open(const std::string& name, bool is_outgoing) const;
    void tell_devices();
    std::optional<SocketHandle> handle_of(ConnectionId socket) const;
    ModelPeerConnection* required_connection(PeerConnectionHandle handle);
    ModelPeerConnection* connection_of(DataChannelHandle channel);

    Surroundings& surroundings_;
    OwnTimeline timeline_;
    TabNumber number_;
    TabOptions options_;
    std::string label_;
    app::Driver driver_;
    ModelDevices devices_;
    std::map<std::uint32_t, ConnectionId> sockets_;                // By packed handle, as all below.
    std::map<std::uint32_t, ModelPeerConnection*> connections_;    // Those that are open.
    std::map<std::uint32_t, std::vector<IceServer>> ice_servers_;  // By the same.
    std::map<std::uint32_t, PeerConnectionHandle> channels_;       // Those that the session holds.
    struct NamedChannelHere {
        std::string name = {};
        PeerId peer = {};
        bool is_outgoing = false;
    };
    std::map<std::uint32_t, NamedChannelHere> named_;  // Those of the page.
    ModelFiles files_;
    std::vector<std::unique_ptr<ModelPeerConnection>> all_connections_;  // Closed ones too: the timeline knows them.
    SocketHandle ending_socket_;  // Closed already, while the session is being told.
    std::optional<Instant> armed_;
    Duration clock_lead_{};  // How much later it is here than in the world; less than nothing where the clock stood.
    Instant asleep_since_{};
    std::size_t effects_ = 0;  // Of the item that is being handled.
    std::size_t frames_ = 0;   // Among them.
    bool lists_devices_ = false;
    bool is_audio_blocked_ = false;
    bool check_snapshot_ = false;
    bool is_closed_ = false;
};

}  // namespace parley::sim
