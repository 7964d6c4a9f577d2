// Swarm: the shape of one random run, drawn from its seed: who comes, and what may befall them at all.
//
// Where everything may happen at any time, nothing happens often enough to meet itself. So each run leaves out about
// half of what can happen and has more of the rest (Groce and others, Swarm Testing, ISSTA 2012).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/browser_tab.hpp"
#include "sim/chance.hpp"
#include "sim/world.hpp"

namespace parley::sim {

struct Swarm {
    std::vector<std::string> dialects;  // One, two, or all: people come by any of these.
    std::size_t tabs_max = 0;
    std::uint64_t rooms = 0;
    std::uint64_t guests = 0;  // Who come before anything else happens.
    std::uint64_t steps = 0;
    std::uint32_t failing_percent = 0;    // Of the browsers' operations.
    std::uint64_t failing_operation = 0;  // By its number in the run; zero for none.
    Span signaling_latency;
    std::uint32_t slow_percent = 0;      // Of the operations of connections.
    std::uint32_t breaking_percent = 0;  // Of the restarts of ICE: they end DTLS.
    Duration longest_thought{};          // Until a person answers the browser's question for devices.
};

// What is drawn, and in which order, has changed; a seed is the run that it was only in the edition of its time.
constexpr std::uint32_t edition_latest = 4;

Swarm draw_swarm(Chance& chance, std::uint32_t edition);

// How often each of several things is to happen, in proportion to each other: some of the usual weights are dropped,
// others grow. The first stays, so that there is always something left.
std::vector<std::uint32_t> draw_weights(Chance& chance, const std::vector<std::uint32_t>& usual);

// A browser of somebody who comes by one of the swarm's dialects to one of its rooms.
TabOptions draw_tab(Chance& chance, const Swarm& swarm, const std::string& name);

}  // namespace parley::sim
