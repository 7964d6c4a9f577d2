// Plays a transcript against a real hub: the lines of the clients go in, all that the hub says must stand in it.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "core/border/hub_options.hpp"

namespace parley::test {

// A transcript in a table of tests.
struct HubStory {
    const char* name;  // A sentence in CamelCase.
    const char* text;
    HubOptions options;
};

// What a test runner shows of it.
inline void PrintTo(const HubStory& story, std::ostream* out) {
    *out << story.name;
}

// Empty when everything went as written, and nothing is left in the hub once all connections are gone. Otherwise a
// report: the line, what was expected, and the transcript as it went, to be read and, if it is right, put in its place.
std::string play_hub_transcript(std::string_view text, const HubOptions& options = {});

}  // namespace parley::test
