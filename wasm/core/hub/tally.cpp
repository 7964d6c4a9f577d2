// Puts words to the counts.
#include "core/hub/tally.hpp"

#include <string_view>

namespace parley::hub {
namespace {

std::string_view to_text(OtherRejection reason) {
    switch (reason) {
    case OtherRejection::UnknownPath: return "unknown-path";
    case OtherRejection::TooManyOfAddress: return "too-many-of-address";
    case OtherRejection::InvalidToken: return "invalid-token";
    case OtherRejection::JoinTimeout: return "join-timeout";
    }
    return "";
}

}  // namespace

void Tally::report_to(HubCounters& counters) const {
    for (auto& of_dialect : counters.dialects) {
        of_dialect.connections_opened = opened_[dialect::index_of(*dialect::find(of_dialect.dialect))];
    }
    counters.members_lost = members_lost_;
    for (std::size_t i = 0; i < codes; ++i) {
        const auto reason = signal::to_text(static_cast<signal::ErrorCode>(i));
        counters.rejections.push_back({.reason = reason, .count = by_code_[i]});
    }
    for (std::size_t i = 0; i < others; ++i) {
        const auto reason = to_text(static_cast<OtherRejection>(i));
        counters.rejections.push_back({.reason = reason, .count = by_other_[i]});
    }
}

}  // namespace parley::hub
