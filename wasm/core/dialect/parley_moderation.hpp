// The frames of the parley dialect by which a room is moderated. Their reference is in parley.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialect/fields.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect::parley_v1 {

// Nothing for another type, or a wish that is not known here.
std::optional<ClientMessage> read_wish(std::string_view type, Fields& fields);
std::optional<HubMessage> read_moderation(std::string_view type, Fields& fields);

std::vector<std::string> write(const signal::SetLock& set_lock);
std::vector<std::string> write(const signal::AnswerKnock& answer);
std::vector<std::string> write(const signal::Ask& ask);
std::vector<std::string> write(const signal::Remove& remove);
std::vector<std::string> write(const signal::HandOver& hand_over);

std::vector<std::string> write(const signal::ModerationChanged& changed);
std::vector<std::string> write(const signal::Waiting& waiting);
std::vector<std::string> write(const signal::Knocked& knocked);
std::vector<std::string> write(const signal::KnockEnded& ended);
std::vector<std::string> write(const signal::Asked& asked);

}  // namespace parley::dialect::parley_v1
