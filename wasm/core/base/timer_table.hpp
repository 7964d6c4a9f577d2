// A table of named one-shot timers: one optional deadline for each enumerator of `Timer`, which ends in `Count`.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/base/time.hpp"

namespace parley {

inline std::optional<Instant> soonest(std::optional<Instant> a, std::optional<Instant> b) {
    if (!a) return b;
    if (!b) return a;
    return *a < *b ? a : b;
}

template <typename Timer>
class TimerTable {
  public:
    void arm(Timer timer, Instant deadline) { deadlines_[index(timer)] = deadline; }
    void disarm(Timer timer) { deadlines_[index(timer)].reset(); }
    void disarm_all() { deadlines_ = {}; }
    bool is_armed(Timer timer) const { return deadlines_[index(timer)].has_value(); }

    std::optional<Instant> next_deadline() const {
        std::optional<Instant> next;
        for (const auto& deadline : deadlines_) next = soonest(next, deadline);
        return next;
    }

    // Disarms and returns one expired timer, or nothing. Call until nothing comes back.
    std::optional<Timer> take_expired(Instant now) {
        for (std::size_t i = 0; i < deadlines_.size(); ++i) {
            if (deadlines_[i] && *deadlines_[i] <= now) {
                deadlines_[i].reset();
                return static_cast<Timer>(i);
            }
        }
        return std::nullopt;
    }

  private:
    static constexpr std::size_t index(Timer timer) { return static_cast<std::size_t>(timer); }

    std::array<std::optional<Instant>, static_cast<std::size_t>(Timer::Count)> deadlines_{};
};

}  // namespace parley
