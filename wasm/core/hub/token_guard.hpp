// Token guard: slows down who tries tokens out. After some forged ones the tokens of an address are not looked at for a
// time that doubles with each further one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/time.hpp"

namespace parley::hub {

class TokenGuard {
  public:
    // A person who pastes the wrong thing, or a page that has kept an old one, is not slowed down.
    static constexpr std::uint32_t failures_free = 10;
    static constexpr Duration pause_first = 1s;
    static constexpr Duration pause_max = 300s;
    // Without a further one, an address begins anew after this.
    static constexpr Duration remembered = 900s;
    // Of more addresses the one that was silent longest is forgotten.
    static constexpr std::size_t addresses_max = 10'000;

    // A token came from there that was never good.
    void failed(const std::string& address, Instant now);
    // How long its tokens are not looked at; zero where they are.
    Duration blocked_for(const std::string& address, Instant now) const;

    std::size_t addresses() const { return addresses_.size(); }

  private:
    struct Address {
        std::uint32_t failures = 0;
        Instant failed_at{};
        Instant blocked_until{};
    };

    void forget(Instant now);

    std::unordered_map<std::string, Address> addresses_;
    std::set<std::pair<Instant, std::string>> by_failure_;  // Of the latest failure; each address once.
};

}  // namespace parley::hub
