// Invitations in the parley dialect: see the header.
#include "core/dialect/parley_invitations.hpp"

#include <cstdint>
#include <utility>

#include "core/base/limits.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::parley_v1 {
namespace {

constexpr std::uint32_t invitation_seconds_max = 86'400;

std::vector<std::string> about_callsign(std::string_view type, const Callsign& callsign) {
    json::Writer writer;
    begin_frame(writer, type).key("callsign").text(callsign.value);
    return end_frame(writer);
}

std::string read_invitation_id(Fields& fields) {
    return fields.text("id", limits::message_bytes_max);
}

}  // namespace

Callsign read_callsign(Fields& fields) {
    Callsign callsign{fields.text("callsign", limits::callsign_bytes_max)};
    if (has_control_characters(callsign.value)) {
        fields.fail("field \"callsign\": no control characters", signal::ErrorCode::InvalidId);
    }
    return callsign;
}

std::optional<ClientMessage> read_invitation_wish(std::string_view type, Fields& fields) {
    if (type == "invite") return signal::InviteCallsign{.callsign = read_callsign(fields)};
    if (type == "cancel") return signal::CancelInvitation{.callsign = read_callsign(fields)};
    const auto answer = invitation_answer_from(type);
    if (!answer) return std::nullopt;
    return signal::ReplyToInvitation{.id = read_invitation_id(fields), .answer = *answer};
}

std::optional<HubMessage> read_invitation(std::string_view type, Fields& fields) {
    if (type == "registered") {
        return signal::CallsignRegistered{
            .callsign = read_callsign(fields),
            .key = fields.text_if_any("key", limits::message_bytes_max),
            .seconds_kept = fields.number_if_any("seconds", invitation_seconds_max).value_or(0)};
    }
    if (type == "invitation") {
        return signal::Invitation{.id = read_invitation_id(fields),
                                  .name = fields.name("name"),
                                  .room = fields.room("room"),
                                  .seconds = fields.number_if_any("seconds", invitation_seconds_max).value_or(0)};
    }
    if (type == "invitation-ended") return signal::InvitationEnded{.id = read_invitation_id(fields)};
    if (type != "invited") return std::nullopt;
    Callsign callsign = read_callsign(fields);
    const auto outcome = invitation_state_from(fields.text("outcome", limits::message_bytes_max));
    if (!outcome || *outcome == InvitationState::Calling) return std::nullopt;
    return signal::InvitationChanged{.callsign = std::move(callsign), .outcome = *outcome};
}

std::vector<std::string> write(const signal::InviteCallsign& invite) {
    return about_callsign("invite", invite.callsign);
}
std::vector<std::string> write(const signal::CancelInvitation& cancel) {
    return about_callsign("cancel", cancel.callsign);
}
std::vector<std::string> write(const signal::ReplyToInvitation& reply) {
    json::Writer writer;
    begin_frame(writer, to_text(reply.answer)).key("id").text(reply.id);
    return end_frame(writer);
}

std::vector<std::string> write(const signal::CallsignRegistered& registered) {
    json::Writer writer;
    begin_frame(writer, "registered").key("callsign").text(registered.callsign.value);
    if (!registered.key.empty()) {
        writer.key("key").text(registered.key).key("seconds").integer(registered.seconds_kept);
    }
    return end_frame(writer);
}
std::vector<std::string> write(const signal::Invitation& invitation) {
    json::Writer writer;
    begin_frame(writer, "invitation").key("id").text(invitation.id).key("name").text(invitation.name);
    writer.key("room").text(invitation.room.value).key("seconds").integer(invitation.seconds);
    return end_frame(writer);
}
std::vector<std::string> write(const signal::InvitationEnded& ended) {
    json::Writer writer;
    begin_frame(writer, "invitation-ended").key("id").text(ended.id);
    return end_frame(writer);
}
std::vector<std::string> write(const signal::InvitationChanged& changed) {
    json::Writer writer;
    begin_frame(writer, "invited").key("callsign").text(changed.callsign.value);
    writer.key("outcome").text(to_text(changed.outcome));
    return end_frame(writer);
}

}  // namespace parley::dialect::parley_v1
