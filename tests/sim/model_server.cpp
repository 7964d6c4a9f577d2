// Model server: events in, effects out, one timer.
#include "sim/model_server.hpp"

#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "sim/describe.hpp"

namespace parley::sim {

ModelServer::ModelServer(Timeline& timeline, Chance& chance, Journal& journal, SignalingNetwork& network,
                         HubOptions options)
    : timeline_(timeline), chance_(chance), journal_(journal), network_(network), options_(std::move(options)) {
    network_.serve(*this);
    start();
}

void ModelServer::start() {
    if (hub_) return;
    ++starts_;
    hub_ = std::make_unique<Hub>(options_, chance_.next());
    journal_.note(timeline_.now(), "server", "started");
}

void ModelServer::stop() {
    if (!hub_) return;
    hub_.reset();
    armed_.reset();
    journal_.note(timeline_.now(), "server", "stopped");
    network_.cut_all(100ms);
}

void ModelServer::on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query) {
    handle(hub_event::ConnectionOpened{.connection = socket, .path = path, .query = query, .address = "192.0.2.1"});
}

void ModelServer::on_connection_frame(ConnectionId socket, const std::string& text) {
    handle(hub_event::FrameReceived{.connection = socket, .text = text});
}

void ModelServer::on_connection_closed(ConnectionId socket) {
    handle(hub_event::ConnectionClosed{.connection = socket});
}

void ModelServer::handle(const HubEvent& event) {
    if (!hub_) return;
    hub_->handle(timeline_.now(), event);
    std::size_t effects = 0;
    while (const std::optional<HubEffect> effect = hub_->poll_effect()) {
        ++effects;
        execute(*effect);
    }
    if (effects > limits::effects_per_event_max) {
        journal_.complain(timeline_.now(), "server", "too many effects from one event");
    }
    arm();
}

void ModelServer::execute(const HubEffect& effect) {
    std::visit(overloaded{
                   [&](const hub_effect::SendFrame& send) { network_.send_to_client(send.connection, send.text); },
                   [&](const hub_effect::CloseConnection& close) {
                       network_.close_client(close.connection, close.code, close.reason);
                   },
                   [](const hub_effect::CheckToken&) {},
                   [&](const hub_effect::Log& log) {
                       if (journal_.keeps_notes()) journal_.note(timeline_.now(), "server", describe(log));
                   },
               },
               effect);
}

void ModelServer::arm() {
    const std::optional<Instant> deadline = hub_->next_deadline();
    if (deadline == armed_) return;
    armed_ = deadline;
    if (!deadline) return;
    timeline_.at(std::max(*deadline, timeline_.now()), [this, when = *deadline, start = starts_] {
        if (armed_ != when || start != starts_) return;
        armed_.reset();
        handle(hub_event::TimeReached{});
    });
}

}  // namespace parley::sim
