// The client's end of the voice-room dialect.
#include <algorithm>
#include <string>
#include <utility>

#include "core/dialect/event_fields.hpp"
#include "core/dialect/event_frame.hpp"
#include "core/dialect/peer_set.hpp"
#include "core/dialect/voice_room.hpp"

namespace parley::dialect::voice_room {

namespace {

std::string read_shown_name(const Fields& fields, std::string_view key) {
    std::string name = read_username(fields, key);
    return name.empty() ? std::string(unnamed) : name;
}

class VoiceRoomClient final : public ClientCodec {
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

    // Servers answer a join only where it is refused.
    std::vector<HubMessage> implied_by(const ClientMessage& message) override {
        if (!std::holds_alternative<signal::Join>(message)) return {};
        return {signal::Joined{.self = self_, .room = room_, .members = {}, .ice_servers = {}}};
    }

  private:
    using Frames = std::vector<std::string>;
    using Messages = std::vector<HubMessage>;

    void write(const signal::Enter& enter, Frames& frames) {
        room_ = enter.room;
        json::Writer writer;
        begin_event(writer, "joinRoom").key("room").text(room_.value);
        if (!enter.name.empty()) writer.key("username").text(enter.name);
        end_event(writer, frames);
    }
    // Whoever comes back into voice is in the room still.
    void write(const signal::Join& join, Frames& frames) {
        self_ = join.id;
        known_.clear();
        if (room_ != join.room) write(signal::Enter{.room = join.room, .name = join.name}, frames);
        write_about_room("joinVoice", join.room, frames);
    }
    void write(const signal::Leave& leave, Frames& frames) {
        known_.clear();
        write_about_room("leaveVoice", leave.claimed_room.value_or(room_), frames);
    }
    // Servers of this dialect deliver nothing without a receiver.
    static void write(const signal::Relay& relay, Frames& frames) {
        json::Writer writer;
        if (!relay.to || !begin_payload_event(writer, payload_prefix, relay.payload)) return;
        writer.key("to").text(relay.to->value);
        end_event(writer, frames);
    }
    void write(const signal::Say& say, Frames& frames) const {
        json::Writer writer;
        begin_event(writer, "sendMessage").key("room").text(say.claimed_room.value_or(room_).value);
        writer.key("message").text(say.text);
        end_event(writer, frames);
    }
    void write(const signal::SetTyping& typing, Frames& frames) const {
        json::Writer writer;
        begin_event(writer, "typing").key("room").text(typing.claimed_room.value_or(room_).value);
        writer.key("isTyping").boolean(typing.is_typing);
        end_event(writer, frames);
    }
    // What this dialect cannot say.
    template <typename Other>
    static void write(const Other& /*other*/, Frames& /*frames*/) {}

    static void write_about_room(std::string_view event, const RoomId& room, Frames& frames) {
        json::Writer writer;
        begin_event(writer, event).key("room").text(room.value);
        end_event(writer, frames);
    }

    bool read(const Event& event, Fields& fields, Messages& messages) {
        const std::string_view name = event.name;
        if (name == "userJoinedVoice") return read_announcement(fields, messages);
        if (name == "userLeftVoice") {
            PeerId id = fields.peer("socketId");
            known_.remove(id);
            messages.push_back(signal::MemberLeft{.id = std::move(id)});
        } else if (name == "roomUsers") {
            messages.push_back(read_room_users(event.argument, fields));
        } else if (name == "newMessage") {
            messages.push_back(read_said(fields));
        } else if (name == "typing") {
            messages.push_back(signal::TypingChanged{.name = read_shown_name(fields, "username"),
                                                     .is_typing = fields.flag("isTyping")});
        } else if (name == "voiceError") {
            const std::string message = fields.text_if_any("message", limits::frame_bytes_max);
            messages.push_back(signal::Error{.code = signal::ErrorCode::RoomFull,
                                             .message = std::string(shortened(message, limits::message_bytes_max)),
                                             .peer = {}});
        } else if (name.substr(0, payload_prefix.size()) == payload_prefix) {
            return read_relayed(name.substr(payload_prefix.size()), fields, messages);
        } else {
            // What it says is in the list of people that comes with it.
            return name == "userjoined";
        }
        return true;
    }

    bool read_announcement(Fields& fields, Messages& messages) {
        signal::Member member = read_person(fields);
        if (member.id == self_) return false;
        // Who comes into voice just before us offers, or is announced again once we are there.
        if (is_listed(self_, false) && !is_listed(member.id, true)) return true;
        if (member.name.empty()) member.name = unnamed;
        if (fields.ok()) known_.add(member.id);
        messages.push_back(signal::MemberJoined{.member = std::move(member), .receiver_offers = true});
        return true;
    }

    signal::RoomChanged read_room_users(const json::Value& people, Fields& fields) {
        signal::RoomChanged changed{.room = room_, .people = {}};
        const json::Array* elements = people.array();
        if (elements == nullptr || elements->size() > people_max) {
            fields.fail("roomUsers: expected an array of at most " + std::to_string(people_max));
            return changed;
        }
        for (const json::Value& element : *elements) {
            Fields person = fields.element(element);
            PeerId id = person.peer_if_any("socketId").value_or(PeerId{});
            std::string user = read_user(person, "userId", id);
            changed.people.push_back({.id = std::move(id),
                                      .user = std::move(user),
                                      .name = read_shown_name(person, "username"),
                                      .in_call = person.flag("inVoice")});
        }
        if (fields.ok()) people_ = changed.people;
        return changed;
    }

    static signal::Said read_said(Fields& fields) {
        const std::string text = fields.text("text", limits::frame_bytes_max);
        const json::Value* sender = fields.find("sender");
        const bool is_described = sender != nullptr && sender->object() != nullptr;
        return {.from = fields.peer_if_any("from").value_or(PeerId{}),
                .name = is_described ? read_shown_name(fields.object("sender"), "username") : std::string(unnamed),
                .text = std::string(shortened(text, limits::chat_bytes_max))};
    }

    bool read_relayed(std::string_view kind, Fields& fields, Messages& messages) {
        auto payload = read_event_payload(kind, fields);
        if (!payload) return false;
        PeerId from = fields.peer("from");
        if (from == self_) return false;
        // Who was in voice before us shows only by offering.
        if (kind == "offer" && fields.ok() && known_.add(from)) {
            messages.push_back(signal::MemberJoined{.member = {.id = from, .name = name_of(from), .state = {}}});
        }
        messages.push_back(
            signal::Relayed{.from = std::move(from), .to = self_, .payload = *std::move(payload), .frame = {}});
        return true;
    }

    const signal::Present* find_person(const PeerId& id) const {
        const auto person = std::find_if(people_.begin(), people_.end(),
                                         [&](const signal::Present& present) { return present.id == id; });
        return person == people_.end() ? nullptr : &*person;
    }
    std::string name_of(const PeerId& id) const {
        const signal::Present* person = find_person(id);
        return person == nullptr ? std::string() : person->name;
    }
    // Whether the last list says so. Servers whose lists name no ids leave it open.
    bool is_listed(const PeerId& id, bool in_call) const {
        const signal::Present* person = find_person(id);
        return person != nullptr && person->in_call == in_call;
    }

    PeerId self_;
    RoomId room_;    // The one that we hear.
    PeerSet known_;  // Those in voice whom the session has been told of.
    std::vector<signal::Present> people_;
};

}  // namespace

std::unique_ptr<ClientCodec> make_client_codec() {
    return std::make_unique<VoiceRoomClient>();
}

}  // namespace parley::dialect::voice_room
