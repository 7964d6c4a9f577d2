// Problem: the one shape of all errors of the admin API (RFC 9457).
#pragma once

#include <string_view>

#include "server/http_message.hpp"

namespace parley::server {

// {"type":"about:blank","title":…,"status":…,"code":…,"detail":…}. `title` is that of the status, `code` a short stable
// word for programs, `detail` a sentence for people.
Response problem(unsigned status, std::string_view code, std::string_view detail);

}  // namespace parley::server
