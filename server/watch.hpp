// Watch: everything by which an operator watches the server: metrics, the operator's port, webhooks.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include <boost/asio/io_context.hpp>

#include "server/admin/admin_listener.hpp"
#include "server/admin/admin_routes.hpp"
#include "server/config.hpp"
#include "server/hub_host.hpp"
#include "server/log.hpp"
#include "server/metrics/metric_source.hpp"
#include "server/metrics/process_metrics.hpp"
#include "server/metrics/server_metrics.hpp"
#include "server/sessions.hpp"
#include "server/webhook/webhooks.hpp"

namespace parley::server {

class Watch {
  public:
    // Listens at once where the options say so; throws StartError. All references outlive this. `drain` is called when
    // the operator asks for it, at most once.
    Watch(boost::asio::io_context& context, const Config& config, HubHost& host,
          const std::shared_ptr<Sessions>& sessions, std::function<void()> drain, Log& log);

    // Where other parts register what they show.
    Sources& sources() { return sources_; }

    // Everybody is being sent away: the server is not ready from now on.
    void begin_drain() { server_metrics_.begin_drain(); }
    // Closes the operator's port and sends no more webhooks.
    void stop();

    // Nothing where nobody listens.
    std::optional<std::uint16_t> admin_port() const;

  private:
    ServerMetrics server_metrics_;
    ProcessMetrics process_metrics_;
    Sources sources_;
    std::unique_ptr<Webhooks> webhooks_;
    std::unique_ptr<AdminRoutes> admin_routes_;
    std::unique_ptr<AdminListener> admin_listener_;
};

}  // namespace parley::server
