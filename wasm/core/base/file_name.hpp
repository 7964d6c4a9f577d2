// Names of files as they came from a person or a network, made fit to be shown and to be written to a disk.
#pragma once

#include <string>
#include <string_view>

namespace parley {

// Without folders, control characters (C0, C1, line and paragraph separators), what turns the direction of writing
// round (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), what cannot be seen (U+200B, U+2060, U+FEFF), and
// the letters that file systems give a meaning (<>:"|?*). No dot or blank at either end. At most
// limits::file_name_bytes_max bytes: what is longer is cut before its ending. "file" where nothing is left.
std::string file_name_from(std::string_view text);

}  // namespace parley
