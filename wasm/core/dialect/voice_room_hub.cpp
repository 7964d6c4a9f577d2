// The hub's end of the voice-room dialect.
#include <optional>
#include <string>
#include <utility>

#include "core/base/iso_time.hpp"
#include "core/dialect/event_fields.hpp"
#include "core/dialect/event_frame.hpp"
#include "core/dialect/voice_room.hpp"

namespace parley::dialect::voice_room {

namespace {

std::string_view shown_name(const std::string& name) {
    return name.empty() ? unnamed : name;
}

class VoiceRoomHub final : public HubCodec {
  public:
    explicit VoiceRoomHub(const UnixTime& now) : now_(&now) {}

    std::vector<std::string> encode(const HubMessage& message) override {
        std::vector<std::string> frames;
        std::visit([&](const auto& alternative) { write(alternative, frames); }, message);
        return frames;
    }

    Decoded<ClientMessage> decode(std::string_view frame) override { return decode_event<ClientMessage>(frame, read); }

  private:
    using Frames = std::vector<std::string>;

    // Clients offer to whoever is announced, so everybody to offer to is announced like a newcomer.
    static void write(const signal::Joined& joined, Frames& frames) {
        for (const signal::Member& member : joined.members) write_announcement(member, frames);
    }
    // Whoever offers to the receiver is introduced by that offer.
    static void write(const signal::MemberJoined& joined, Frames& frames) {
        if (joined.receiver_offers) write_announcement(joined.member, frames);
    }
    static void write(const signal::MemberLeft& left, Frames& frames) {
        json::Writer writer;
        begin_event(writer, "userLeftVoice").key("socketId").text(left.id.value);
        end_event(writer, frames);
    }
    static void write(const signal::Relayed& relayed, Frames& frames) {
        json::Writer writer;
        if (!begin_payload_event(writer, payload_prefix, relayed.payload)) return;
        writer.key("from").text(relayed.from.value);
        end_event(writer, frames);
    }
    static void write(const signal::RoomChanged& changed, Frames& frames) {
        if (!changed.newcomer_name.empty()) write_arrival(changed.newcomer_name, frames);
        json::Writer writer;
        writer.begin_array().text("roomUsers").begin_array();
        for (const signal::Present& present : changed.people) {
            writer.begin_object();
            writer.key("userId").text(present.user.empty() ? present.id.value : present.user);
            writer.key("username").text(shown_name(present.name)).key("inVoice").boolean(present.in_call);
            if (!present.id.empty()) writer.key("socketId").text(present.id.value);
            writer.end_object();
        }
        writer.end_array().end_array();
        frames.push_back(std::move(writer).take());
    }
    void write(const signal::Said& said, Frames& frames) const {
        json::Writer writer;
        begin_event(writer, "newMessage").key("text").text(said.text).key("sender").begin_object();
        writer.key("username").text(shown_name(said.name)).end_object();
        if (!said.from.empty()) writer.key("from").text(said.from.value);
        writer.key("timestamp").text(to_iso_text(*now_));
        end_event(writer, frames);
    }
    static void write(const signal::TypingChanged& changed, Frames& frames) {
        json::Writer writer;
        begin_event(writer, "typing").key("username").text(shown_name(changed.name));
        writer.key("isTyping").boolean(changed.is_typing);
        end_event(writer, frames);
    }
    static void write(const signal::Error& error, Frames& frames) {
        using enum signal::ErrorCode;
        // To a client of this dialect any other error would mean that it is out of voice.
        const bool is_out = error.code == RoomFull || error.code == ServerFull || error.code == RoomLocked ||
                            error.code == Removed || error.code == RoomClosed;
        if (!is_out) return;
        json::Writer writer;
        begin_event(writer, "voiceError").key("message").text(shortened(error.message, limits::message_bytes_max));
        end_event(writer, frames);
    }
    // What this dialect cannot say.
    template <typename Other>
    static void write(const Other& /*other*/, Frames& /*frames*/) {}

    static void write_announcement(const signal::Member& member, Frames& frames) {
        json::Writer writer;
        begin_event(writer, "userJoinedVoice");
        write_person(writer, member.id, member.user, shown_name(member.name));
        end_event(writer, frames);
    }
    static void write_arrival(const std::string& name, Frames& frames) {
        json::Writer writer;
        begin_event(writer, "userjoined").key("username").text(name).key("message").text(name + " joined the room");
        end_event(writer, frames);
    }

    static bool read(const Event& event, Fields& fields, std::vector<ClientMessage>& messages) {
        if (auto message = read_message(event.name, fields)) {
            messages.push_back(*std::move(message));
            return true;
        }
        return false;
    }

    static std::optional<ClientMessage> read_message(std::string_view name, Fields& fields) {
        if (name == "joinRoom") return signal::Enter{.room = fields.room("room"), .name = fields.name("username")};
        if (name == "joinVoice") {
            return signal::Join{.room = fields.room("room"), .id = {}, .name = {}, .state = {.microphone_on = true}};
        }
        if (name == "leaveVoice") return signal::Leave{.claimed_room = fields.room("room")};
        if (name == "sendMessage") {
            return signal::Say{.text = fields.text("message", limits::chat_bytes_max),
                               .claimed_room = fields.room("room")};
        }
        if (name == "typing") {
            return signal::SetTyping{.is_typing = fields.flag("isTyping"), .claimed_room = fields.room("room")};
        }
        return read_relay(name, fields);
    }

    static std::optional<ClientMessage> read_relay(std::string_view name, Fields& fields) {
        if (name.substr(0, payload_prefix.size()) != payload_prefix) return std::nullopt;
        auto payload = read_event_payload(name.substr(payload_prefix.size()), fields);
        if (!payload) return std::nullopt;
        return signal::Relay{.to = fields.peer("to"), .claimed_from = {}, .payload = *std::move(payload), .frame = {}};
    }

    const UnixTime* now_;
};

}  // namespace

std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& now) {
    return std::make_unique<VoiceRoomHub>(now);
}

bool claims(std::string_view frame) {
    const std::string name = event_name(frame);
    for (const std::string_view own : {"joinRoom", "joinVoice", "leaveVoice", "sendMessage", "typing", "webrtc-offer",
                                       "webrtc-answer", "webrtc-ice-candidate"}) {
        if (name == own) return true;
    }
    return false;
}

}  // namespace parley::dialect::voice_room
