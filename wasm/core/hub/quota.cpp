// Counting and forgetting; see the header.
#include "core/hub/quota.hpp"

#include <algorithm>
#include <limits>

#include "core/base/assert.hpp"
#include "core/base/limits.hpp"

namespace parley::hub {

Quota::Hold Quota::enter(const std::string& key, Instant now, std::optional<Refusal>& refused) {
    const bool is_limited = limits_.connections != 0 || limits_.joins_per_second != 0 ||
                            limits_.frames_per_second != 0 || limits_.bytes_per_second != 0;
    if (!is_limited || key.empty()) return {};
    heard_ = std::max(heard_, now);
    forget_empty();
    const auto [entry, is_new] =
        accounts_.try_emplace(key, Account{.key = key,
                                           .joins = bucket(limits_.joins_per_second, 1, now),
                                           .frames = bucket(limits_.frames_per_second, 1, now),
                                           .bytes = bucket(limits_.bytes_per_second, limits::frame_bytes_max, now)});
    Account& account = entry->second;
    ++account.connections;
    if (limits_.connections != 0 && account.connections > limits_.connections) {
        refused = excess("address-connections", "token-connections", "Too many connections");
    }
    return Hold(*this, account);
}

std::optional<Refusal> Quota::Hold::join(Instant now) {
    if (account_ == nullptr || quota_->limits_.joins_per_second == 0 || account_->joins.take(now)) return std::nullopt;
    return quota_->excess("address-joins", "token-joins", "Too many joins in a short time");
}

std::optional<Refusal> Quota::Hold::frame(Instant now, std::size_t bytes) {
    if (account_ == nullptr) return std::nullopt;
    quota_->heard_ = std::max(quota_->heard_, now);
    if (quota_->limits_.frames_per_second != 0 && !account_->frames.take(now)) {
        return quota_->excess("address-frames", "token-frames", "Too many frames in a short time");
    }
    const auto counted = static_cast<std::uint32_t>(std::min(bytes, limits::frame_bytes_max));
    if (quota_->limits_.bytes_per_second != 0 && !account_->bytes.take(now, counted)) {
        return quota_->excess("address-bytes", "token-bytes", "Too many bytes in a short time");
    }
    return std::nullopt;
}

TokenBucket Quota::bucket(std::uint32_t per_second, std::size_t least, Instant now) {
    constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    const std::uint32_t burst = per_second > most / burst_seconds ? most : per_second * burst_seconds;
    return {std::max(burst, static_cast<std::uint32_t>(least)), per_second, now};
}

void Quota::leave(Account& account) {
    PARLEY_ASSERT(account.connections > 0);
    if (--account.connections > 0) return;
    account.empty_since = heard_;
    empty_.emplace_back(heard_, account.key);
}

void Quota::forget_empty() {
    while (!empty_.empty() &&
           (empty_.front().first + kept_when_empty <= heard_ || empty_.size() > empty_accounts_max)) {
        const auto [since, key] = std::move(empty_.front());
        empty_.pop_front();
        const auto account = accounts_.find(key);
        if (account == accounts_.end()) continue;
        const bool is_still_empty = account->second.connections == 0 && account->second.empty_since == since;
        if (is_still_empty) accounts_.erase(account);
    }
}

std::optional<Refusal> Quota::excess(const char* reason_of_address, const char* reason_of_token,
                                     const char* what) const {
    const bool is_token = of_ == Of::Token;
    Refusal refused = refusal(
        signal::ErrorCode::TooFast,
        std::string(what) + (is_token ? " with your token." : " from your network.") + " Try again in some seconds.",
        Consequence::CloseTryLater);
    refused.reason = is_token ? reason_of_token : reason_of_address;
    return refused;
}

}  // namespace parley::hub
