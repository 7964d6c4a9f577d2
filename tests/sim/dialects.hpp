// Dialects: what the tests ask about the dialects by which people come.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/dialect/registry.hpp"

namespace parley::sim {

// Of all dialects that a client can speak with the hub.
inline std::vector<std::string> all_dialects() {
    const std::vector<std::string_view> names = dialect::names();
    return {names.begin(), names.end()};
}

inline const signal::Facts& facts_of(std::string_view dialect) {
    return dialect::find(dialect)->facts;
}

// Sockets of one who is in a room: some dialects have one more for the chat.
inline std::size_t sockets_of(std::string_view dialect) {
    return dialect::find(dialect)->chat != nullptr ? 2 : 1;
}

inline bool has_video(std::string_view dialect) {
    return facts_of(dialect).media == signal::MediaKinds::AudioAndVideo;
}

// "room-event" as the name of a test: "RoomEvent".
inline std::string test_name(std::string_view dialect) {
    std::string name;
    bool begins_word = true;
    for (const char letter : dialect) {
        if (letter != '-') name += begins_word ? static_cast<char>(letter - 'a' + 'A') : letter;
        begins_word = letter == '-';
    }
    return name;
}

}  // namespace parley::sim
