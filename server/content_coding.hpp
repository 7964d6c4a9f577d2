// Content codings: which precompressed variant of a file a client takes (RFC 9110, 12.5.3).
#pragma once

#include <string_view>
#include <vector>

namespace parley::server {

struct ContentCoding {
    std::string_view name;    // "br"
    std::string_view ending;  // Of the variant beside the file: ".br".
    bool operator==(const ContentCoding&) const = default;
};

// The codings we may send, best first: those that `accept_encoding` names, or covers by "*", with a weight above
// zero. Between them our own order counts, not the client's, because size is all that differs.
std::vector<ContentCoding> acceptable_codings(std::string_view accept_encoding);

}  // namespace parley::server
