// Admin page: the files of the status page, which are part of the program.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/http_message.hpp"

namespace parley::server {

// The page at "/admin/" and its files beside it, a redirect from "/" and "/admin"; nothing for other paths.
std::optional<Response> find_admin_page(std::string_view path);

// Of every answer on the operator's port: nothing is loaded from elsewhere, nobody embeds it.
const std::vector<Header>& admin_page_headers();

}  // namespace parley::server
