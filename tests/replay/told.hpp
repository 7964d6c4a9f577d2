// Told: what a line of a recording tells the core, as the exported functions of the module read it.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.hpp"
#include "core/border/event.hpp"
#include "core/border/intent.hpp"
#include "core/json/value.hpp"

namespace parley::replay {

// The module counts a word of a browser that it does not know, and tells the core nothing.
struct UnknownWord {};
using Told = std::variant<Event, Intent, UnknownWord>;

// The failure says what is wrong with the call.
Result<Told, std::string> told_by(std::string_view name, const json::Array& values);

}  // namespace parley::replay
