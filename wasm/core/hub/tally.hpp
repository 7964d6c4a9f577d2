// Tally: how often this hub said no and why, and which connections came and were lost.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/border/hub_counters.hpp"
#include "core/dialect/registry.hpp"
#include "core/hub/refusal.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

// Words for reasons where no code of an error says enough: those of Refusal::reason, and two of the hub's own.
inline constexpr std::string_view unknown_path = "unknown-path";
inline constexpr std::string_view join_timeout = "join-timeout";
inline constexpr std::array<std::string_view, 24> further_reasons{
    unknown_path,  join_timeout,        "address-connections", "address-joins", "address-frames",  "address-bytes",
    "token-joins", "token-connections", "token-frames",        "token-bytes",   "token-missing",   "token-room",
    "token-right", "token-malformed",   "token-algorithm",     "token-key",     "token-signature", "token-expired",
    "token-early", "token-issuer",      "token-audience",      "token-user",    "token-guessing",  "token-bad"};

class Tally {
  public:
    void rejected(const Refusal& refused);
    // One of `further_reasons`.
    void rejected(std::string_view reason);
    void connection_opened(const dialect::Dialect& dialect) { ++opened_[dialect::index_of(dialect)]; }
    void member_lost() { ++members_lost_; }

    // Adds to `counters`, which lists the dialects.
    void report_to(HubCounters& counters) const;

  private:
    static constexpr std::size_t codes = static_cast<std::size_t>(signal::ErrorCode::Other) + 1;

    std::array<std::uint64_t, codes> by_code_{};
    std::array<std::uint64_t, further_reasons.size()> by_reason_{};
    std::array<std::uint64_t, dialect::dialects_max> opened_{};
    std::uint64_t members_lost_ = 0;
};

}  // namespace parley::hub
