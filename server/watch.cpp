// Makes what the options ask for.
#include "server/watch.hpp"

#include <random>
#include <utility>

#include "server/secret_text.hpp"
#include "server/start_error.hpp"

namespace parley::server {

namespace {

std::string webhook_secret(const WatchOptions& options) {
    std::string secret = read_secret({.file = options.webhook_secret_file,
                                      .file_option = "--webhook-secret-file",
                                      .variable = "PARLEY_WEBHOOK_SECRET",
                                      .bytes_min = Webhooks::secret_bytes_min});
    if (!secret.empty()) return secret;
    throw StartError(
        "--webhook needs a secret that signs what is sent: give --webhook-secret-file, or set PARLEY_WEBHOOK_SECRET");
}

AdminToken admin_token(const WatchOptions& options) {
    return AdminToken(read_secret({.file = options.admin_token_file,
                                   .file_option = "--admin-token-file",
                                   .variable = "PARLEY_ADMIN_TOKEN",
                                   .bytes_min = AdminToken::bytes_min}));
}

}  // namespace

Watch::Watch(boost::asio::io_context& context, const Config& config, HubHost& host,
             const std::shared_ptr<Sessions>& sessions, std::function<void()> drain, Log& log)
    : server_metrics_(host, sessions, config.connections) {
    const WatchOptions& options = config.watch;
    sources_.add(static_cast<const MetricSource&>(server_metrics_));
    sources_.add(static_cast<const ReadinessSource&>(server_metrics_));
    sources_.add(process_metrics_);
    if (!options.webhook.empty()) {
        webhooks_ = std::make_unique<Webhooks>(context, parse_webhook_url(options.webhook).value(),
                                               webhook_secret(options), std::random_device{}(), log);
        sources_.add(*webhooks_);
        host.when_rooms_change([this](const hub_effect::RoomNews& news) { webhooks_->tell(news); });
    }
    if (!options.admin_port) return;
    admin_routes_ = std::make_unique<AdminRoutes>(admin_token(options), AdminApi::Doors{.host = host,
                                                                                        .sources = sources_,
                                                                                        .metrics = server_metrics_,
                                                                                        .sessions = *sessions,
                                                                                        .drain = std::move(drain)});
    const ListeningPlace place{.host = options.admin_host,
                               .port = *options.admin_port,
                               .host_option = "--admin-host",
                               .port_option = "--admin-port"};
    admin_listener_ = std::make_unique<AdminListener>(context, place, *admin_routes_, log);
    admin_listener_->start();
    log.write(LogLevel::Info, "admin-listening", {{.key = "port", .value = std::to_string(*admin_port())}});
}

void Watch::stop() {
    if (admin_listener_) admin_listener_->stop();
    if (webhooks_) webhooks_->stop();
}

std::optional<std::uint16_t> Watch::admin_port() const {
    if (!admin_listener_) return std::nullopt;
    return admin_listener_->port();
}

}  // namespace parley::server
