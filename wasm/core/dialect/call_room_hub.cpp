// The hub's end of the call-room dialect.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/base/iso_time.hpp"
#include "core/dialect/call_room.hpp"
#include "core/dialect/call_room_payload.hpp"
#include "core/dialect/event_fields.hpp"
#include "core/dialect/event_frame.hpp"
#include "core/json/reader.hpp"

namespace parley::dialect::call_room {

namespace {

// What the server itself says about a room; the opener's own metadata stands beside it.
constexpr std::array<std::string_view, 3> own_metadata{"callType", "createdAt", "createdBy"};
// What an opener says, with ours beside it, must be an object that every reader takes.
constexpr std::size_t metadata_fields_max = limits::json_fields_max - own_metadata.size();

class CallRoomHub final : public HubCodec {
  public:
    explicit CallRoomHub(const UnixTime& now) : now_(&now) {}

    std::vector<std::string> encode(const HubMessage& message) override {
        std::vector<std::string> frames;
        std::visit([&](const auto& alternative) { write(alternative, frames); }, message);
        return frames;
    }

    Decoded<ClientMessage> decode(std::string_view frame) override { return decode_event<ClientMessage>(frame, read); }

  private:
    using Frames = std::vector<std::string>;

    void write(const signal::Joined& joined, Frames& frames) {
        room_ = joined.room;
        topic_ = joined.topic;
        others_ = joined.members.size();
        write_room_joined(joined.members, frames);
    }
    void write(const signal::MemberJoined& joined, Frames& frames) {
        ++others_;
        // Clients offer to whoever stands in a list, and wait for whoever is announced.
        if (joined.receiver_offers) return write_room_joined({joined.member}, frames);
        json::Writer writer;
        begin(writer, "participant-joined", joined.room);
        write_participant(writer, joined.member.id, joined.member.user, joined.member.name);
        end(writer, frames);
    }
    void write(const signal::MemberLeft& left, Frames& frames) {
        if (others_ > 0) --others_;
        json::Writer writer;
        begin(writer, "participant-left", left.room);
        write_participant(writer, left.id, left.user, left.name);
        end(writer, frames);
    }
    void write(const signal::Left& left, Frames& frames) {
        json::Writer writer;
        begin(writer, "room-left", left.room);
        end(writer, frames);
        room_ = {};
    }
    void write(const signal::Relayed& relayed, Frames& frames) const {
        json::Writer writer;
        if (!begin_payload(writer, relayed.payload)) return;
        write_room(writer, relayed.room);
        writer.key("fromSocketId").text(relayed.from.value);
        writer.key("fromUserId").text(relayed.user.empty() ? relayed.from.value : relayed.user);
        end(writer, frames);
    }
    void write(const signal::Error& error, Frames& frames) const {
        json::Writer writer;
        begin(writer, "signaling-error", error.room);
        writer.key("error").text(shortened(error.message, limits::message_bytes_max));
        writer.key("details").begin_object().key("code").text(to_text(error.code));
        if (error.peer) writer.key("socketId").text(error.peer->value);
        writer.end_object();
        end(writer, frames);
    }
    // What this dialect cannot say.
    template <typename Other>
    static void write(const Other& /*other*/, Frames& /*frames*/) {}

    void begin(json::Writer& writer, std::string_view name, const RoomId& room) const {
        begin_event(writer, std::string(event_prefix) += name);
        write_room(writer, room);
    }
    void write_room(json::Writer& writer, const RoomId& said) const {
        const RoomId& room = said.empty() ? room_ : said;
        if (!room.empty()) writer.key("callRoomId").text(room.value);
    }
    void end(json::Writer& writer, Frames& frames) const {
        writer.key("timestamp").text(to_iso_text(*now_));
        end_event(writer, frames);
    }
    static void write_participant(json::Writer& writer, const PeerId& id, std::string_view user,
                                  std::string_view name) {
        write_person(writer.key("participant").begin_object(), id, user, name);
        writer.end_object();
    }

    void write_room_joined(const std::vector<signal::Member>& members, Frames& frames) const {
        json::Writer writer;
        begin(writer, "room-joined", room_);
        writer.key("participantCount").integer(static_cast<std::int64_t>(others_ + 1));
        writer.key("existingParticipants").begin_array();
        for (const signal::Member& member : members) {
            write_person(writer.begin_object(), member.id, member.user, member.name);
            writer.end_object();
        }
        writer.end_array();
        write_metadata(writer);
        end(writer, frames);
    }
    void write_metadata(json::Writer& writer) const {
        writer.key("metadata").begin_object();
        writer.key("callType").text(topic_.call_type.empty() ? default_call_type : topic_.call_type);
        writer.key("createdAt").text(to_iso_text(topic_.created_at));
        writer.key("createdBy").text(topic_.created_by);
        const auto said = json::read(topic_.metadata);
        const json::Object* fields = said ? said.value().object() : nullptr;
        if (fields != nullptr) {
            for (const json::Field& field : *fields) {
                const bool is_ours =
                    std::find(own_metadata.begin(), own_metadata.end(), field.key) != own_metadata.end();
                if (!is_ours) writer.key(field.key).value(field.value);
            }
        }
        writer.end_object();
    }

    static bool read(const Event& event, Fields& fields, std::vector<ClientMessage>& messages) {
        if (event.name.compare(0, event_prefix.size(), event_prefix) != 0) return false;
        const std::string_view name = std::string_view(event.name).substr(event_prefix.size());
        if (name == "join-room") {
            messages.push_back(read_join(fields));
        } else if (name == "leave-room") {
            messages.push_back(signal::Leave{.claimed_room = fields.room("callRoomId")});
        } else if (auto payload = read_event_payload(name, fields)) {
            const bool may_be_for_all = std::holds_alternative<signal::TrickledCandidate>(*payload);
            messages.push_back(signal::Relay{
                .to = may_be_for_all ? fields.peer_if_any("targetSocketId") : fields.peer("targetSocketId"),
                .claimed_from = {},
                .payload = *std::move(payload),
                .frame = {},
                .claimed_room = fields.room("callRoomId")});
        } else {
            return false;
        }
        return true;
    }

    static signal::Join read_join(Fields& fields) {
        signal::Join join{.room = fields.room("callRoomId"),
                          .id = {},
                          .name = {},
                          .state = {.microphone_on = true, .camera_on = true}};
        join.topic.call_type = fields.text_if_any("callType", limits::message_bytes_max);
        if (join.topic.call_type.empty()) join.topic.call_type = default_call_type;
        if (const json::Value* metadata = fields.find("metadata")) {
            join.topic.metadata = read_metadata(*metadata, fields);
        }
        return join;
    }
    static std::string read_metadata(const json::Value& metadata, Fields& fields) {
        if (metadata.object() == nullptr) {
            fields.fail("field \"metadata\": expected an object");
            return {};
        }
        json::Writer writer;
        std::string text = std::move(writer.value(metadata)).take();
        if (text.size() > limits::room_metadata_bytes_max || metadata.object()->size() > metadata_fields_max) {
            fields.fail("field \"metadata\": expected at most " + std::to_string(limits::room_metadata_bytes_max) +
                            " bytes and " + std::to_string(metadata_fields_max) + " fields",
                        signal::ErrorCode::TooLarge);
        }
        return text;
    }

    const UnixTime* now_;
    RoomId room_;  // Empty before joining and after leaving.
    signal::RoomTopic topic_;
    std::size_t others_ = 0;
};

}  // namespace

std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& now) {
    return std::make_unique<CallRoomHub>(now);
}

bool claims(std::string_view frame) {
    return event_name(frame).compare(0, event_prefix.size(), event_prefix) == 0;
}

}  // namespace parley::dialect::call_room
