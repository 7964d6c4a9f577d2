// Server metrics: what the server itself shows, and when it takes no connections.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>

#include "server/hub_host.hpp"
#include "server/metrics/metric_source.hpp"
#include "server/sessions.hpp"

namespace parley::server {

class ServerMetrics final : public MetricSource, public ReadinessSource {
  public:
    // `host` outlives this.
    ServerMetrics(const HubHost& host, std::shared_ptr<const Sessions> sessions, std::size_t connections_max);

    void write_metrics(MetricText& text) const override;
    // "draining", or "full" while all `connections_max` are taken.
    std::optional<std::string> why_not_ready() const override;

    void begin_drain() { is_draining_ = true; }
    bool is_draining() const { return is_draining_; }
    std::chrono::seconds uptime() const;

  private:
    void write_server(MetricText& text) const;
    void write_rooms(MetricText& text, const HubCounters& counters) const;
    void write_messages(MetricText& text, const HubCounters& counters) const;
    void write_traffic(MetricText& text) const;
    void write_responses(MetricText& text) const;

    const HubHost& host_;
    const std::shared_ptr<const Sessions> sessions_;
    const std::size_t connections_max_;
    bool is_draining_ = false;
    const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace parley::server
