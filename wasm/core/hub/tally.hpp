// Tally: how often this hub said no and why, and which connections came and were lost.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/border/hub_counters.hpp"
#include "core/dialect/registry.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

// Reasons beside those that clients get as an error.
enum class OtherRejection : std::uint8_t { UnknownPath, TooManyOfAddress, InvalidToken, JoinTimeout };

class Tally {
  public:
    void rejected(signal::ErrorCode code) { ++by_code_[static_cast<std::size_t>(code)]; }
    void rejected(OtherRejection reason) { ++by_other_[static_cast<std::size_t>(reason)]; }
    void connection_opened(const dialect::Dialect& dialect) { ++opened_[dialect::index_of(dialect)]; }
    void member_lost() { ++members_lost_; }

    // Adds to `counters`, which lists the dialects.
    void report_to(HubCounters& counters) const;

  private:
    static constexpr std::size_t codes = static_cast<std::size_t>(signal::ErrorCode::Other) + 1;
    static constexpr std::size_t others = static_cast<std::size_t>(OtherRejection::JoinTimeout) + 1;

    std::array<std::uint64_t, codes> by_code_{};
    std::array<std::uint64_t, others> by_other_{};
    std::array<std::uint64_t, dialect::dialects_max> opened_{};
    std::uint64_t members_lost_ = 0;
};

}  // namespace parley::hub
