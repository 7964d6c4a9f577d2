// Webhook event: the JSON that a receiver gets, and what proves that it is from this server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/border/hub_effect.hpp"

namespace parley::server {

// `sequence` counts the events of this process from 1: a gap tells a receiver that some were dropped.
std::string webhook_body(const hub_effect::RoomNews& news, std::string_view id, std::uint64_t sequence);

// "v1=" and HMAC-SHA256 of "TIMESTAMP.BODY" with the secret, in hexadecimal digits.
std::string webhook_signature(std::string_view secret, std::string_view timestamp, std::string_view body);

}  // namespace parley::server
