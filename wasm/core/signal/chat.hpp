// Chat messages as members say them to each other: by their author, or told by another.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/ids.hpp"

namespace parley::signal {

struct Written {
    std::uint32_t number = 0;  // Names the message among its author's, and orders it: see room/chat.hpp. From one.
    std::string text;
    bool operator==(const Written&) const = default;
};

struct Told {
    PeerId author;
    std::string name;  // Of the author; empty where it had none.
    Written written;
    bool operator==(const Told&) const = default;
};

}  // namespace parley::signal
