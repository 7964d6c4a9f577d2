// Wires the server up, and takes it down in order.
#include "server/server.hpp"

#include <random>
#include <utility>

#include <boost/asio/post.hpp>

#include "server/access_mode.hpp"
#include "server/clock.hpp"
#include "server/place_key.hpp"
#include "server/turn_credentials.hpp"
#include "server/version.hpp"

namespace parley::server {

namespace {

std::uint64_t random_seed() {
    std::random_device device;
    return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

HubOptions hub_options(const Config& config, const TokenCheck& token_check) {
    HubOptions options = config.hub;
    options.checks_tokens = token_check.is_configured();
    options.requires_tokens = token_check.is_configured() && !config.is_open;
    options.unix_offset_ms = unix_offset_ms();
    options.prove = make_place_proof(config.resume_key_file);
    options.grant_relays = make_relay_grants(config.turn);
    options.tells_rooms = !config.watch.webhook.empty();
    options.show_address = [display = config.watch.log_addresses](std::string_view address) {
        return shown_address(address, display);
    };
    return options;
}

void log_keys(Log& log, std::size_t keys, const std::string& problem) {
    if (problem.empty())
        return log.write(LogLevel::Info, "keys-read", {{.key = "keys", .value = std::to_string(keys)}});
    log.write(LogLevel::Warning, "keys-kept",
              {{.key = "keys", .value = std::to_string(keys)}, {.key = "reason", .value = problem}});
}

std::unique_ptr<Certificate> certificate_of(const TlsOptions& options, Log& log) {
    return options.is_on() ? std::make_unique<Certificate>(options, log) : nullptr;
}

}  // namespace

Server::Server(boost::asio::io_context& context, Config config, Log& log)
    : config_(std::move(config)),
      log_(log),
      context_(context),
      token_check_(config_.tokens,
                   [&log](std::size_t keys, const std::string& problem) { log_keys(log, keys, problem); }),
      certificate_(certificate_of(config_.tls, log)),
      host_(context, hub_options(config_, token_check_), random_seed(), token_check_, log),
      engine_io_(context, host_, config_.engine_io, config_.connections, log),
      origins_(config_.allowed_origins),
      routes_(config_, [this] { return host_.statistics(); }),
      gatherer_(std::make_shared<Gatherer>(context)),
      services_{.config = config_,
                .host = host_,
                .engine_io = engine_io_,
                .routes = routes_,
                .origins = origins_,
                .log = log,
                .gatherer = gatherer_,
                .certificate = certificate_.get()},
      admission_(std::make_shared<hub::Admission>(config_.tcp_connections_per_address)),
      listener_(context, sessions_, admission_, {.number = config_.port}, services_),
      watch_(
          context, config_, host_, sessions_, [this] { ask_to_drain(); }, log),
      deadline_(context) {
    if (certificate_) {
        certificate_watch_.emplace(context, *certificate_);
        watch_.sources().add(*certificate_);
    }
    if (certificate_ && config_.redirect_port) {
        const Port plain{.number = *config_.redirect_port, .option = "--redirect-port", .redirects_to = port()};
        redirect_.emplace(context, sessions_, admission_, plain, services_);
        redirect_->start();
    }
    listener_.start();
    warn_if_open(config_, log_);
    log_.write(LogLevel::Info, "listening",
               {{.key = "version", .value = std::string(version)}, {.key = "port", .value = std::to_string(port())}});
}

Server::~Server() {
    sessions_->forget_shutdown();
}

// Later, so that who asks gets the answer first.
void Server::ask_to_drain() {
    boost::asio::post(context_, [this] {
        if (when_drain_asked_) when_drain_asked_();
    });
}

void Server::stop(Milliseconds drain, std::function<void()> when_done) {
    listener_.stop();
    watch_.begin_drain();
    if (redirect_) redirect_->stop();
    if (certificate_watch_) certificate_watch_->stop();
    log_.write(LogLevel::Info, "shutdown-begun", {{.key = "sessions", .value = std::to_string(sessions_->size())}});
    cut_off_after(drain + config_.shutdown_timeout);
    host_.drain(drain, [this, done = std::move(when_done)]() mutable { end_sessions(std::move(done)); });
}

void Server::reload_certificate() {
    if (certificate_) certificate_->reload();
}

std::optional<std::chrono::seconds> Server::certificate_expires_in() const {
    return certificate_ ? std::optional(certificate_->expires_in()) : std::nullopt;
}

void Server::end_sessions(std::function<void()> when_done) {
    engine_io_.stop();
    host_.stop();
    cut_off_after(config_.shutdown_timeout);
    sessions_->shut_down_all([this, done = std::move(when_done)] {
        deadline_.cancel();
        watch_.stop();
        log_.write(LogLevel::Info, "shutdown-done");
        done();
    });
}

// Replaces what was armed before.
void Server::cut_off_after(Milliseconds time) {
    deadline_.expires_after(time);
    deadline_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        log_.write(LogLevel::Warning, "shutdown-cut-off",
                   {{.key = "sessions", .value = std::to_string(sessions_->size())}});
        watch_.stop();
        context_.stop();
    });
}

std::string Server::url() const {
    const auto address = listener_.endpoint().address();
    const bool is_local = address.is_loopback() || address.is_unspecified();
    const std::string name = is_local          ? "localhost"
                             : address.is_v6() ? "[" + address.to_string() + "]"
                                               : address.to_string();
    return (certificate_ ? "https://" : "http://") + name + ":" + std::to_string(port()) + "/";
}

}  // namespace parley::server
