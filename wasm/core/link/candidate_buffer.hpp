// Candidate buffer: keeps the far side's candidates until their description is in force, drops those that are stale.
//
// A candidate whose exchange is the one in force is added at once. While another description is being applied, and
// before there is any, candidates wait, at most limits::candidates_buffered_max of them. When a description is about
// to be applied, waiting candidates of other exchanges can never count any more and are dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/signal/message.hpp"

namespace parley::link {

class CandidateBuffer {
  public:
    // A description of this exchange is about to be applied. Returns how many waiting candidates were dropped.
    std::size_t expect(std::uint32_t exchange);
    // It is in force. Returns the candidates that may be added now, in the order in which they came.
    std::vector<Candidate> settle();
    // Its candidates are not wanted, now or later. Returns how many waiting ones were dropped.
    std::size_t ignore(std::uint32_t exchange);

    struct Admission {
        std::optional<Candidate> add_now;
        std::size_t dropped = 0;
    };
    Admission admit(signal::TrickledCandidate candidate);

  private:
    std::vector<signal::TrickledCandidate> waiting_;  // No deque: an empty one takes half a kilobyte on every link.
    std::optional<std::uint32_t> in_force_;
    std::optional<std::uint32_t> expected_;
    std::optional<std::uint32_t> ignored_;
};

}  // namespace parley::link
