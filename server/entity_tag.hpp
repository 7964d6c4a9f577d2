// Entity tags of files, for revalidation by browsers (RFC 9110, 8.8.3).
#pragma once

#include <string>
#include <string_view>

namespace parley::server {

// A strong tag made of the content: quotes around a hash.
std::string entity_tag(std::string_view content);

// If-None-Match: whether one of the listed tags is `etag`, by weak comparison, or the list is "*" (RFC 9110, 13.1.2).
bool matches_entity_tag(std::string_view if_none_match, std::string_view etag);

}  // namespace parley::server
