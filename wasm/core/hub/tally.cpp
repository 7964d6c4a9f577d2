// Puts words to the counts.
#include "core/hub/tally.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/assert.hpp"

namespace parley::hub {

void Tally::rejected(const Refusal& refused) {
    if (!refused.reason.empty()) return rejected(refused.reason);
    ++by_code_[static_cast<std::size_t>(refused.error.code)];
}

void Tally::rejected(std::string_view reason) {
    const auto* const found = std::find(further_reasons.begin(), further_reasons.end(), reason);
    PARLEY_ASSERT(found != further_reasons.end());
    ++by_reason_[static_cast<std::size_t>(found - further_reasons.begin())];
}

void Tally::report_to(HubCounters& counters) const {
    for (auto& of_dialect : counters.dialects) {
        of_dialect.connections_opened = opened_[dialect::index_of(*dialect::find(of_dialect.dialect))];
    }
    counters.members_lost = members_lost_;
    for (std::size_t i = 0; i < codes; ++i) {
        const auto reason = signal::to_text(static_cast<signal::ErrorCode>(i));
        counters.rejections.push_back({.reason = reason, .count = by_code_[i]});
    }
    for (std::size_t i = 0; i < further_reasons.size(); ++i) {
        counters.rejections.push_back({.reason = further_reasons[i], .count = by_reason_[i]});
    }
}

}  // namespace parley::hub
