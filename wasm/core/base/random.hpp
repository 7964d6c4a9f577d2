// A seeded generator (SplitMix64): the same seed gives the same run. Not for secrets; the host seeds it well.
#pragma once

#include <cstdint>

#include "core/base/assert.hpp"

namespace parley {

class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31U);
    }

    // Uniform enough in [0, bound); bound is at least 1.
    std::uint64_t below(std::uint64_t bound) {
        PARLEY_ASSERT(bound > 0);
        return next() % bound;
    }

    // A number that is never zero, for correlation on the wire where zero means none.
    std::uint32_t nonzero32() {
        auto value = static_cast<std::uint32_t>(next() >> 32U);
        return value == 0 ? 1U : value;
    }

    bool chance(std::uint32_t percent) { return below(100) < percent; }

  private:
    std::uint64_t state_;
};

}  // namespace parley
