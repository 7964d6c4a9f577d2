// The media type of a file by the ending of its name.
#pragma once

#include <string_view>

namespace parley::server {

// "application/octet-stream" for an ending nobody knows, so that a browser never guesses.
std::string_view content_type_of(std::string_view file_name);

}  // namespace parley::server
