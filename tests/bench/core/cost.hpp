// Cost: what a piece of the core takes: CPU time, allocations, memory that it holds.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <string_view>

namespace parley::bench {

// Counted by this program's own operator new and delete.
struct Memory {
    std::uint64_t allocations = 0;  // Since the program began, as are `bytes`.
    std::uint64_t bytes = 0;
    std::uint64_t held = 0;  // Bytes that are not given back yet.
};

Memory memory();

// Under Node elapsed seconds: Emscripten has no others.
inline double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Cost {
    double per_cpu_second = 0;
    double allocations = 0;  // For each time.
    double bytes = 0;        // Likewise.
};

// Does it again and again: `repetitions` times for at least `least_seconds`, of which the median counts.
template <typename Action>
Cost cost_of(Action action) {
    constexpr std::size_t repetitions = 7;
    constexpr double least_seconds = 0.06;
    constexpr std::uint64_t times_between_looks = 64;
    std::array<double, repetitions> rates{};
    std::uint64_t times = 0;
    for (std::uint64_t i = 0; i < times_between_looks; ++i) action();
    const Memory before = memory();
    for (double& rate : rates) {
        const std::uint64_t times_before = times;
        const double start = cpu_seconds();
        double seconds = 0;
        do {
            for (std::uint64_t i = 0; i < times_between_looks; ++i) action();
            times += times_between_looks;
            seconds = cpu_seconds() - start;
        } while (seconds < least_seconds);
        rate = static_cast<double>(times - times_before) / seconds;
    }
    const Memory after = memory();
    std::nth_element(rates.begin(), rates.begin() + repetitions / 2, rates.end());
    const auto all = static_cast<double>(times);
    return {.per_cpu_second = rates[repetitions / 2],
            .allocations = static_cast<double>(after.allocations - before.allocations) / all,
            .bytes = static_cast<double>(after.bytes - before.bytes) / all};
}

// One line for each figure: `12345 WHAT: messages per CPU second`.
void print(double figure, std::string_view what, std::string_view unit);
void print(const Cost& cost, std::string_view what, std::string_view things);

}  // namespace parley::bench
