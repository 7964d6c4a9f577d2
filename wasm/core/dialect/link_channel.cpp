// Encoding and decoding of the messages on a link's own data channel.
#include "core/dialect/link_channel.hpp"

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/base/overloaded.hpp"
#include "core/base/text.hpp"
#include "core/dialect/fields.hpp"
#include "core/dialect/file_messages.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/payload_fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::link_channel {

namespace {

constexpr auto pause_max = static_cast<std::uint32_t>(limits::heartbeat_pause_ms_max);

// What is wrong in a way that is not known here is broken.
DeviceTrouble read_device(Fields& fields, std::string_view key) {
    const std::string word = fields.text_if_any(key, limits::message_bytes_max);
    return word.empty() ? DeviceTrouble::None : device_trouble_from(word).value_or(DeviceTrouble::Broken);
}

Troubles read_troubles(Fields& fields) {
    Troubles troubles;
    for (const json::Value& element : fields.elements_if_any("links", limits::room_members_max)) {
        Fields link = fields.element(element);
        LinkTrouble told{.peer = link.peer("peer")};
        // A reason that is not known here is a reason all the same.
        const auto known = trouble_from(link.text("trouble", limits::message_bytes_max));
        told.trouble = known.value_or(Trouble::Interrupted);
        if (told.trouble != Trouble::None) troubles.links.push_back(std::move(told));
    }
    troubles.microphone = read_device(fields, "microphone");
    troubles.camera = read_device(fields, "camera");
    return troubles;
}

// One that is not known here is passed over: a later client may have more of them.
std::optional<Message> read_reaction(Fields& fields) {
    const auto known = reaction_from(fields.text("reaction", limits::message_bytes_max));
    if (!known) return std::nullopt;
    return React{.reaction = *known};
}

signal::Written read_written(Fields& fields) {
    signal::Written written{
        .number = fields.number_if_any("number", limits::chat_number_max).value_or(0),
        .text = tidied(fields.text("text", limits::chat_text_bytes_max), limits::chat_text_bytes_max)};
    if (written.number == 0) fields.fail("a chat message has a number from 1");
    if (written.text.empty()) fields.fail("a chat message has a text");
    return written;
}

ChatHistory read_history(Fields& fields) {
    ChatHistory history;
    for (const json::Value& element : fields.elements_if_any("messages", limits::chat_history_messages_max)) {
        Fields message = fields.element(element);
        signal::Told told{.author = message.peer_if_any("author").value_or(PeerId{}), .name = {}, .written = {}};
        if (!told.author.empty()) told.name = message.name("name");
        told.written = read_written(message);
        history.messages.push_back(std::move(told));
    }
    return history;
}

std::optional<Message> read(std::string_view type, Fields& fields) {
    if (type == "member") {
        return Member{.name = fields.name("name"),
                      .state = read_state(fields, "state"),
                      .hand = fields.flag("hand"),
                      .recording = fields.flag("recording")};
    }
    if (type == "reaction") return read_reaction(fields);
    if (type == "heartbeat") {
        return Heartbeat{.next = Duration(fields.number_if_any("next", pause_max).value_or(0)),
                         .hears_you = !fields.flag("deaf")};
    }
    if (type == "troubles") return read_troubles(fields);
    if (type == "chat") return Chat{.written = read_written(fields)};
    if (type == "chat-history") return read_history(fields);
    if (auto about_file = read_file_message(type, fields)) {
        return std::visit([](auto& said) { return Message(std::move(said)); }, *about_file);
    }
    auto payload = read_correlated_payload(type, fields);
    if (!payload) return std::nullopt;
    Negotiation negotiation{.payload = *std::move(payload),
                            .to = fields.peer_if_any("to").value_or(PeerId{}),
                            .from = fields.peer_if_any("from").value_or(PeerId{})};
    if (!negotiation.to.empty() && !negotiation.from.empty()) fields.fail("\"to\" and \"from\" exclude each other");
    return negotiation;
}

std::string write(const Member& member) {
    json::Writer writer;
    begin_frame(writer, "member").key("name").text(member.name).key("state");
    write_state(writer, member.state);
    if (member.hand) writer.key("hand").boolean(true);
    if (member.recording) writer.key("recording").boolean(true);
    writer.end_object();
    return std::move(writer).take();
}

std::string write(const Heartbeat& heartbeat) {
    json::Writer writer;
    begin_frame(writer, "heartbeat").key("next").integer(heartbeat.next.count());
    if (!heartbeat.hears_you) writer.key("deaf").boolean(true);
    writer.end_object();
    return std::move(writer).take();
}

std::string write(const React& react) {
    json::Writer writer;
    begin_frame(writer, "reaction").key("reaction").text(to_text(react.reaction)).end_object();
    return std::move(writer).take();
}

std::string write(const Negotiation& negotiation) {
    if (!negotiation.to.empty()) return write_correlated_payload(negotiation.payload, "to", negotiation.to);
    if (!negotiation.from.empty()) return write_correlated_payload(negotiation.payload, "from", negotiation.from);
    return write_correlated_payload(negotiation.payload, {}, {});
}

std::string write(const Troubles& troubles) {
    json::Writer writer;
    begin_frame(writer, "troubles").key("links").begin_array();
    for (const LinkTrouble& link : troubles.links) {
        writer.begin_object().key("peer").text(link.peer.value);
        writer.key("trouble").text(to_text(link.trouble)).end_object();
    }
    writer.end_array();
    if (troubles.microphone != DeviceTrouble::None) writer.key("microphone").text(to_text(troubles.microphone));
    if (troubles.camera != DeviceTrouble::None) writer.key("camera").text(to_text(troubles.camera));
    writer.end_object();
    return std::move(writer).take();
}

void write_written(json::Writer& writer, const signal::Written& written) {
    writer.key("number").integer(written.number).key("text").text(written.text);
}

std::string write(const Chat& chat) {
    json::Writer writer;
    write_written(begin_frame(writer, "chat"), chat.written);
    writer.end_object();
    return std::move(writer).take();
}

std::string write(const ChatHistory& history) {
    json::Writer writer;
    begin_frame(writer, "chat-history").key("messages").begin_array();
    for (const signal::Told& told : history.messages) {
        writer.begin_object();
        if (!told.author.empty()) writer.key("author").text(told.author.value);
        if (!told.name.empty()) writer.key("name").text(told.name);
        write_written(writer, told.written);
        writer.end_object();
    }
    writer.end_array().end_object();
    return std::move(writer).take();
}

}  // namespace

std::string encode(const Message& message) {
    return std::visit(
        [](const auto& alternative) {
            if constexpr (std::is_constructible_v<signal::FileMessage, decltype(alternative)>) {
                return write_file_message(alternative);
            } else {
                return write(alternative);
            }
        },
        message);
}

Decoded<Message> decode(std::string_view text) {
    return decode_typed<Message>(text, limits::channel_message_bytes_max, read);
}

}  // namespace parley::dialect::link_channel
