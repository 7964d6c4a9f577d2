// Token grant: what a token that was checked lets its bearer do, and where.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace parley {

// What somebody may do in a room. Without tokens everybody may do everything, and who has been there longest is host.
struct Rights {
    bool join = true;
    bool publish = true;   // Send audio, video and screen. The media goes past the server: members' clients see to it.
    bool moderate = true;  // Lock, admit, ask to mute, remove, hand over.
    bool record = true;    // Record the room. Clients see to it, as above.
    bool operator==(const Rights&) const = default;
};

// The claims `room` and `rights`. Nothing for a claim that is missing: it limits nothing where tokens are optional, and
// grants nothing where they are required.
struct TokenGrant {
    std::optional<std::vector<std::string>> rooms;  // Names; one that ends with '*' stands for all that begin so.
    std::optional<Rights> rights;
    bool operator==(const TokenGrant&) const = default;
};

}  // namespace parley
