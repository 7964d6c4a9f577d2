// Runs the server on a thread and takes it down again.
#include "server/support/running_server.hpp"

#include <chrono>
#include <sstream>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "server/log.hpp"
#include "server/server.hpp"

namespace parley::test {

namespace {

server::Config local(server::Config config) {
    config.host = "127.0.0.1";
    config.port = 0;
    return config;
}

}  // namespace

struct RunningServer::Parts {
    explicit Parts(server::Config config) : server(context, std::move(config), log) {}

    std::ostringstream log_text;
    server::Log log{log_text, server::LogFormat::Text, server::LogLevel::Debug};
    boost::asio::io_context context{1};
    server::Server server;
    std::thread thread;
};

RunningServer::RunningServer(server::Config config) : parts_(std::make_unique<Parts>(local(std::move(config)))) {
    parts_->server.when_drain_asked([this] { parts_->server.stop(std::chrono::milliseconds(0), [] {}); });
    parts_->thread = std::thread([this] { parts_->context.run(); });
}

RunningServer::~RunningServer() {
    stop();
}

std::uint16_t RunningServer::port() const {
    return parts_->server.port();
}

std::uint16_t RunningServer::admin_port() const {
    return parts_->server.admin_port().value_or(0);
}

void RunningServer::wait_for_end() {
    if (parts_->thread.joinable()) parts_->thread.join();
}

std::uint16_t RunningServer::redirect_port() const {
    return parts_->server.redirect_port();
}

void RunningServer::stop() {
    if (!parts_->thread.joinable()) return;
    boost::asio::post(parts_->context, [this] { parts_->server.stop(std::chrono::milliseconds(0), [] {}); });
    parts_->thread.join();
}

std::string RunningServer::log() const {
    return parts_->log_text.str();
}

}  // namespace parley::test
