// Soak: very many seeds of the simulator, told as one summary. soak FIRST COUNT
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "sim/schedule.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

// Prints `seed N` for each seed that does not converge, then `N NAME` for everything that happened.
std::uint64_t soak(std::uint64_t first, std::uint64_t count) {
    std::uint64_t failed = 0;
    Tally total;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        World world({.seed = seed, .hub = hub_options_for(seed)});
        for (const auto& [name, times] : run_schedule(world)) total[name] += times;
        total["browser operations"] += world.surroundings().faults.counted;
        if (world.settle().empty()) continue;
        ++failed;
        std::cout << "seed " << seed << std::endl;
    }
    for (const auto& [name, times] : total) std::cout << times << ' ' << name << '\n';
    return failed;
}

}  // namespace
}  // namespace parley::sim

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: soak FIRST COUNT\n";
        return EXIT_FAILURE;
    }
    const std::uint64_t failed =
        parley::sim::soak(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10));
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
