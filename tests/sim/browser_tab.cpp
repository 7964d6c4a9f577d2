// Browser tab: events in, orders out, and the rules of the border.
#include "sim/browser_tab.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/base/assert.hpp"
#include "sim/describe.hpp"
#include "sim/dialects.hpp"

namespace parley::sim {

BrowserTab::BrowserTab(Surroundings& surroundings, TabNumber number, TabOptions options)
    : surroundings_(surroundings),
      timeline_(surroundings.timeline),
      number_(number),
      options_(std::move(options)),
      label_(options_.client.name + "#" + std::to_string(number)),
      driver_(options_.client, surroundings.chance.next(), *this),
      files_(*this, [this](const char* rule) { complain(rule); }),
      is_audio_blocked_(options_.blocks_audio) {
    devices_.microphone = options_.microphone;
    devices_.camera = options_.camera;
}

// ---- into the session

template <typename Item>
void BrowserTab::post(const Item& item) {
    if (is_closed_) return;
    PARLEY_ASSERT(!is_asleep());
    if (surroundings_.journal.keeps_notes()) note(describe(item));
    effects_ = 0;
    frames_ = 0;
    driver_.post(item);
    surroundings_.watermarks.effects.reach(effects_);
    surroundings_.watermarks.frames.reach(frames_);
    if (std::exchange(check_snapshot_, false)) watch_rules();
}

void BrowserTab::wish(const Intent& intent) {
    post(intent);
}

void BrowserTab::tell(const Event& event) {
    if (!is_closed_ && files_.take(event)) return;
    post(event);
}

void BrowserTab::arm(std::optional<Instant> deadline) {
    armed_ = deadline;
    if (!deadline) return;
    const Instant when = std::max(*deadline, now()) - clock_lead_ + chance().within(options_.timer_lateness);
    timeline().at(when, [this, deadline] {
        if (armed_ != deadline) return;
        if (now() < *deadline) return arm(deadline);  // The clock stood for a while.
        armed_.reset();
        tell(event::TimeReached{});
    });
}

bool BrowserTab::lets_operation_fail(std::string_view operation) {
    OperationFaults& faults = surroundings_.faults;
    ++faults.counted;
    const bool fails = faults.counted == faults.failing || (faults.chosen && faults.chosen(label_, operation)) ||
                       (faults.percent > 0 && chance().percent(faults.percent));
    if (fails) ++faults.failed;
    return fails;
}

bool BrowserTab::lets_transport_break() {
    OperationFaults& faults = surroundings_.faults;
    const bool breaks = faults.transport_percent > 0 && chance().percent(faults.transport_percent);
    if (breaks) ++faults.transports_broken;
    return breaks;
}

std::optional<SocketHandle> BrowserTab::handle_of(ConnectionId socket) const {
    const auto found =
        std::find_if(sockets_.begin(), sockets_.end(), [&](const auto& s) { return s.second == socket; });
    if (found == sockets_.end()) return std::nullopt;
    return SocketHandle::from_packed(found->first);
}

void BrowserTab::on_socket_opened(ConnectionId socket) {
    timeline_.sleeper().perform([this, socket] {
        if (const auto handle = handle_of(socket)) tell(event::SocketOpened{.socket = *handle});
    });
}

void BrowserTab::on_socket_frame(ConnectionId socket, const std::string& text) {
    timeline_.sleeper().perform([this, socket, text] {
        if (const auto handle = handle_of(socket)) tell(event::FrameReceived{.socket = *handle, .text = text});
    });
}

// Until the session is told, it may send on the socket: that is lost.
void BrowserTab::on_socket_closed(ConnectionId socket, std::uint16_t code, const std::string& reason) {
    timeline_.sleeper().perform([this, socket, code, reason] {
        const auto handle = handle_of(socket);
        if (!handle) return;
        sockets_.erase(handle->packed());
        ending_socket_ = *handle;
        tell(event::SocketClosed{.socket = *handle, .code = code, .reason = reason});
        ending_socket_ = {};
    });
}

// ---- what happens to the tab

void BrowserTab::close(bool silently) {
    note(silently ? "* vanishes" : "* closes the tab");
    is_closed_ = true;
    for (const auto& [handle, connection] : std::exchange(connections_, {})) {
        if (silently) {
            connection->vanish();
        } else {
            connection->close();
        }
    }
    for (const auto& [handle, socket] : std::exchange(sockets_, {})) {
        if (silently) {
            surroundings_.signaling.cut(socket, 0ms, 10s);
        } else {
            surroundings_.signaling.close(socket, 1001);
        }
    }
}

void BrowserTab::unplug(TrackKind kind) {
    const Device& device = kind == TrackKind::Audio ? snapshot().microphone : snapshot().camera;
    if (is_closed_ || !devices_.is_local(device.track)) return;
    const TrackHandle track = device.track;
    devices_.unplug(track);
    tell(event::TrackEnded{.track = track});
    if (lists_devices_) tell_devices();
}

void BrowserTab::end_share() {
    const TrackHandle track = snapshot().screen.track;
    if (!is_closed_ && devices_.is_local(track)) tell(event::TrackEnded{.track = track});
}

void BrowserTab::plug_in() {
    devices_.plug_in();
    if (lists_devices_) tell_devices();
}

void BrowserTab::tell_devices() {
    timeline().after(1ms, [this] {
        if (!is_closed_) tell(event::DevicesListed{.devices = devices_.listed()});
    });
}

void BrowserTab::cut_socket(Duration noticed_within) {
    note("* loses its socket");
    for (const auto& [handle, socket] : sockets_) {
        surroundings_.signaling.cut(socket, noticed_within, noticed_within);
    }
}

void BrowserTab::sleep() {
    note("* falls asleep");
    asleep_since_ = timeline_.now();
    timeline_.sleeper().sleep();
}

void BrowserTab::wake(bool clock_stood) {
    if (!is_asleep()) return;
    note(clock_stood ? "* wakes, and does not know how long it slept" : "* wakes");
    if (clock_stood) clock_lead_ -= timeline_.now() - asleep_since_;
    timeline_.sleeper().wake();
}

void BrowserTab::jump_clock(Duration forward) {
    note("* has a clock that jumps");
    clock_lead_ += forward;
    if (armed_) arm(armed_);
}

void BrowserTab::restart_all_connections() {
    note("* restarts ICE everywhere");
    for (const auto& [handle, connection] : connections_) connection->restart_ice();
}

// ---- the rules

void BrowserTab::note(const std::string& what) {
    surroundings_.journal.note(timeline_.now(), label_, what);
}

void BrowserTab::complain(const std::string& what) {
    surroundings_.journal.complain(timeline_.now(), label_, what);
}

bool BrowserTab::require(bool holds, const char* rule) {
    if (!holds) complain(rule);
    return holds;
}

void BrowserTab::watch_rules() {
    const Snapshot& seen = snapshot();
    require(open_connections() <= seen.members.size(), "more connections than other members");
    require(open_channels() <= open_connections(), "more data channels than connections");
    require(open_sockets() <= sockets_of(options_.client.dialect), "more sockets than the dialect has");
    require(devices_.local_tracks() <= 3, "more local tracks than two devices and a screen");
    for (const MemberView& member : seen.members) {
        require(!member.connection || connection(member.connection) != nullptr, "a member's connection is not open");
        for (const TrackHandle track : {member.audio, member.video, member.screen}) {
            require(!track || devices_.remote(track) != nullptr, "a member's track is not there");
        }
        require(!member.name.empty(), "a member has no name");
        require(member.id != seen.self, "we are among the others");
    }
}

ModelPeerConnection* BrowserTab::connection(PeerConnectionHandle handle) const {
    const auto found = connections_.find(handle.packed());
    return found == connections_.end() ? nullptr : found->second;
}

std::size_t BrowserTab::unopened_channels() const {
    return static_cast<std::size_t>(std::count_if(channels_.begin(), channels_.end(), [&](const auto& channel) {
        ModelPeerConnection* const owner = connection(channel.second);
        return owner == nullptr || !owner->channels().is_open(DataChannelHandle::from_packed(channel.first));
    }));
}

}  // namespace parley::sim
