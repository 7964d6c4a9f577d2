// The frames of the parley dialect by which people are called. Their reference is in parley.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialect/fields.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect::parley_v1 {

Callsign read_callsign(Fields& fields);
// Nothing for another type, or an outcome that is not known here. `register` is read where versions are.
std::optional<ClientMessage> read_invitation_wish(std::string_view type, Fields& fields);
std::optional<HubMessage> read_invitation(std::string_view type, Fields& fields);

std::vector<std::string> write(const signal::InviteCallsign& invite);
std::vector<std::string> write(const signal::CancelInvitation& cancel);
std::vector<std::string> write(const signal::ReplyToInvitation& reply);

std::vector<std::string> write(const signal::CallsignRegistered& registered);
std::vector<std::string> write(const signal::Invitation& invitation);
std::vector<std::string> write(const signal::InvitationEnded& ended);
std::vector<std::string> write(const signal::InvitationChanged& changed);

}  // namespace parley::dialect::parley_v1
