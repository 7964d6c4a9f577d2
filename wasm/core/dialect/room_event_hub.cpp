// The hub's end of the room-event dialect.
#include <utility>

#include "core/dialect/nested_json.hpp"
#include "core/dialect/peer_set.hpp"
#include "core/dialect/room_event.hpp"
#include "core/dialect/room_event_frame.hpp"

namespace parley::dialect::room_event {

namespace {

class RoomEventHub final : public HubCodec {
  public:
    std::vector<std::string> encode(const HubMessage& message) override {
        return std::visit([this](const auto& alternative) { return write(alternative); }, message);
    }

    Decoded<ClientMessage> decode(std::string_view frame) override {
        return decode_event<ClientMessage>(
            frame, [this](Event& event, std::vector<ClientMessage>& messages) { return read(event, messages); });
    }

  private:
    std::vector<std::string> write(const signal::Joined& joined) {
        self_ = joined.self;
        host_ = joined.host;
        std::vector<std::string> frames{write_peers(joined.members)};
        for (const signal::Member& member : joined.members) add_screen_share(frames, member.id, member.state);
        return frames;
    }
    // Clients offer to whoever stands in a list, and wait for whoever is announced.
    std::vector<std::string> write(const signal::MemberJoined& joined) {
        std::vector<std::string> frames{joined.receiver_offers ? write_peers({&joined.member, 1})
                                                               : write_peer_joined(joined.member)};
        add_screen_share(frames, joined.member.id, joined.member.state);
        return frames;
    }
    std::vector<std::string> write(const signal::MemberLeft& left) {
        sharers_.remove(left.id);
        json::Writer writer;
        begin_event(writer, "peer-left").key("peerId").text(left.id.value);
        return {end_event(writer)};
    }
    std::vector<std::string> write(const signal::MemberChanged& changed) {
        std::vector<std::string> frames;
        add_screen_share(frames, changed.id, changed.state);
        return frames;
    }
    std::vector<std::string> write(const signal::Relayed& relayed) {
        if (relayed.frame_dialect == dialect.name && !relayed.frame.empty()) {
            return std::vector<std::string>(1, relayed.frame);
        }
        return write_payload(relayed.payload, relayed.from, {}, relayed.name);
    }
    // Not in seed servers; clients written for those pass over events they do not know.
    std::vector<std::string> write(const signal::Error& error) {
        json::Writer writer;
        write_error_fields(begin_event(writer, "error"), error, "peerId");
        return {end_event(writer)};
    }
    // What this dialect cannot say.
    template <typename Other>
    std::vector<std::string> write(const Other& /*other*/) {
        return {};
    }

    std::string write_peers(std::span<const signal::Member> members) const {
        json::Writer writer;
        begin_event(writer, "peers").key("peers").begin_array();
        for (const signal::Member& member : members) writer.text(member.id.value);
        writer.end_array().key("yourId").text(self_.value);
        writer.key("isHost").boolean(!self_.empty() && self_ == host_).key("hostId").text(host_.value);
        return end_event(writer);
    }
    static std::string write_peer_joined(const signal::Member& member) {
        json::Writer writer;
        begin_event(writer, "peer-joined").key("peerId").text(member.id.value);
        if (!member.name.empty()) writer.key("username").text(member.name);
        return end_event(writer);
    }
    // Only changes are said.
    void add_screen_share(std::vector<std::string>& frames, const PeerId& id, const MemberState& state) {
        const bool changed = state.screen_on ? sharers_.add(id) : sharers_.remove(id);
        if (changed) frames.push_back(write_screen_share(id, state.screen_on));
    }

    bool read(Event& event, std::vector<ClientMessage>& messages) const {
        // Opening the connection has joined already, under an id that the server chose.
        if (event.name == "join") return true;
        if (event.name == "screen-share-started" || event.name == "screen-share-stopped") {
            messages.push_back(signal::SetState{
                {.microphone_on = true, .camera_on = true, .screen_on = event.name == "screen-share-started"}});
            return true;
        }
        auto payload = read_payload(event);
        if (!payload) return false;
        const bool is_as_sent = is_as_clients_send(event, *payload);
        signal::Relay relay{.to = event.fields.peer("targetPeerId"),
                            .claimed_from = {},
                            .payload = *std::move(payload),
                            .frame = {},
                            .name = read_username(event)};
        if (is_as_sent) relay.frame = forwarded(event);
        messages.push_back(std::move(relay));
        return true;
    }

    // Otherwise the frame is built anew for the receiver, who would stumble over a candidate in another form.
    bool is_as_clients_send(const Event& event, const signal::Payload& payload) const {
        if (self_.empty()) return false;
        const auto* trickled = std::get_if<signal::TrickledCandidate>(&payload);
        if (trickled == nullptr) return true;
        return !trickled->candidate.candidate.empty() && is_nested_object(event.fields, "candidate");
    }
    // As servers of this dialect pass it on: the sender named by them, the receiver left out, the rest as it came.
    // Empty where it grew too long by being written anew.
    std::string forwarded(const Event& event) const {
        json::Writer writer;
        begin_event(writer, event.name).key("peerId").text(self_.value);
        for (const json::Field& field : *event.data.object()) {
            if (field.key == "peerId" || field.key == "targetPeerId") continue;
            writer.key(field.key).value(field.value);
        }
        std::string frame = end_event(writer);
        return frame.size() <= limits::frame_bytes_max ? frame : std::string();
    }

    PeerId self_;
    PeerId host_;
    PeerSet sharers_;
};

}  // namespace

std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& /*now*/) {
    return std::make_unique<RoomEventHub>();
}

}  // namespace parley::dialect::room_event
