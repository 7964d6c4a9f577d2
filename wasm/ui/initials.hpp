// Initials: the one or two letters that stand for somebody without a picture.
#pragma once

#include <string>
#include <string_view>

namespace parley::ui {

// Of any name in UTF-8: first letters of the first and last word; one only in scripts whose letters join or are wide
// (from Hebrew upwards). An emoji stays whole. "?" for nothing readable.
std::string initials(std::string_view name);

}  // namespace parley::ui
