// Timeline: virtual time and what is to happen in it. Nothing here waits; the earliest action runs next.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "core/base/assert.hpp"
#include "core/base/time.hpp"

namespace parley::sim {

class Timeline {
  public:
    using Action = std::function<void()>;

    Instant now() const { return now_; }

    // Actions of the same instant run in the order in which they were asked for. They cannot be taken back: what an
    // action is about lives as long as the timeline, and the action looks whether it still applies.
    void at(Instant when, Action action) {
        PARLEY_ASSERT(when >= now_);
        entries_.push({.when = when, .order = ++order_, .action = std::move(action)});
    }
    void after(Duration delay, Action action) { at(now_ + delay, std::move(action)); }

    // Runs everything up to and including `end`, where time then stands.
    void run_until(Instant end) {
        while (!entries_.empty() && entries_.top().when <= end) step();
        now_ = end;
    }

    std::uint64_t steps() const { return steps_; }

  private:
    struct Entry {
        Instant when;
        std::uint64_t order = 0;
        mutable Action action;  // Moved out of the queue's constant top just before it is popped.
        bool operator<(const Entry& other) const {
            return when != other.when ? when > other.when : order > other.order;
        }
    };

    void step() {
        steps_at_this_instant_ = entries_.top().when == now_ ? steps_at_this_instant_ + 1 : 0;
        PARLEY_ASSERT(steps_at_this_instant_ < steps_at_one_instant_max);  // Time would never pass again.
        now_ = entries_.top().when;
        const Action action = std::move(entries_.top().action);
        entries_.pop();
        ++steps_;
        action();
    }

    static constexpr std::uint64_t steps_at_one_instant_max = 100'000;

    Instant now_{};
    std::uint64_t steps_at_this_instant_ = 0;
    std::uint64_t order_ = 0;
    std::uint64_t steps_ = 0;
    std::priority_queue<Entry> entries_;
};

}  // namespace parley::sim
