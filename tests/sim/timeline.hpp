// Timeline: virtual time and what is to happen in it. Nothing here waits; the earliest action runs next.
#pragma once

#include <cstdint>
#include <deque>
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

    // Whose actions wait while it sleeps. When it wakes they are done at once, in the order in which they were due.
    class Sleeper {
      public:
        bool is_asleep() const { return is_asleep_; }
        void sleep() { is_asleep_ = true; }
        void wake() {
            is_asleep_ = false;
            while (!kept_.empty()) {
                const Action action = std::move(kept_.front());
                kept_.pop_front();
                action();
            }
        }
        // Does it now, or on waking.
        void perform(Action action) {
            if (!is_asleep_) return action();
            kept_.push_back(std::move(action));
        }

      private:
        bool is_asleep_ = false;
        std::deque<Action> kept_;
    };

    Instant now() const { return now_; }

    // Actions of the same instant run in the order in which they were asked for. They cannot be taken back: what an
    // action is about lives as long as the timeline, and the action looks whether it still applies.
    void at(Instant when, Action action, Sleeper* sleeper = nullptr) {
        PARLEY_ASSERT(when >= now_);
        entries_.push({.when = when, .order = ++order_, .action = std::move(action), .sleeper = sleeper});
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
        Sleeper* sleeper = nullptr;
        bool operator<(const Entry& other) const {
            return when != other.when ? when > other.when : order > other.order;
        }
    };

    void step() {
        steps_at_this_instant_ = entries_.top().when == now_ ? steps_at_this_instant_ + 1 : 0;
        PARLEY_ASSERT(steps_at_this_instant_ < steps_at_one_instant_max);  // Time would never pass again.
        now_ = entries_.top().when;
        Action action = std::move(entries_.top().action);
        Sleeper* const sleeper = entries_.top().sleeper;
        entries_.pop();
        ++steps_;
        if (sleeper != nullptr) return sleeper->perform(std::move(action));
        action();
    }

    static constexpr std::uint64_t steps_at_one_instant_max = 100'000;

    Instant now_{};
    std::uint64_t steps_at_this_instant_ = 0;
    std::uint64_t order_ = 0;
    std::uint64_t steps_ = 0;
    std::priority_queue<Entry> entries_;
};

// The timeline as one sleeper uses it.
class OwnTimeline {
  public:
    explicit OwnTimeline(Timeline& shared) : shared_(shared) {}

    Instant now() const { return shared_.now(); }
    void at(Instant when, Timeline::Action action) { shared_.at(when, std::move(action), &sleeper_); }
    void after(Duration delay, Timeline::Action action) { at(now() + delay, std::move(action)); }
    Timeline::Sleeper& sleeper() { return sleeper_; }

  private:
    Timeline& shared_;
    Timeline::Sleeper sleeper_;
};

}  // namespace parley::sim
