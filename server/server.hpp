// Server: puts the parts together, starts them and ends them within a bound.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/hub/admission.hpp"
#include "server/certificate.hpp"
#include "server/certificate_watch.hpp"
#include "server/config.hpp"
#include "server/engine_io_host.hpp"
#include "server/gatherer.hpp"
#include "server/http_session.hpp"
#include "server/hub_host.hpp"
#include "server/listener.hpp"
#include "server/log.hpp"
#include "server/origins.hpp"
#include "server/routes.hpp"
#include "server/sessions.hpp"
#include "server/token_check.hpp"
#include "server/watch.hpp"

namespace parley::server {

class Server {
  public:
    // Reads keys and certificate and listens at once; throws StartError. Serves while the context runs, on the one
    // thread that runs it. Context and log outlive the server; the context must not run any more when the server goes.
    Server(boost::asio::io_context& context, Config config, Log& log);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Closes the port and tells everybody to come back later (1012), spread over that time. When the last session has
    // ended, `when_done` is called and the context has no more work of the server; when the shutdown timeout after that
    // time comes first, the context is stopped. Call on the context's thread, once.
    void stop(Milliseconds drain, std::function<void()> when_done);

    // The operator asks, over the admin API, for what a signal asks for. Called on the context's thread.
    void when_drain_asked(std::function<void()> callback) { when_drain_asked_ = std::move(callback); }

    // Of the operator; nothing where nobody listens for one.
    std::optional<std::uint16_t> admin_port() const { return watch_.admin_port(); }
    // Reads the files of the certificate again, as for SIGHUP; nothing without TLS. On the context's thread, as the
    // next.
    void reload_certificate();
    // Until the certificate expires, below zero afterwards; nothing without TLS.
    std::optional<std::chrono::seconds> certificate_expires_in() const;

    std::uint16_t port() const { return listener_.endpoint().port(); }
    // That which sends everybody to https; zero for none.
    std::uint16_t redirect_port() const { return redirect_ ? redirect_->endpoint().port() : 0; }
    // What a browser on this machine can open.
    std::string url() const;

  private:
    void ask_to_drain();
    void end_sessions(std::function<void()> when_done);
    void cut_off_after(Milliseconds time);

    const Config config_;
    Log& log_;
    boost::asio::io_context& context_;
    std::shared_ptr<Sessions> sessions_ = std::make_shared<Sessions>();
    TokenCheck token_check_;
    const std::unique_ptr<Certificate> certificate_;  // Null: plain HTTP is spoken.
    HubHost host_;
    EngineIoHost engine_io_;
    const Origins origins_;
    Routes routes_;
    const std::shared_ptr<Gatherer> gatherer_;
    const Services services_;
    const std::shared_ptr<hub::Admission> admission_;  // Sessions may outlive the server.
    Listener listener_;
    Watch watch_;
    std::function<void()> when_drain_asked_;
    std::optional<Listener> redirect_;
    std::optional<CertificateWatch> certificate_watch_;
    boost::asio::steady_timer deadline_;
};

}  // namespace parley::server
