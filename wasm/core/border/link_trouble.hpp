// Link trouble: why two members do not hear each other, in words that cross the wire and words that a person reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"

namespace parley {

enum class Trouble : std::uint8_t {
    None,
    Connecting,    // Not connected yet, and nothing is wrong so far.
    NoAnswer,      // The other side said nothing to our offer.
    Rejected,      // A browser rejected a description.
    NoCandidates,  // Our browser has found no address of its own to be reached at.
    RelayRefused,  // No direct path, and the TURN server refused us.
    NoPath,        // No pair of addresses let packets through.
    Interrupted,   // There was a path, and it broke.
    Silent,        // The path stands as far as the browser says, but nothing comes from the other side.
    OneWay,        // We hear the other side, and it does not hear us.
};

// The word on the wire ("no-path").
std::string_view to_text(Trouble trouble);
// Nothing for an unknown word.
std::optional<Trouble> trouble_from(std::string_view text);
// One sentence for the person who looks at the other's tile; empty for None.
std::string_view sentence_about(Trouble trouble);

// How a member's link to another one stands.
struct LinkTrouble {
    PeerId peer;
    Trouble trouble = Trouble::None;
    bool operator==(const LinkTrouble&) const = default;
};

// Why a device that its owner wants on is not: None where it is on, or off as wanted.
enum class DeviceTrouble : std::uint8_t { None, Refused, Missing, Broken };

std::string_view to_text(DeviceTrouble trouble);
std::optional<DeviceTrouble> device_trouble_from(std::string_view text);

// All that stands between a member and the others, as it says itself.
struct Troubles {
    std::vector<LinkTrouble> links;  // Those that are not connected.
    DeviceTrouble microphone = DeviceTrouble::None;
    DeviceTrouble camera = DeviceTrouble::None;
    bool operator==(const Troubles&) const = default;
};

}  // namespace parley
