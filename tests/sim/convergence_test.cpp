// Convergence: whatever people and networks did, once all is healed everybody in a room is connected to everybody else.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/schedule.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

constexpr std::uint64_t shards = 4;
#ifdef __wasm__
constexpr std::uint64_t seeds_default = 40;  // The same code runs natively with all seeds.
#else
constexpr std::uint64_t seeds_default = 1000;
#endif

std::uint64_t from_environment(const char* variable, std::uint64_t otherwise) {
    const char* const text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += "  " + line + "\n";
    return text;
}

std::vector<std::string> problems_of_seed(std::uint64_t seed, std::string* story) {
    World world({.seed = seed, .hub = hub_options_for(seed), .keeps_notes = story != nullptr});
    run_schedule(world);
    std::vector<std::string> problems = world.settle();
    if (story != nullptr) *story = world.story();
    return problems;
}

// Runs a failing seed again, this time keeping notes.
void report(std::uint64_t seed) {
    std::string story;
    const std::vector<std::string> problems = problems_of_seed(seed, &story);
    ADD_FAILURE() << "Seed " << seed << " does not converge:\n"
                  << joined(problems) << "To see the whole run: PARLEY_SIM_SEED=" << seed
                  << " scripts/test --label sim\n";
}

class Convergence : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Convergence, EverySeedEndsInAFullMesh) {
    constexpr int failures_max = 3;
    const bool is_replay = std::getenv("PARLEY_SIM_SEED") != nullptr;
    const std::uint64_t seeds = is_replay ? 0 : from_environment("PARLEY_SIM_SEEDS", seeds_default);
    int failures = 0;
    for (std::uint64_t seed = 1 + GetParam(); seed <= seeds && failures < failures_max; seed += shards) {
        if (problems_of_seed(seed, nullptr).empty()) continue;
        ++failures;
        report(seed);
    }
}

INSTANTIATE_TEST_SUITE_P(Shard, Convergence, testing::Range<std::uint64_t>(0, shards));

TEST(Replay, TheSeedOfTheEnvironmentEndsInAFullMesh) {
    const std::uint64_t seed = from_environment("PARLEY_SIM_SEED", 1);
    std::string story;
    const std::vector<std::string> problems = problems_of_seed(seed, &story);
    if (std::getenv("PARLEY_SIM_SEED") != nullptr) std::cout << story;
    EXPECT_TRUE(problems.empty()) << joined(problems);
}

TEST(Replay, TheSameSeedGivesTheSameRun) {
    std::string one;
    std::string other;
    problems_of_seed(7, &one);
    problems_of_seed(7, &other);
    EXPECT_EQ(one, other);
    EXPECT_FALSE(one.empty());
}

}  // namespace
}  // namespace parley::sim
