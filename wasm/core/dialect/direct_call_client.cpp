// The client's end of the direct-call dialect.
#include <utility>

#include "core/base/overloaded.hpp"
#include "core/dialect/direct_call.hpp"
#include "core/dialect/direct_call_frame.hpp"
#include "core/dialect/peer_set.hpp"

namespace parley::dialect::direct_call {

namespace {

// Nobody has a name besides the id that was chosen for others to call.
signal::Member member_of(PeerId id) {
    std::string name = id.value;
    return {.id = std::move(id), .name = std::move(name), .state = {}};
}

class DirectCallClient final : public ClientCodec {
  public:
    std::vector<std::string> encode(const ClientMessage& message) override {
        return std::visit([this](const auto& alternative) { return write(alternative); }, message);
    }

    Decoded<HubMessage> decode(std::string_view frame) override {
        Decoded<HubMessage> decoded =
            decode_typed<HubMessage>(frame, limits::frame_bytes_max,
                                     [this](std::string_view type, Fields& fields) { return read(type, fields); });
        if (auto* messages = std::get_if<std::vector<HubMessage>>(&decoded)) {
            return std::visit([this](auto& message) { return understood(std::move(message)); }, messages->front());
        }
        return decoded;
    }

    // Servers that were there before us answer a registration with nothing.
    std::vector<HubMessage> implied_by(const ClientMessage& message) override {
        const auto* join = std::get_if<signal::Join>(&message);
        if (join == nullptr) return {};
        signal::Joined joined{.self = self_, .room = room_, .members = {}, .ice_servers = {}, .capacity = 0};
        for (const PeerId& id : join->calls) {
            if (id != self_ && known_.add(id)) joined.members.push_back(member_of(id));
        }
        return {std::move(joined)};
    }

  private:
    std::vector<std::string> write(const signal::Join& join) {
        self_ = join.id;
        enter(join.room);
        return write_about_room("register", self_, {}, room_);
    }
    std::vector<std::string> write(const signal::Register& registration) {
        self_ = registration.id;
        return write_about_room("register", self_, {}, {});
    }
    std::vector<std::string> write(const signal::Leave& leave) {
        is_in_room_ = false;
        known_.clear();
        return write_about_room("leave", self_, {}, leave.claimed_room.value_or(room_));
    }
    std::vector<std::string> write(const signal::Invite& invite) {
        return write_about_room("invite", self_, invite.to, invite.claimed_room.value_or(RoomId{}));
    }
    std::vector<std::string> write(const signal::AnswerInvitation& answer) {
        return write_about_room(answer.accepts ? "accept" : "decline", self_, answer.to, answer.room);
    }
    // Whoever is called is named.
    std::vector<std::string> write(const signal::Relay& relay) {
        if (!relay.to) return {};
        return write_payload(relay.payload, self_, *relay.to);
    }
    // What this dialect cannot say.
    template <typename Other>
    std::vector<std::string> write(const Other& /*other*/) {
        return {};
    }

    std::optional<HubMessage> read(std::string_view type, Fields& fields) const {
        if (type == "joined-room") return read_joined(fields);
        if (type == "peer-joined") {
            PeerId id = fields.peer("peerId");
            if (id == self_) return std::nullopt;
            return signal::MemberJoined{.member = member_of(std::move(id)),
                                        .receiver_offers = fields.flag("offer"),
                                        .room = read_room_if_any(fields).value_or(RoomId{})};
        }
        if (type == "peer-left") {
            return signal::MemberLeft{.id = fields.peer("peerId"), .room = read_room_if_any(fields).value_or(RoomId{})};
        }
        if (type == "invite") return signal::Invited{fields.peer("from"), self_, fields.room("room")};
        if (type == "accept" || type == "decline") {
            return signal::InvitationAnswered{fields.peer("from"), self_, fields.room("room"), type == "accept"};
        }
        if (type == "room-created") return signal::RoomCreated{fields.room("room")};
        if (type == "error") {
            signal::Error error = read_error(fields, "to");
            error.room = read_room_if_any(fields).value_or(RoomId{});
            return error;
        }
        if (auto payload = read_payload(type, fields)) return read_relayed(*std::move(payload), fields);
        return std::nullopt;
    }

    signal::Joined read_joined(Fields& fields) const {
        signal::Joined joined{
            .self = self_, .room = fields.room("room"), .members = {}, .ice_servers = {}, .capacity = 0};
        PeerSet listed;
        for (PeerId& id : fields.peers_if_any("peers", limits::room_members_max)) {
            if (id != self_ && listed.add(id)) joined.members.push_back(member_of(std::move(id)));
        }
        return joined;
    }

    std::optional<HubMessage> read_relayed(signal::Payload payload, Fields& fields) const {
        PeerId from = fields.peer("from");
        const std::optional<PeerId> to = fields.peer_if_any("to");
        if (from == self_ || (to && *to != self_)) return std::nullopt;
        return signal::Relayed{.from = std::move(from), .to = self_, .payload = std::move(payload), .frame = {}};
    }

    // Whoever registered with a room is in it already; the list then adds those that are new.
    std::vector<HubMessage> understood(signal::Joined joined) {
        std::vector<HubMessage> messages;
        if (!is_in_room_) {
            enter(joined.room);
            for (const signal::Member& member : joined.members) known_.add(member.id);
            messages.push_back(std::move(joined));
            return messages;
        }
        for (signal::Member& member : joined.members) {
            if (!known_.add(member.id)) continue;
            messages.push_back(
                signal::MemberJoined{.member = std::move(member), .receiver_offers = true, .room = joined.room});
        }
        return messages;
    }
    std::vector<HubMessage> understood(signal::MemberJoined joined) {
        known_.add(joined.member.id);
        return {std::move(joined)};
    }
    std::vector<HubMessage> understood(signal::MemberLeft left) {
        known_.remove(left.id);
        return {std::move(left)};
    }
    // A caller is announced by nothing but the call.
    std::vector<HubMessage> understood(signal::Relayed relayed) {
        std::vector<HubMessage> messages;
        if (signal::is_offer(relayed.payload) && known_.add(relayed.from))
            messages.push_back(signal::MemberJoined{member_of(relayed.from)});
        messages.push_back(std::move(relayed));
        return messages;
    }
    // Whom we called without an announcement leaves without one too.
    std::vector<HubMessage> understood(signal::Error error) {
        std::vector<HubMessage> messages;
        const bool is_away = error.code == signal::ErrorCode::UnknownPeer || error.code == signal::ErrorCode::Busy;
        const bool is_gone = is_away && error.peer && known_.remove(*error.peer);
        messages.push_back(error);
        if (is_gone) messages.push_back(signal::MemberLeft{.id = *error.peer});
        return messages;
    }
    std::vector<HubMessage> understood(signal::RoomCreated created) {
        if (!is_in_room_) enter(created.room);
        return {std::move(created)};
    }
    template <typename Other>
    std::vector<HubMessage> understood(Other other) {
        return {std::move(other)};
    }

    void enter(const RoomId& room) {
        is_in_room_ = true;
        room_ = room;
        known_.clear();
    }

    PeerId self_;
    RoomId room_;
    bool is_in_room_ = false;
    PeerSet known_;  // Whom the session knows: those whom we call and those who called or were announced.
};

}  // namespace

std::unique_ptr<ClientCodec> make_client_codec() {
    return std::make_unique<DirectCallClient>();
}

}  // namespace parley::dialect::direct_call
