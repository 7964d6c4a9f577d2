// Frame ledger: a queue with a count of what has left it.
#include "core/base/frame_ledger.hpp"

#include <utility>

namespace parley {

void FrameLedger::add(std::string frame) {
    kept_bytes_ += frame.size() + frame_overhead_bytes;
    kept_.push_back(std::move(frame));
    while (kept_bytes_ > bytes_max) {
        std::string& oldest = kept_[first_++];
        kept_bytes_ -= oldest.size() + frame_overhead_bytes;
        oldest = {};
        ++forgotten_;
    }
    // Seldom enough that each frame is moved once at most, on average.
    if (2 * first_ <= kept_.size()) return;
    kept_.erase(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(first_));
    first_ = 0;
}

void FrameLedger::restart() {
    *this = {};
}

std::optional<std::vector<std::string>> FrameLedger::after(std::uint64_t received) const {
    if (received < forgotten_ || received > count()) return std::nullopt;
    const auto missed = kept_.begin() + static_cast<std::ptrdiff_t>(first_ + (received - forgotten_));
    return std::vector<std::string>(missed, kept_.end());
}

}  // namespace parley
