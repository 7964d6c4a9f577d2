// The input of a fuzz target as lines and numbers, so that one input can be a whole conversation.
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>
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

// Takes the number that `text` begins with, and the space behind it; zero where there is none.
inline std::uint32_t take_number(std::string_view& text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty()) text.remove_prefix(1);
    return error == std::errc() ? number : 0;
}

}  // namespace parley::fuzz
