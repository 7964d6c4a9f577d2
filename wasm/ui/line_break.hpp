// Line breaks: cuts a text into lines. Pure; the measure is handed in.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/text_links.hpp"

namespace parley::ui {

// Lines no wider than `width`, greedily filled. A word that is wider alone gets its own line. What does not fit into
// `lines_max` lines stays in the last one, to be cut by whoever draws it.
std::vector<std::string> break_lines(std::string_view text, float width, std::size_t lines_max,
                                     const std::function<float(std::string_view)>& width_of);

// The lines of a text that is shown whole, as parts of it. Also a word is cut where it is wider than a line, as in
// addresses and in scripts without blanks, but never within what is seen as one letter.
std::vector<TextSpan> wrap_text(std::string_view text, float width,
                                const std::function<float(std::string_view)>& width_of);

// Whether the first letter that has a direction runs from right to left (UAX 9, P2 and P3): Hebrew, Arabic and their
// neighbours.
bool begins_right_to_left(std::string_view text);

}  // namespace parley::ui
