// Decides what goes when.
#include "server/webhook/webhook_queue.hpp"

#include <algorithm>
#include <utility>

#include "core/base/assert.hpp"

namespace parley::server {

void WebhookQueue::push(Instant now, WebhookItem item) {
    if (items_.size() == items_max) {
        items_.erase(items_.begin() + (is_on_its_way_ ? 1 : 0));
        ++counts_.dropped_full;
    }
    items_.push_back({.item = std::move(item), .since = now});
}

std::optional<Instant> WebhookQueue::next_attempt(Instant now) {
    if (is_on_its_way_) return std::nullopt;
    while (!items_.empty() && now - items_.front().since > age_max) {
        items_.pop_front();
        ++counts_.dropped_old;
    }
    if (items_.empty()) return std::nullopt;
    return std::max(not_before_, items_.front().since);
}

const WebhookItem& WebhookQueue::begin() {
    PARLEY_ASSERT(!is_on_its_way_ && !items_.empty());
    is_on_its_way_ = true;
    return items_.front().item;
}

void WebhookQueue::succeed() {
    PARLEY_ASSERT(is_on_its_way_);
    is_on_its_way_ = false;
    items_.pop_front();
    ++counts_.delivered;
    failures_ = 0;
    not_before_ = {};
}

void WebhookQueue::fail(Instant now) {
    PARLEY_ASSERT(is_on_its_way_);
    is_on_its_way_ = false;
    ++counts_.failed_attempts;
    ++failures_;
    not_before_ = now + pause();
}

Duration WebhookQueue::pause() {
    Duration longest = first_pause;
    for (std::uint32_t i = 1; i < failures_ && longest < longest_pause; ++i) longest *= 2;
    longest = std::min(longest, longest_pause);
    return Duration(std::uniform_int_distribution<Duration::rep>(longest.count() / 2, longest.count())(chance_));
}

}  // namespace parley::server
