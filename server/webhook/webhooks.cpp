// Runs the queue: one delivery after the other.
#include "server/webhook/webhooks.hpp"

#include <chrono>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/clock.hpp"
#include "server/random_text.hpp"
#include "server/session_failure.hpp"
#include "server/webhook/webhook_event.hpp"

namespace parley::server {

namespace asio = boost::asio;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

std::string unix_seconds() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(since).count());
}

}  // namespace

Webhooks::Webhooks(asio::io_context& context, WebhookUrl url, std::string secret, std::uint64_t seed, Log& log)
    : context_(context),
      post_(context, std::move(url)),
      secret_(std::move(secret)),
      log_(log),
      queue_(seed),
      timer_(context) {
    asio::co_spawn(context_, deliver_all(), log_failure(log));
}

void Webhooks::tell(const hub_effect::RoomNews& news) {
    if (is_stopped_) return;
    std::string id = random_uuid();
    std::string body = webhook_body(news, id, ++last_sequence_);
    queue_.push(now(), {.id = std::move(id), .body = std::move(body)});
    if (queue_.size() == 1) timer_.cancel();
}

void Webhooks::stop() {
    is_stopped_ = true;
    timer_.cancel();
    post_.cancel();
    if (queue_.size() == 0) return;
    log_.write(LogLevel::Warning, "webhooks-undelivered", {{.key = "events", .value = std::to_string(queue_.size())}});
}

asio::awaitable<void> Webhooks::deliver_all() {
    while (!is_stopped_) {
        const auto next = queue_.next_attempt(now());
        if (next && *next <= now()) {
            co_await deliver_next();
        } else {
            co_await wait(next);
        }
    }
}

asio::awaitable<void> Webhooks::deliver_next() {
    // A copy: the queue goes on meanwhile.
    const WebhookItem item = queue_.begin();
    const std::string timestamp = unix_seconds();
    std::vector<Header> headers{
        {.name = "Parley-Event-Id", .value = item.id},
        {.name = "Parley-Timestamp", .value = timestamp},
        {.name = "Parley-Signature", .value = webhook_signature(secret_, timestamp, item.body)}};
    const std::string problem = co_await post_.send(std::move(headers), item.body);
    if (problem.empty()) {
        queue_.succeed();
        log_.write(LogLevel::Debug, "webhook-delivered", {{.key = "event", .value = item.id}});
        co_return;
    }
    queue_.fail(now());
    if (is_stopped_) co_return;
    log_.write(LogLevel::Warning, "webhook-failed",
               {{.key = "event", .value = item.id}, {.key = "reason", .value = problem}});
}

asio::awaitable<void> Webhooks::wait(std::optional<Instant> until) {
    timer_.expires_at(until ? host_time(*until) : HostClock::time_point::max());
    co_await timer_.async_wait(completion);
}

void Webhooks::write_metrics(MetricText& text) const {
    const WebhookQueue::Counts& counts = queue_.counts();
    text.family("parley_webhook_queue_events", MetricKind::Gauge, "Events that wait for their delivery.");
    text.sample(std::uint64_t{queue_.size()});
    text.family("parley_webhook_delivered_total", MetricKind::Counter, "Events that the receiver took.");
    text.sample(counts.delivered);
    text.family("parley_webhook_failed_attempts_total", MetricKind::Counter, "Attempts that failed; each is repeated.");
    text.sample(counts.failed_attempts);
    text.family("parley_webhook_dropped_total", MetricKind::Counter, "Events that were given up.");
    text.sample(counts.dropped_full, {{"reason", "queue-full"}});
    text.sample(counts.dropped_old, {{"reason", "too-old"}});
}

}  // namespace parley::server
