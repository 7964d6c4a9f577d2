// Model server: events in, effects out, with the framing between where a path has one; one timer.
#include "sim/model_server.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/base/timer_table.hpp"
#include "sim/describe.hpp"

namespace parley::sim {

ModelServer::ModelServer(Timeline& timeline, Chance& chance, Journal& journal, SignalingNetwork& network,
                         HubOptions options)
    : timeline_(timeline), chance_(chance), journal_(journal), network_(network), options_(std::move(options)) {
    options_.checks_tokens = true;
    network_.serve(*this);
    start();
}

void ModelServer::start() {
    if (hub_) return;
    ++starts_;
    hub_ = std::make_unique<Hub>(options_, chance_.next());
    engine_io_ = std::make_unique<ModelEngineIo>(network_);
    journal_.note(timeline_.now(), "server", "started");
}

void ModelServer::stop() {
    if (!hub_) return;
    hub_.reset();
    engine_io_.reset();
    armed_.reset();
    journal_.note(timeline_.now(), "server", "stopped");
    network_.cut_all(100ms);
}

void ModelServer::on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query) {
    if (ModelEngineIo::speaks_on(path)) {
        engine_io_->open(timeline_.now(), socket, path, query);
    } else {
        handle(hub_event::ConnectionOpened{.connection = socket, .path = path, .query = query, .address = "192.0.2.1"});
    }
    settle();
}

void ModelServer::on_connection_frame(ConnectionId socket, const std::string& text) {
    if (!hub_) return;
    if (engine_io_->owns(socket)) {
        engine_io_->receive(timeline_.now(), socket, text);
    } else {
        handle(hub_event::FrameReceived{.connection = socket, .text = text});
    }
    settle();
}

void ModelServer::on_connection_closed(ConnectionId socket, bool was_lost) {
    if (!hub_) return;
    if (engine_io_->owns(socket)) {
        engine_io_->on_closed(timeline_.now(), socket);
    } else {
        handle(hub_event::ConnectionClosed{.connection = socket, .was_lost = was_lost});
    }
    settle();
}

void ModelServer::settle() {
    while (const std::optional<HubEvent> event = engine_io_->poll()) handle(*event);
    arm();
}

void ModelServer::handle(const HubEvent& event) {
    hub_->handle(timeline_.now(), event);
    std::size_t effects = 0;
    while (const std::optional<HubEffect> effect = hub_->poll_effect()) {
        ++effects;
        execute(*effect);
    }
    if (effects > limits::effects_per_event_max) {
        journal_.complain(timeline_.now(), "server", "too many effects from one event");
    }
}

void ModelServer::execute(const HubEffect& effect) {
    std::visit(overloaded{
                   [&](const hub_effect::SendFrame& order) { send(order); },
                   [&](const hub_effect::CloseConnection& order) { close(order); },
                   [&](const hub_effect::CheckToken& order) { check(order); },
                   [&](const hub_effect::Log& log) {
                       if (journal_.keeps_notes()) journal_.note(timeline_.now(), "server", describe(log));
                   },
               },
               effect);
}

void ModelServer::send(const hub_effect::SendFrame& order) {
    if (engine_io_->owns(order.connection)) {
        engine_io_->send(timeline_.now(), order.connection, order.text);
    } else {
        network_.send_to_client(order.connection, order.text);
    }
}

void ModelServer::close(const hub_effect::CloseConnection& order) {
    if (engine_io_->owns(order.connection)) {
        engine_io_->close(timeline_.now(), order.connection, order.reason);
    } else {
        network_.close_client(order.connection, order.code, order.reason);
    }
}

// Checking takes a while, as it does where keys are fetched.
void ModelServer::check(const hub_effect::CheckToken& order) {
    const std::size_t colon = std::min(order.token.find(':'), order.token.size());
    hub_event::TokenChecked checked{.connection = order.connection,
                                    .is_valid = colon < order.token.size(),
                                    .user = order.token.substr(0, colon),
                                    .name = {},
                                    .problem = "not a token"};
    if (checked.is_valid) checked.name = order.token.substr(colon + 1);
    timeline_.after(chance_.within({.least = 0ms, .most = 50ms}), [this, checked, start = starts_] {
        if (!hub_ || start != starts_) return;
        handle(checked);
        settle();
    });
}

void ModelServer::arm() {
    const std::optional<Instant> deadline = soonest(hub_->next_deadline(), engine_io_->next_deadline());
    if (deadline == armed_) return;
    armed_ = deadline;
    if (!deadline) return;
    timeline_.at(std::max(*deadline, timeline_.now()), [this, when = *deadline, start = starts_] {
        if (armed_ != when || start != starts_) return;
        armed_.reset();
        engine_io_->on_time(timeline_.now());
        handle(hub_event::TimeReached{});
        settle();
    });
}

}  // namespace parley::sim
