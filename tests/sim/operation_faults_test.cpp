// Every browser operation of a three-way join fails once, the first, the second, … until there are no more: each such
// run ends in a full mesh all the same.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/dialects.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

class OperationFaults : public testing::TestWithParam<std::string> {};

TEST_P(OperationFaults, AThreeWayJoinSurvivesTheFailureOfAnyOneOperation) {
    bool was_reached = true;
    std::uint64_t failing = 1;
    for (; was_reached; ++failing) {
        World world({.seed = 11});
        world.surroundings().faults.failing = failing;
        for (const char* const name : {"Ana", "Bo", "Cy"}) world.join({.name = name, .dialect = GetParam()});
        // A device that failed stays off: it is the person's to turn it on again.
        EXPECT_EQ(listed(world.settle()), "") << "when operation " << failing << " fails";
        was_reached = world.surroundings().faults.counted >= failing;
    }
    constexpr std::uint64_t operations_of_a_three_way_join = 15;  // Three devices' questions, four for each pair.
    EXPECT_GT(failing, operations_of_a_three_way_join);
}

INSTANTIATE_TEST_SUITE_P(Dialects, OperationFaults, testing::ValuesIn(all_dialects()),
                         [](const auto& row) { return test_name(row.param); });

}  // namespace
}  // namespace parley::sim
