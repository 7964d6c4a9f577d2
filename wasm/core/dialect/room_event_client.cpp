// The client's end of the room-event dialect.
#include <utility>

#include "core/base/overloaded.hpp"
#include "core/dialect/peer_set.hpp"
#include "core/dialect/room_event.hpp"
#include "core/dialect/room_event_frame.hpp"

namespace parley::dialect::room_event {

namespace {

class RoomEventClient final : public ClientCodec {
  public:
    std::vector<std::string> encode(const ClientMessage& message) override {
        return std::visit(overloaded{
                              [this](const signal::Join& join) { return remember(join); },
                              [this](const signal::Relay& relay) { return write(relay); },
                              [this](const signal::SetState& set) { return share_screen(set.state.screen_on); },
                              // Leaving is closing the connection, and the rest cannot be said.
                              [](const auto&) { return std::vector<std::string>{}; },
                          },
                          message);
    }

    Decoded<HubMessage> decode(std::string_view frame) override {
        return decode_event<HubMessage>(
            frame, [this](Event& event, std::vector<HubMessage>& messages) { return read(event, messages); });
    }

  private:
    // Opening the connection has joined already.
    std::vector<std::string> remember(const signal::Join& join) {
        room_ = join.room;
        name_ = join.name;
        return {};
    }
    // Servers of this dialect deliver nothing without a receiver.
    std::vector<std::string> write(const signal::Relay& relay) const {
        if (!relay.to) return {};
        return write_payload(relay.payload, self_, *relay.to, name_);
    }
    std::vector<std::string> share_screen(bool shares_screen) {
        if (std::exchange(shares_screen_, shares_screen) == shares_screen) return {};
        return {write_screen_share(self_, shares_screen)};
    }

    bool read(Event& event, std::vector<HubMessage>& messages) {
        if (event.name == "peers") {
            messages.push_back(read_peers(event.fields));
        } else if (event.name == "peer-joined") {
            PeerId id = event.fields.peer("peerId");
            if (is_self(id)) return false;
            messages.push_back(signal::MemberJoined{{.id = std::move(id), .name = read_username(event), .state = {}}});
        } else if (event.name == "peer-left") {
            PeerId id = event.fields.peer("peerId");
            sharers_.remove(id);
            messages.push_back(signal::MemberLeft{.id = std::move(id)});
        } else if (event.name == "screen-share-started" || event.name == "screen-share-stopped") {
            return read_screen_share(event, messages);
        } else if (event.name == "error") {
            messages.push_back(read_error(event.fields, "peerId"));
        } else if (auto payload = read_payload(event)) {
            return read_relayed(*std::move(payload), event, messages);
        } else {
            return false;
        }
        return true;
    }

    // Servers that say nothing of us list the others only.
    signal::Joined read_peers(Fields& fields) {
        if (auto id = fields.peer_if_any("yourId")) self_ = *std::move(id);
        signal::Joined joined{.self = self_,
                              .room = room_,
                              .members = {},
                              .ice_servers = {},
                              .capacity = 0,
                              .host = fields.peer_if_any("hostId").value_or(PeerId{})};
        PeerSet listed;
        for (PeerId& id : fields.peers_if_any("peers", limits::room_members_max)) {
            if (is_self(id) || !listed.add(id)) continue;
            joined.members.push_back({.id = std::move(id), .name = {}, .state = {}});
        }
        return joined;
    }

    bool read_screen_share(Event& event, std::vector<HubMessage>& messages) {
        PeerId id = event.fields.peer("peerId");
        if (is_self(id)) return false;
        event.name == "screen-share-started" ? sharers_.add(id) : sharers_.remove(id);
        const MemberState state = state_of(id);
        messages.push_back(signal::MemberChanged{.id = std::move(id), .state = state});
        return true;
    }

    bool read_relayed(signal::Payload payload, Event& event, std::vector<HubMessage>& messages) const {
        PeerId from = event.fields.peer("peerId");
        const std::optional<PeerId> to = event.fields.peer_if_any("targetPeerId");
        if (is_self(from) || (to && !self_.empty() && *to != self_)) return false;
        std::string name = read_username(event);
        if (!name.empty()) messages.push_back(signal::MemberChanged{.id = from, .state = state_of(from), .name = name});
        messages.push_back(signal::Relayed{
            .from = std::move(from), .to = self_, .payload = std::move(payload), .frame = {}, .name = std::move(name)});
        return true;
    }

    bool is_self(const PeerId& id) const { return !id.empty() && id == self_; }
    // Of microphone and camera this dialect says nothing: what is sent is shown.
    MemberState state_of(const PeerId& id) const {
        return {.microphone_on = true, .camera_on = true, .screen_on = sharers_.contains(id)};
    }

    PeerId self_;  // Empty on servers that do not say it.
    RoomId room_;
    std::string name_;
    bool shares_screen_ = false;
    PeerSet sharers_;
};

}  // namespace

std::unique_ptr<ClientCodec> make_client_codec() {
    return std::make_unique<RoomEventClient>();
}

}  // namespace parley::dialect::room_event
