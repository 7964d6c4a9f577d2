// Links in texts: where a text of people names an address of the web. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace parley::ui {

// A part of a text, in bytes.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const TextSpan&) const = default;
};

// Addresses that begin with http:// or https:// and name a host, at most eight. Punctuation at the end belongs to the
// sentence, a closing bracket too unless it was opened within the address. Nothing else is ever a link.
std::vector<TextSpan> links_in(std::string_view text);

}  // namespace parley::ui
