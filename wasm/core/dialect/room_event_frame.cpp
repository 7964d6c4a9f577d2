// Frames of the room-event dialect: see the header.
#include "core/dialect/room_event_frame.hpp"

#include "core/base/overloaded.hpp"
#include "core/base/text.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/nested_json.hpp"

namespace parley::dialect::room_event {

std::optional<signal::Payload> read_payload(Event& event) {
    if (const auto type = description_type_from(event.name)) {
        return signal::Description{.type = *type, .sdp = read_sdp(event.fields, "sdp"), .correlation = {}};
    }
    if (event.name == "candidate") {
        return signal::TrickledCandidate{.candidate = read_candidate(event.fields, "candidate"), .correlation = {}};
    }
    return std::nullopt;
}

std::string read_username(const Event& event) {
    const json::Value* username = event.fields.find("username");
    if (username == nullptr || username->text() == nullptr) return {};
    std::string name = tidied(*username->text(), limits::display_name_bytes_max);
    return has_control_characters(name) ? std::string() : name;
}

json::Writer& begin_event(json::Writer& writer, std::string_view event) {
    return writer.begin_object().key("event").text(event).key("data").begin_object();
}

std::string end_event(json::Writer& writer) {
    writer.end_object().end_object();
    return std::move(writer).take();
}

std::vector<std::string> write_payload(const signal::Payload& payload, const PeerId& from, const PeerId& to,
                                       std::string_view username) {
    json::Writer writer;
    const auto begin_addressed = [&](std::string_view event) {
        begin_event(writer, event);
        if (!from.empty()) writer.key("peerId").text(from.value);
        if (!to.empty()) writer.key("targetPeerId").text(to.value);
    };
    if (const auto* trickled = std::get_if<signal::TrickledCandidate>(&payload)) {
        if (trickled->candidate.candidate.empty()) return {};
        begin_addressed("candidate");
        write_candidate_text(writer.key("candidate"), trickled->candidate);
    } else if (const auto* description = std::get_if<signal::Description>(&payload)) {
        begin_addressed(to_text(description->type));
        writer.key("sdp").text(description->sdp);
        if (!username.empty()) writer.key("username").text(username);
    }
    return {end_event(writer)};
}

std::string write_screen_share(const PeerId& id, bool is_on) {
    json::Writer writer;
    begin_event(writer, is_on ? "screen-share-started" : "screen-share-stopped");
    if (!id.empty()) writer.key("peerId").text(id.value);
    return end_event(writer);
}

}  // namespace parley::dialect::room_event
