// Event fields: see the header.
#include "core/dialect/event_fields.hpp"

#include <utility>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/dialect/event_frame.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/nested_json.hpp"

namespace parley::dialect {

namespace {

const std::string* find_text(const Fields& fields, std::string_view key) {
    const json::Value* value = fields.find(key);
    return value == nullptr ? nullptr : value->text();
}

// Either all of an RTCIceCandidateInit, or only its line with the rest beside it in the event.
Candidate read_event_candidate(Fields& fields) {
    constexpr std::string_view beginning = "candidate:";
    const std::string* text = find_text(fields, "candidate");
    if (text != nullptr && text->compare(0, beginning.size(), beginning) == 0) return read_candidate_fields(fields);
    return read_candidate(fields, "candidate");
}

}  // namespace

std::string read_username(const Fields& fields, std::string_view key) {
    const std::string* text = find_text(fields, key);
    if (text == nullptr) return {};
    std::string name = tidied(*text, limits::display_name_bytes_max);
    return has_control_characters(name) ? std::string() : name;
}

std::string read_user(const Fields& fields, std::string_view key, const PeerId& id) {
    const std::string* text = find_text(fields, key);
    if (text == nullptr || *text == id.value) return {};
    return std::string(shortened(*text, limits::message_bytes_max));
}

signal::Member read_person(Fields& fields) {
    PeerId id = fields.peer("socketId");
    std::string user = read_user(fields, "userId", id);
    return {.id = std::move(id),
            .name = read_username(fields, "username"),
            .state = {},
            .dialect = {},
            .user = std::move(user)};
}

void write_person(json::Writer& writer, const PeerId& id, std::string_view user, std::string_view name) {
    writer.key("socketId").text(id.value).key("userId").text(user.empty() ? id.value : user);
    if (!name.empty()) writer.key("username").text(name);
}

std::optional<signal::Payload> read_event_payload(std::string_view kind, Fields& fields) {
    if (const auto type = description_type_from(kind)) {
        return signal::Description{.type = *type, .sdp = read_sdp(fields, kind), .correlation = {}};
    }
    if (kind != "ice-candidate") return std::nullopt;
    return signal::TrickledCandidate{.candidate = read_event_candidate(fields), .correlation = {}};
}

bool begin_payload_event(json::Writer& writer, std::string_view prefix, const signal::Payload& payload) {
    if (const auto* description = std::get_if<signal::Description>(&payload)) {
        const std::string_view type = to_text(description->type);
        begin_event(writer, std::string(prefix) += type);
        writer.key(type).begin_object().key("type").text(type).key("sdp").text(description->sdp).end_object();
        return true;
    }
    const Candidate& candidate = std::get_if<signal::TrickledCandidate>(&payload)->candidate;
    if (candidate.candidate.empty()) return false;
    begin_event(writer, std::string(prefix) += "ice-candidate");
    write_candidate(writer.key("candidate"), candidate);
    return true;
}

}  // namespace parley::dialect
