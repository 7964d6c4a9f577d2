// `parley-server token`: prints a token that lets somebody into a room for some minutes.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config.hpp"

namespace parley::server {

// The variable that may hold the secret or key instead of a file.
inline constexpr const char* token_key_variable = "PARLEY_TOKEN_KEY";

// `arguments` are those behind "token"; `key` is what the variable holds, null for nothing. With code 0 the text is the
// token and a line end, or help; otherwise it says what is wrong.
EarlyExit token_command(const std::vector<std::string>& arguments, const char* key,
                        std::chrono::system_clock::time_point now);

// "90s", "5m", "2h" or "1d": more than nothing, and not more than 366 days.
std::optional<std::chrono::seconds> duration_from(std::string_view text);

}  // namespace parley::server
