// Model process: what the program of the server does, on the virtual network.
#include "sim/model_process.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/base/timer_table.hpp"
#include "sim/describe.hpp"

namespace parley::sim {

ModelProcess::ModelProcess(Timeline& timeline, Chance& chance, Journal& journal, SignalingNetwork& network,
                           HubOptions options)
    : timeline_(timeline),
      chance_(chance),
      journal_(journal),
      network_(network),
      hub_(std::move(options), chance.next()),
      engine_io_(network) {}

void ModelProcess::on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query) {
    if (ModelEngineIo::speaks_on(path)) {
        engine_io_.open(timeline_.now(), socket, path, query);
    } else {
        handle(hub_event::ConnectionOpened{.connection = socket, .path = path, .query = query, .address = "192.0.2.1"});
    }
    settle();
}

void ModelProcess::on_connection_frame(ConnectionId socket, const std::string& text) {
    if (engine_io_.owns(socket)) {
        engine_io_.receive(timeline_.now(), socket, text);
    } else {
        handle(hub_event::FrameReceived{.connection = socket, .text = text});
    }
    settle();
}

void ModelProcess::on_connection_closed(ConnectionId socket, bool was_lost) {
    if (engine_io_.owns(socket)) {
        engine_io_.on_closed(timeline_.now(), socket);
    } else {
        handle(hub_event::ConnectionClosed{.connection = socket, .was_lost = was_lost});
    }
    settle();
}

void ModelProcess::drain(Duration spread) {
    handle(hub_event::DrainBegun{.spread = spread});
    settle();
}

void ModelProcess::settle() {
    while (const std::optional<HubEvent> event = engine_io_.poll()) handle(*event);
    arm();
}

void ModelProcess::handle(const HubEvent& event) {
    hub_.handle(timeline_.now(), event);
    std::size_t effects = 0;
    while (const std::optional<HubEffect> effect = hub_.poll_effect()) {
        ++effects;
        execute(*effect);
    }
    if (effects > limits::effects_per_event_max) {
        journal_.complain(timeline_.now(), "server", "too many effects from one event");
    }
}

void ModelProcess::execute(const HubEffect& effect) {
    std::visit(overloaded{
                   [&](const hub_effect::SendFrame& order) { send(order); },
                   [&](const hub_effect::CloseConnection& order) { close(order); },
                   [&](const hub_effect::CheckToken& order) { check(order); },
                   [&](const hub_effect::Log& log) {
                       if (journal_.keeps_notes()) journal_.note(timeline_.now(), "server", describe(log));
                   },
                   [](const hub_effect::RoomNews&) {},
               },
               effect);
}

void ModelProcess::send(const hub_effect::SendFrame& order) {
    if (engine_io_.owns(order.connection)) {
        engine_io_.send(timeline_.now(), order.connection, order.text);
    } else {
        network_.send_to_client(order.connection, order.text);
    }
}

void ModelProcess::close(const hub_effect::CloseConnection& order) {
    if (engine_io_.owns(order.connection)) {
        engine_io_.close(timeline_.now(), order.connection, order.reason, order.code);
    } else {
        network_.close_client(order.connection, order.code, order.reason);
    }
}

// Checking takes a while, as it does where keys are fetched.
void ModelProcess::check(const hub_effect::CheckToken& order) {
    const std::size_t colon = std::min(order.token.find(':'), order.token.size());
    hub_event::TokenChecked checked{.connection = order.connection,
                                    .is_valid = colon < order.token.size(),
                                    .user = order.token.substr(0, colon),
                                    .name = {},
                                    .problem = "not a token"};
    if (checked.is_valid) checked.name = order.token.substr(colon + 1);
    timeline_.after(chance_.within({.least = 0ms, .most = 50ms}), unless_ended([this, checked] {
                        handle(checked);
                        settle();
                    }));
}

void ModelProcess::arm() {
    const std::optional<Instant> deadline = soonest(hub_.next_deadline(), engine_io_.next_deadline());
    if (deadline == armed_) return;
    armed_ = deadline;
    if (!deadline) return;
    timeline_.at(std::max(*deadline, timeline_.now()), unless_ended([this, when = *deadline] {
                     if (armed_ != when) return;
                     armed_.reset();
                     engine_io_.on_time(timeline_.now());
                     handle(hub_event::TimeReached{});
                     settle();
                 }));
}

Timeline::Action ModelProcess::unless_ended(Timeline::Action action) const {
    return [action = std::move(action), life = std::weak_ptr<const bool>(life_)] {
        if (!life.expired()) action();
    };
}

}  // namespace parley::sim
