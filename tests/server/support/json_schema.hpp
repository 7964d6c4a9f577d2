// Checks JSON against the part of JSON Schema (draft 2020-12) that the description of the admin API uses.
#pragma once

#include <string>

#include "core/json/value.hpp"

namespace parley::test {

// Empty where `value` is as `schema` says, else where it is not: "rooms[0].since: …". References lead into `document`.
// A keyword that is not known here is a problem of its own, so that nothing passes unchecked.
std::string schema_problem(const json::Value& value, const json::Value& schema, const json::Value& document);

}  // namespace parley::test
