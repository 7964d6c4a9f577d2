// The hub's end of the direct-call dialect.
#include <utility>

#include "core/dialect/direct_call.hpp"
#include "core/dialect/direct_call_frame.hpp"
#include "core/dialect/nested_json.hpp"

namespace parley::dialect::direct_call {

namespace {

class DirectCallHub final : public HubCodec {
  public:
    std::vector<std::string> encode(const HubMessage& message) override {
        return std::visit([this](const auto& alternative) { return write(alternative); }, message);
    }

    Decoded<ClientMessage> decode(std::string_view frame) override {
        return decode_typed<ClientMessage>(
            frame, limits::frame_bytes_max,
            [this, frame](std::string_view type, Fields& fields) { return read(type, fields, frame); });
    }

  private:
    // The hub seats everybody somewhere. Who has not asked for a room was written for servers without rooms, and is
    // told of none.
    std::vector<std::string> write(const signal::Joined& joined) {
        is_in_room_ = std::exchange(asked_for_room_, false) || is_in_room_;
        if (!is_in_room_) return {};
        room_ = joined.room;
        json::Writer writer;
        begin_frame(writer, "joined-room").key("room").text(room_.value).key("peers").begin_array();
        for (const signal::Member& member : joined.members) writer.text(member.id.value);
        writer.end_array();
        return end_frame(writer);
    }
    std::vector<std::string> write(const signal::MemberJoined& joined) {
        if (!is_in_room_) return {};
        json::Writer writer;
        begin_frame(writer, "peer-joined").key("peerId").text(joined.member.id.value);
        writer.key("room").text(named(joined.room).value);
        if (joined.receiver_offers) writer.key("offer").boolean(true);
        return end_frame(writer);
    }
    std::vector<std::string> write(const signal::MemberLeft& left) {
        if (!is_in_room_) return {};
        json::Writer writer;
        begin_frame(writer, "peer-left").key("peerId").text(left.id.value);
        writer.key("room").text(named(left.room).value);
        return end_frame(writer);
    }
    std::vector<std::string> write(const signal::Left& /*left*/) {
        is_in_room_ = false;
        return {};
    }
    std::vector<std::string> write(const signal::Relayed& relayed) {
        if (relayed.frame_dialect == dialect.name && !relayed.frame.empty()) {
            return std::vector<std::string>(1, relayed.frame);
        }
        return write_payload(relayed.payload, relayed.from, relayed.to);
    }
    std::vector<std::string> write(const signal::Invited& invited) {
        return write_about_room("invite", invited.from, invited.to, invited.room);
    }
    std::vector<std::string> write(const signal::InvitationAnswered& answered) {
        return write_about_room(answered.accepts ? "accept" : "decline", answered.from, answered.to, answered.room);
    }
    std::vector<std::string> write(const signal::RoomCreated& created) {
        is_in_room_ = true;
        room_ = created.room;
        return write_about_room("room-created", {}, {}, room_);
    }
    // Not in seed servers; clients written for those pass over types they do not know.
    std::vector<std::string> write(const signal::Error& error) {
        asked_for_room_ = false;
        json::Writer writer;
        write_error_fields(begin_frame(writer, "error"), error, "to");
        if (!error.room.empty()) writer.key("room").text(error.room.value);
        return end_frame(writer);
    }
    // What this dialect cannot say.
    template <typename Other>
    std::vector<std::string> write(const Other& /*other*/) {
        return {};
    }

    std::optional<ClientMessage> read(std::string_view type, Fields& fields, std::string_view frame) {
        if (type == "register") return read_registration(fields);
        if (type == "leave") return signal::Leave{read_room_if_any(fields)};
        if (type == "invite") {
            return signal::Invite{.to = fields.peer("to"),
                                  .claimed_room = read_room_if_any(fields),
                                  .claimed_from = fields.peer_if_any("from")};
        }
        if (type == "accept" || type == "decline") {
            asked_for_room_ = type == "accept";
            return signal::AnswerInvitation{.to = fields.peer("to"),
                                            .room = fields.room("room"),
                                            .accepts = type == "accept",
                                            .claimed_from = fields.peer_if_any("from")};
        }
        auto payload = read_payload(type, fields);
        if (!payload) return std::nullopt;
        const bool is_as_sent = is_as_clients_send(fields, *payload);
        signal::Relay relay{.to = fields.peer("to"),
                            .claimed_from = fields.peer_if_any("from"),
                            .payload = *std::move(payload),
                            .frame = {}};
        if (is_as_sent && relay.claimed_from) relay.frame = frame;
        return relay;
    }

    ClientMessage read_registration(Fields& fields) {
        PeerId id = fields.peer("from");
        std::optional<RoomId> room = read_room_if_any(fields);
        if (!room) return signal::Register{std::move(id)};
        asked_for_room_ = true;
        return signal::Join{.room = *std::move(room), .id = std::move(id), .name = {}, .state = {}};
    }

    // Otherwise the frame is built anew for the receiver, whose client takes nothing but JSON in text.
    static bool is_as_clients_send(const Fields& fields, const signal::Payload& payload) {
        const auto* trickled = std::get_if<signal::TrickledCandidate>(&payload);
        if (trickled == nullptr) return is_nested_object(fields, "sdp");
        return !trickled->candidate.candidate.empty() && is_nested_object(fields, "candidate");
    }

    const RoomId& named(const RoomId& room) const { return room.empty() ? room_ : room; }

    RoomId room_;
    bool asked_for_room_ = false;  // By a frame that is not answered yet.
    bool is_in_room_ = false;      // In one that it asked for or was told of.
};

}  // namespace

std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& /*now*/) {
    return std::make_unique<DirectCallHub>();
}

bool claims(std::string_view frame) {
    const auto read = read_frame(frame, limits::frame_bytes_max);
    const json::Value* type = read ? read.value().find("type") : nullptr;
    return type != nullptr && type->text() != nullptr && *type->text() == "register";
}

}  // namespace parley::dialect::direct_call
