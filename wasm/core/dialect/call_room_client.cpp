// The client's end of the call-room dialect.
#include <string>
#include <utility>

#include "core/dialect/call_room.hpp"
#include "core/dialect/call_room_payload.hpp"
#include "core/dialect/event_fields.hpp"
#include "core/dialect/event_frame.hpp"
#include "core/dialect/peer_set.hpp"
#include "core/json/reader.hpp"

namespace parley::dialect::call_room {

namespace {

class CallRoomClient final : public ClientCodec {
  public:
    std::vector<std::string> encode(const ClientMessage& message) override {
        std::vector<std::string> frames;
        std::visit([&](const auto& alternative) { write(alternative, frames); }, message);
        return frames;
    }

    Decoded<HubMessage> decode(std::string_view frame) override {
        return decode_event<HubMessage>(frame,
                                        [this](const Event& event, Fields& fields, std::vector<HubMessage>& messages) {
                                            return read(event, fields, messages);
                                        });
    }

  private:
    using Frames = std::vector<std::string>;
    using Messages = std::vector<HubMessage>;

    void write(const signal::Join& join, Frames& frames) {
        self_ = join.id;
        room_ = join.room;
        json::Writer writer;
        begin_event(writer, "webrtc:join-room").key("callRoomId").text(room_.value);
        writer.key("callType").text(join.topic.call_type.empty() ? default_call_type : join.topic.call_type);
        const auto metadata = json::read(join.topic.metadata);
        if (metadata && metadata.value().object() != nullptr) writer.key("metadata").value(metadata.value());
        end_event(writer, frames);
    }
    void write(const signal::Leave& leave, Frames& frames) const {
        json::Writer writer;
        begin_event(writer, "webrtc:leave-room").key("callRoomId").text(leave.claimed_room.value_or(room_).value);
        end_event(writer, frames);
    }
    void write(const signal::Relay& relay, Frames& frames) const {
        json::Writer writer;
        if (!begin_payload(writer, relay.payload)) return;
        writer.key("callRoomId").text(relay.claimed_room.value_or(room_).value);
        if (relay.to) writer.key("targetSocketId").text(relay.to->value);
        end_event(writer, frames);
    }
    // What this dialect cannot say.
    template <typename Other>
    static void write(const Other& /*other*/, Frames& /*frames*/) {}

    bool read(const Event& event, Fields& fields, Messages& messages) {
        if (event.name.compare(0, event_prefix.size(), event_prefix) != 0) return false;
        const std::string_view name = std::string_view(event.name).substr(event_prefix.size());
        const std::string room = fields.text_if_any("callRoomId", limits::room_id_bytes_max);
        if (!fields.ok() || (!room.empty() && room != room_.value)) return false;
        if (name == "room-joined") {
            messages.push_back(read_joined(fields));
        } else if (name == "participant-joined") {
            signal::Member member = read_participant(fields);
            if (member.id == self_) return false;
            messages.push_back(signal::MemberJoined{.member = std::move(member), .room = room_});
        } else if (name == "participant-left") {
            signal::Member member = read_participant(fields);
            messages.push_back(signal::MemberLeft{.id = std::move(member.id),
                                                  .room = room_,
                                                  .user = std::move(member.user),
                                                  .name = std::move(member.name)});
        } else if (name == "room-left") {
            messages.push_back(signal::Left{.room = std::exchange(room_, {})});
        } else if (name == "signaling-error") {
            messages.push_back(read_refusal(fields));
        } else {
            return read_relayed(name, fields, messages);
        }
        return true;
    }

    signal::Joined read_joined(Fields& fields) const {
        signal::Joined joined{.self = self_, .room = room_, .members = {}, .ice_servers = {}};
        PeerSet listed;
        for (const json::Value& element : fields.elements_if_any("existingParticipants", limits::room_members_max)) {
            Fields participant = fields.element(element);
            signal::Member member = read_person(participant);
            if (member.id != self_ && listed.add(member.id)) joined.members.push_back(std::move(member));
        }
        return joined;
    }

    static signal::Member read_participant(Fields& fields) {
        Fields participant = fields.object("participant");
        return read_person(participant);
    }

    // Servers exist whose details are no object, and are for their own people.
    signal::Error read_refusal(Fields& fields) const {
        const std::string message = fields.text_if_any("error", limits::frame_bytes_max);
        signal::Error error{
            .message = std::string(shortened(message, limits::message_bytes_max)), .peer = {}, .room = room_};
        const json::Value* details = fields.find("details");
        if (details == nullptr || details->object() == nullptr) return error;
        Fields known = fields.object("details");
        const json::Value* code = known.find("code");
        if (code != nullptr && code->text() != nullptr) error.code = signal::error_code_from(*code->text());
        error.peer = known.peer_if_any("socketId");
        return error;
    }

    bool read_relayed(std::string_view kind, Fields& fields, Messages& messages) const {
        auto payload = read_event_payload(kind, fields);
        if (!payload) return false;
        PeerId from = fields.peer("fromSocketId");
        if (from == self_) return false;
        std::string user = read_user(fields, "fromUserId", from);
        messages.push_back(signal::Relayed{.from = std::move(from),
                                           .to = self_,
                                           .payload = *std::move(payload),
                                           .frame = {},
                                           .room = room_,
                                           .user = std::move(user)});
        return true;
    }

    PeerId self_;
    RoomId room_;
};

}  // namespace

std::unique_ptr<ClientCodec> make_client_codec() {
    return std::make_unique<CallRoomClient>();
}

}  // namespace parley::dialect::call_room
