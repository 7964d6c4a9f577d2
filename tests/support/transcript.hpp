// Transcript: a conversation as a person writes and reads it, one step a line, in virtual time.
//
//     # A comment. Empty lines part the scenes.
//     ana opens /ws?room=fox              her connection opens; "from ADDRESS" may follow
//     ana > {"type":"join","peerId":"a"}  she sends this frame, byte for byte
//     ana > $3{[}                  ... or this one: "[[["
//     ana > (binary)                      ... or a binary frame
//     ana < {"type":"peer-list"}          the frame that comes back, equal as JSON
//     + 1500 ms                           time passes
//     ana closes                          her connection is gone
//     ana closed 1008 room-full           the other side closed it
//
// A line that is an answer ("<", "closed") belongs to the last line above it that is none; all answers must be there,
// in this order. "$ana" stands for a text that nobody knows beforehand, such as an id: an answer names it first, and
// from then on it is that text everywhere. Different names stand for different texts. "$_" stands for any value, and
// as the key of a field ("$_":0) for any fields besides those that are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace parley::test {

enum class StepKind : std::uint8_t { Opens, Sends, SendsBinary, Closes, Waits, Receives, IsClosed };

struct Step {
    StepKind kind = StepKind::Waits;
    std::size_t line = 0;  // From 1.
    std::string actor = {};
    std::string text = {};  // The frame; what follows "opens"; code and reason after "closed".
    Duration wait = {};
};

// An error names the line.
Result<std::vector<Step>, std::string> parse_transcript(std::string_view text);

// The line that parses to this step.
std::string to_text(const Step& step);

}  // namespace parley::test
