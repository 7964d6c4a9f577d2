// Token bucket: what one far end may send, a burst at once and a lasting rate, in the time that is handed in.
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/base/time.hpp"

namespace parley {

class TokenBucket {
  public:
    // Starts full: `burst` tokens, refilled by `per_second` tokens each second.
    TokenBucket(std::uint32_t burst, std::uint32_t per_second, Instant now)
        : full_(std::uint64_t{burst} * parts_per_token),
          parts_per_millisecond_(per_second),
          parts_(full_),
          refilled_at_(now) {}

    // Takes so many tokens, all or none. False when there are fewer.
    bool take(Instant now, std::uint32_t tokens = 1) {
        refill(now);
        const std::uint64_t parts = tokens * parts_per_token;
        if (parts_ < parts) return false;
        parts_ -= parts;
        return true;
    }

  private:
    // Thousandths of a token: a rate per second is then a whole number of them per millisecond.
    static constexpr std::uint64_t parts_per_token = 1000;
    // After a longer silence nothing more is counted, so that the product below stays within its type.
    static constexpr std::int64_t silence_ms_max = 1'000'000'000;

    void refill(Instant now) {
        if (now <= refilled_at_) return;
        const auto elapsed_ms = std::min((now - refilled_at_).count(), silence_ms_max);
        parts_ = std::min(full_, parts_ + static_cast<std::uint64_t>(elapsed_ms) * parts_per_millisecond_);
        refilled_at_ = now;
    }

    std::uint64_t full_;
    std::uint64_t parts_per_millisecond_;
    std::uint64_t parts_;
    Instant refilled_at_;
};

}  // namespace parley
