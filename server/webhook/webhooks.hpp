// Webhooks: tells a receiver of the operator what happens in rooms. Never waits for it: what cannot be sent is queued.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/border/hub_effect.hpp"
#include "server/log.hpp"
#include "server/metrics/metric_source.hpp"
#include "server/webhook/webhook_post.hpp"
#include "server/webhook/webhook_queue.hpp"

namespace parley::server {

class Webhooks final : public MetricSource {
  public:
    static constexpr std::size_t secret_bytes_min = 32;

    // Context and log outlive this. `seed` decides the chance in its pauses.
    Webhooks(boost::asio::io_context& context, WebhookUrl url, std::string secret, std::uint64_t seed, Log& log);

    // Only queues.
    void tell(const hub_effect::RoomNews& news);
    // Sends nothing more, and logs how many were not delivered. The context has no more work of this then.
    void stop();

    void write_metrics(MetricText& text) const override;

  private:
    boost::asio::awaitable<void> deliver_all();
    boost::asio::awaitable<void> deliver_next();
    // Until then, or until something happens.
    boost::asio::awaitable<void> wait(std::optional<Instant> until);

    boost::asio::io_context& context_;
    WebhookPost post_;
    const std::string secret_;
    Log& log_;
    WebhookQueue queue_;
    boost::asio::steady_timer timer_;
    std::uint64_t last_sequence_ = 0;
    bool is_stopped_ = false;
};

}  // namespace parley::server
