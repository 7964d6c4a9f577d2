// Boots an engine from what JavaScript hands in.
#include "bridge/bound_engine.hpp"

#include "bridge/options_from.hpp"

namespace parley::bridge {

BoundEngine::BoundEngine(const emscripten::val& options, std::uint32_t seed_high, std::uint32_t seed_low,
                         emscripten::val host)
    : engine_(make_engine(options_from(options), (std::uint64_t{seed_high} << 32U) | seed_low, std::move(host))) {}

}  // namespace parley::bridge
