// The input of a fuzz target as lines, so that one input can be a whole conversation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace parley::fuzz {

inline std::vector<std::string_view> lines(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    std::vector<std::string_view> found;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        found.push_back(line);
        rest.remove_prefix(line.size() == rest.size() ? line.size() : line.size() + 1);
    }
    return found;
}

}  // namespace parley::fuzz
