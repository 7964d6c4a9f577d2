// Soak: very many seeds of the simulator, told as one summary: soak FIRST COUNT. Or one of them, told in full: soak
// SEED
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "sim/checks.hpp"
#include "sim/schedule.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

// Prints `seed N` for each seed that does not converge, then `N NAME` for everything that happened and
// `most N NAME` for how far it went in any one run.
std::uint64_t soak(std::uint64_t first, std::uint64_t count) {
    std::uint64_t failed = 0;
    Tally total;
    Tally most;
    const auto remember = [&](std::string_view name, std::uint64_t level) { most[name] = std::max(most[name], level); };
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        World world({.seed = seed, .hub = hub_options_for(seed)});
        for (const auto& [name, times] : run_schedule(world)) total[name] += times;
        total["browser operations"] += world.surroundings().faults.counted;
        const bool is_well = world.settle().empty();
        remember("seconds until all was well", static_cast<std::uint64_t>(world.settled_after() / 1s));
        for (const Watermark& mark : world.surroundings().watermarks.all()) remember(mark.name, mark.highest);
        if (is_well) continue;
        ++failed;
        std::cout << "seed " << seed << std::endl;
    }
    for (const auto& [name, times] : total) std::cout << times << ' ' << name << '\n';
    for (const auto& [name, level] : most) std::cout << "most " << level << ' ' << name << '\n';
    return failed;
}

std::uint64_t tell(std::uint64_t seed) {
    World world({.seed = seed, .hub = hub_options_for(seed), .keeps_notes = true});
    run_schedule(world);
    world.surroundings().journal.note(world.surroundings().timeline.now(), "world", "* heals");
    const std::vector<std::string> problems = world.settle();
    std::cout << world.story() << "Seed " << seed << (problems.empty() ? " converges.\n" : " does not converge:\n")
              << listed(problems);
    return problems.size();
}

}  // namespace
}  // namespace parley::sim

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) {
        std::cerr << "usage: soak FIRST COUNT, or soak SEED\n";
        return EXIT_FAILURE;
    }
    const std::uint64_t first = std::strtoull(argv[1], nullptr, 10);
    const std::uint64_t failed =
        argc == 2 ? parley::sim::tell(first) : parley::sim::soak(first, std::strtoull(argv[2], nullptr, 10));
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
