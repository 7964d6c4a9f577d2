// Chance: the one seeded generator of a run, and the few questions that the model asks it.
#pragma once

#include <cstdint>

#include "core/base/random.hpp"
#include "core/base/time.hpp"

namespace parley::sim {

// From `least` to `most`, both included.
struct Span {
    Duration least{};
    Duration most{};
};

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : random_(seed) {}

    std::uint64_t next() { return random_.next(); }
    std::uint64_t below(std::uint64_t bound) { return random_.below(bound); }
    bool percent(std::uint32_t percent) { return random_.chance(percent); }
    Duration within(Span span) {
        const auto width = static_cast<std::uint64_t>((span.most - span.least).count()) + 1;
        return span.least + Duration(static_cast<Duration::rep>(random_.below(width)));
    }

  private:
    Random random_;
};

}  // namespace parley::sim
