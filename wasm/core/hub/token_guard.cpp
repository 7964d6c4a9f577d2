// Counting of failures; see the header.
#include "core/hub/token_guard.hpp"

#include <algorithm>

namespace parley::hub {

void TokenGuard::failed(const std::string& address, Instant now) {
    forget(now);
    Address& entry = addresses_[address];
    if (entry.failures > 0) by_failure_.erase({entry.failed_at, address});
    ++entry.failures;
    entry.failed_at = now;
    by_failure_.emplace(now, address);
    if (entry.failures > failures_free) {
        // Beyond this many doublings the pause is the longest one in any case.
        constexpr std::uint32_t doublings_max = 16;
        const std::uint32_t doublings = std::min(entry.failures - failures_free - 1, doublings_max);
        entry.blocked_until = now + std::min<Duration>(pause_first * (1U << doublings), pause_max);
    }
}

Duration TokenGuard::blocked_for(const std::string& address, Instant now) const {
    const auto entry = addresses_.find(address);
    if (entry == addresses_.end() || entry->second.blocked_until <= now) return Duration::zero();
    return entry->second.blocked_until - now;
}

void TokenGuard::forget(Instant now) {
    while (!by_failure_.empty() &&
           (by_failure_.begin()->first + remembered <= now || addresses_.size() >= addresses_max)) {
        addresses_.erase(by_failure_.begin()->second);
        by_failure_.erase(by_failure_.begin());
    }
}

}  // namespace parley::hub
