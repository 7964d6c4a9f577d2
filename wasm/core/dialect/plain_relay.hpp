// Plain relay: a description or candidate written as the project's own clients write it. The hub passes such a frame on
// with the sender in the receiver's place, and builds nothing of what is in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parley::dialect {

// Parts of a frame, which outlives this.
struct PlainRelay {
    enum class Kind : std::uint8_t { Offer, Answer, Candidate };

    Kind kind;
    std::string_view to;      // The receiver's id.
    std::string_view before;  // Of the frame, what stands before the field "to", and
    std::string_view after;   // what stands behind its value.
};

// Nothing for any other frame, right or wrong: it has to be read. A frame that is recognized would be read without a
// complaint, and would be written again with the same fields. So this asks for more than JSON does: no spaces, no field
// that nobody knows, every field of a candidate, ASCII only, "type" first.
std::optional<PlainRelay> recognize_plain_relay(std::string_view frame);

// The frame for the receiver. `from` is the sender's id; empty text where that is no plain ASCII.
std::string relayed_frame(const PlainRelay& relay, std::string_view from);

}  // namespace parley::dialect
