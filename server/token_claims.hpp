// Token claims: what a token says, once its signature is known to be good (RFC 7519, 4.1).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/border/token_grant.hpp"
#include "core/json/value.hpp"

namespace parley::server {

// A NumericDate, in seconds since 1970; nothing where there is none or it is no number. Fractions are cut off.
std::optional<std::int64_t> date_claim(const json::Value& claims, std::string_view key);

// Whether `aud`, a text or an array of texts, names this audience.
bool names_audience(const json::Value& claims, std::string_view audience);

// The first of these claims that is a text or an integer and not empty.
std::string first_text_claim(const json::Value& claims, std::initializer_list<std::string_view> keys);

// `room` (a text, or an array of texts) and `rights` (an array, or one text with blanks or commas between them). A
// claim of another kind is there, and grants nothing. Rights that nobody knows are passed over.
TokenGrant grant_claims(const json::Value& claims);

}  // namespace parley::server
