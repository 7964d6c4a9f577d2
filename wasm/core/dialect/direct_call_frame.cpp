// Frames of the direct-call dialect: see the header.
#include "core/dialect/direct_call_frame.hpp"

#include "core/dialect/media_fields.hpp"
#include "core/dialect/nested_json.hpp"

namespace parley::dialect::direct_call {

namespace {

json::Writer& begin_addressed(json::Writer& writer, std::string_view type, const PeerId& from, const PeerId& to) {
    begin_frame(writer, type);
    if (!from.empty()) writer.key("from").text(from.value);
    if (!to.empty()) writer.key("to").text(to.value);
    return writer;
}

}  // namespace

std::optional<signal::Payload> read_payload(std::string_view type, Fields& fields) {
    if (type == "call" || type == "answer") {
        return signal::Description{.type = type == "call" ? DescriptionType::Offer : DescriptionType::Answer,
                                   .sdp = read_nested_sdp(fields, "sdp"),
                                   .correlation = {}};
    }
    if (type == "ice") {
        return signal::TrickledCandidate{.candidate = read_candidate(fields, "candidate"), .correlation = {}};
    }
    return std::nullopt;
}

std::optional<RoomId> read_room_if_any(Fields& fields) {
    const json::Value* room = fields.find("room");
    if (room == nullptr || (room->text() != nullptr && room->text()->empty())) return std::nullopt;
    return fields.room("room");
}

std::vector<std::string> write_payload(const signal::Payload& payload, const PeerId& from, const PeerId& to) {
    json::Writer writer;
    if (const auto* trickled = std::get_if<signal::TrickledCandidate>(&payload)) {
        if (trickled->candidate.candidate.empty()) return {};
        begin_addressed(writer, "ice", from, to);
        write_candidate_text(writer.key("candidate"), trickled->candidate);
    } else if (const auto* description = std::get_if<signal::Description>(&payload)) {
        begin_addressed(writer, description->type == DescriptionType::Offer ? "call" : "answer", from, to);
        write_description_text(writer.key("sdp"), *description);
    }
    return end_frame(writer);
}

std::vector<std::string> write_about_room(std::string_view type, const PeerId& from, const PeerId& to,
                                          const RoomId& room) {
    json::Writer writer;
    begin_addressed(writer, type, from, to);
    if (!room.empty()) writer.key("room").text(room.value);
    return end_frame(writer);
}

}  // namespace parley::dialect::direct_call
