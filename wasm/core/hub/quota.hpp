// Quota: what all connections of one address, or of one token, do together, held to limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/time.hpp"
#include "core/base/token_bucket.hpp"
#include "core/border/hub_options.hpp"
#include "core/hub/refusal.hpp"

namespace parley::hub {

class Quota {
  public:
    enum class Of : std::uint8_t { Address, Token };
    struct Account;

    // One connection, counted for as long as this lives. The quota outlives it.
    class Hold {
      public:
        Hold() = default;
        Hold(Quota& quota, Account& account) : quota_(&quota), account_(&account) {}
        Hold(Hold&& other) noexcept : quota_(other.quota_), account_(std::exchange(other.account_, nullptr)) {}
        Hold& operator=(Hold&& other) noexcept {
            std::swap(quota_, other.quota_);
            std::swap(account_, other.account_);
            return *this;
        }
        ~Hold() {
            if (account_ != nullptr) quota_->leave(*account_);
        }

        // Nothing for what is allowed, and where nothing is counted.
        std::optional<Refusal> join(Instant now);
        std::optional<Refusal> frame(Instant now, std::size_t bytes);

      private:
        Quota* quota_ = nullptr;
        Account* account_ = nullptr;
    };

    Quota(Of of, const RateLimits& limits) : of_(of), limits_(limits) {}

    // Counts one connection, also one too many: `refused` says so then. Counts nothing without limits.
    Hold enter(const std::string& key, Instant now, std::optional<Refusal>& refused);

    // Accounts that are kept: of those who are connected, and who were a short time ago.
    std::size_t accounts() const { return accounts_.size(); }

  private:
    // Ten times a rate may come at once, so that after this nobody's account differs from a new one.
    static constexpr std::uint32_t burst_seconds = 10;
    static constexpr Duration kept_when_empty = std::chrono::seconds(burst_seconds);
    // Of more the oldest are forgotten sooner.
    static constexpr std::size_t empty_accounts_max = 10'000;

    static TokenBucket bucket(std::uint32_t per_second, std::size_t least, Instant now);
    void leave(Account& account);
    void forget_empty();
    std::optional<Refusal> excess(const char* reason_of_address, const char* reason_of_token, const char* what) const;

    Of of_;
    RateLimits limits_;
    Instant heard_{};
    std::unordered_map<std::string, Account> accounts_;
    std::deque<std::pair<Instant, std::string>> empty_;  // Since when, oldest first; some may have come back.
};

struct Quota::Account {
    std::string key;
    TokenBucket joins;
    TokenBucket frames;
    TokenBucket bytes;
    std::size_t connections = 0;
    Instant empty_since{};
};

}  // namespace parley::hub
