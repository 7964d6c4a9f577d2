// The version that --version prints and the log shows.
#pragma once

#include <string_view>

namespace parley::server {

inline constexpr std::string_view version = "0.1.0";

}  // namespace parley::server
