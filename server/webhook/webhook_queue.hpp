// Webhook queue: what is to be delivered, in order, and when the next attempt is due. Knows no socket and no clock.
//
// One delivery is on its way at a time, and the next waits for it: a receiver gets events in the order in which they
// happened. One that fails is tried again, later each time; one that is too old is given up, so that a receiver which
// refuses one event for ever still gets the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <random>
#include <string>

#include "core/base/time.hpp"

namespace parley::server {

struct WebhookItem {
    std::string id;    // By which receivers know a repetition.
    std::string body;  // JSON
};

class WebhookQueue {
  public:
    static constexpr std::size_t items_max = 1000;
    // Before the second attempt; twice as long before each further one, up to the longest. Each is shortened by chance
    // by up to half, so that many servers do not come back to a receiver in one instant.
    static constexpr Duration first_pause = 1s;
    static constexpr Duration longest_pause = 5min;
    static constexpr Duration age_max = 1h;

    // `seed` decides the chance.
    explicit WebhookQueue(std::uint64_t seed) : chance_(seed) {}

    // Drops the oldest that is not on its way where there are `items_max`.
    void push(Instant now, WebhookItem item);
    // Gives up what is too old. Nothing where an attempt is under way, or nothing waits.
    std::optional<Instant> next_attempt(Instant now);
    // What next_attempt() is about is on its way until one of the next two is called.
    const WebhookItem& begin();
    void succeed();
    void fail(Instant now);

    std::size_t size() const { return items_.size(); }

    struct Counts {
        std::uint64_t delivered = 0;
        std::uint64_t failed_attempts = 0;
        std::uint64_t dropped_full = 0;
        std::uint64_t dropped_old = 0;
    };
    const Counts& counts() const { return counts_; }

  private:
    struct Waiting {
        WebhookItem item;
        Instant since;
    };
    Duration pause();

    std::deque<Waiting> items_;
    bool is_on_its_way_ = false;  // The first of them.
    std::uint32_t failures_ = 0;  // In a row.
    Instant not_before_{};
    std::minstd_rand chance_;
    Counts counts_;
};

}  // namespace parley::server
