// One session of Engine.IO: see the header.
#include "core/framing/engine_io_session.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"

namespace parley::framing {

namespace {

// RFC 6455, 5.5: what a close frame holds besides its code.
constexpr std::size_t close_reason_bytes_max = 123;

}  // namespace

// ---- opening

std::string EngineIoSession::open_packet(std::string_view sid, bool by_polling) const {
    const engine_io::Handshake handshake{.sid = std::string(sid),
                                         .upgrades_to_websocket = by_polling,
                                         .ping_interval_ms = options_->ping_interval.count(),
                                         .ping_timeout_ms = options_->ping_timeout.count(),
                                         .max_payload = static_cast<std::int64_t>(options_->payload_bytes_max)};
    return engine_io::encode(PacketType::Open, engine_io::write_handshake(handshake));
}

void EngineIoSession::open_by_polling(Instant now, RequestId request, std::string_view sid) {
    timers_.arm(Timer::Ping, now + options_->ping_interval);
    outlet_->respond(request, open_packet(sid, true));
    outlet_->report(engine_io_effect::SessionOpened{id_});
}

void EngineIoSession::open_by_websocket(Instant now, TransportId transport, std::string_view sid) {
    timers_.arm(Timer::Ping, now + options_->ping_interval);
    websocket_ = transport;
    outlet_->send_text(transport, open_packet(sid, false));
    outlet_->report(engine_io_effect::SessionOpened{id_});
}

// ---- long-polling

void EngineIoSession::on_poll(RequestId request) {
    if (websocket_) return outlet_->respond_error(request, RequestError::BadRequest);
    if (waiting_poll_) {
        outlet_->respond_error(request, RequestError::BadRequest);
        return end("transport error", close_code::protocol_error);
    }
    const bool may_wait = state_ == State::Open && queue_.empty() && !is_probed_;
    if (may_wait) {
        waiting_poll_ = request;
    } else {
        answer_poll(request);
    }
}

void EngineIoSession::answer_poll(RequestId request) {
    std::string payload = take_payload();
    const bool is_last = state_ == State::Closing && queue_.empty();
    if (is_last) {
        engine_io::append_to_payload(payload, engine_io::encode(PacketType::Close));
    } else if (payload.empty()) {
        payload = engine_io::encode(PacketType::Noop);
    }
    outlet_->respond(request, std::move(payload));
    if (is_last) end("", close_code::normal);
}

std::string EngineIoSession::take_payload() {
    std::string payload;
    while (!queue_.empty()) {
        const std::string& packet = queue_.front();
        // One packet always goes out, however large.
        if (!payload.empty() && payload.size() + 1 + packet.size() > options_->payload_bytes_max) break;
        engine_io::append_to_payload(payload, packet);
        queued_bytes_ -= packet.size();
        queue_.pop_front();
    }
    return payload;
}

void EngineIoSession::on_payload(Instant now, RequestId request, std::string_view body) {
    if (websocket_) return outlet_->respond_error(request, RequestError::BadRequest);
    // What was under way when the session was closed no longer counts, and must not cost what is still queued.
    if (state_ == State::Closing) return outlet_->respond(request, "ok");
    if (body.size() > options_->payload_bytes_max) {
        outlet_->respond_too_large(request);
        return end("payload too large", close_code::policy_violation);
    }
    if (on_packets(now, body) == Verdict::Fine) return outlet_->respond(request, "ok");
    outlet_->respond_error(request, RequestError::BadRequest);
    end("parse error", close_code::protocol_error);
}

EngineIoSession::Verdict EngineIoSession::on_packets(Instant now, std::string_view body) {
    const auto separators = static_cast<std::size_t>(std::count(body.begin(), body.end(), '\x1E'));
    if (separators >= options_->packets_per_payload_max) return Verdict::AgainstProtocol;
    for (const std::string_view packet : engine_io::split_payload(body)) {
        if (on_packet(now, packet) == Verdict::AgainstProtocol) return Verdict::AgainstProtocol;
    }
    return Verdict::Fine;
}

void EngineIoSession::on_request_gone(RequestId request) {
    if (request != waiting_poll_) return;
    waiting_poll_ = {};
    end("transport close", close_code::normal);
}

// ---- WebSocket

bool EngineIoSession::on_upgrade_asked(Instant now, TransportId transport) {
    if (websocket_ || upgrade_ || state_ != State::Open) {
        outlet_->close_transport(transport, close_code::protocol_error, "the session has a WebSocket or ends");
        return false;
    }
    upgrade_ = transport;
    timers_.arm(Timer::Upgrade, now + options_->upgrade_timeout);
    return true;
}

void EngineIoSession::on_text(Instant now, TransportId transport, std::string_view text) {
    if (transport == upgrade_) return on_upgrade_text(text);
    if (on_packet(now, text) == Verdict::AgainstProtocol) end("parse error", close_code::protocol_error);
}

void EngineIoSession::on_upgrade_text(std::string_view text) {
    if (!is_probed_ && text == "2probe") {
        is_probed_ = true;
        outlet_->send_text(upgrade_, "3probe");
        if (waiting_poll_) answer_poll(std::exchange(waiting_poll_, {}));
        return;
    }
    if (is_probed_ && text == "5") return move_to_websocket();
    abandon_upgrade(close_code::protocol_error, "a probe and then an upgrade are expected");
}

void EngineIoSession::move_to_websocket() {
    websocket_ = std::exchange(upgrade_, {});
    is_probed_ = false;
    timers_.disarm(Timer::Upgrade);
    for (std::string& packet : queue_) outlet_->send_text(websocket_, std::move(packet));
    queue_.clear();
    queued_bytes_ = 0;
    if (state_ == State::Closing) end("", close_code::normal);
}

void EngineIoSession::abandon_upgrade(std::uint16_t code, std::string_view reason) {
    timers_.disarm(Timer::Upgrade);
    is_probed_ = false;
    outlet_->close_transport(std::exchange(upgrade_, {}), code, reason);
}

void EngineIoSession::on_binary(TransportId transport) {
    if (transport == upgrade_)
        return abandon_upgrade(close_code::protocol_error, "a probe and then an upgrade are expected");
    outlet_->report(engine_io_effect::BinaryReceived{id_});
}

void EngineIoSession::on_transport_closed(TransportId transport) {
    if (transport == upgrade_) {
        timers_.disarm(Timer::Upgrade);
        is_probed_ = false;
        upgrade_ = {};
        return;
    }
    websocket_ = {};
    end("transport close", close_code::normal);
}

// ---- either

EngineIoSession::Verdict EngineIoSession::on_packet(Instant now, std::string_view text) {
    // The rest of a payload after a close packet.
    if (state_ != State::Open) return Verdict::Fine;
    if (!text.empty() && text.front() == 'b') {
        outlet_->report(engine_io_effect::BinaryReceived{id_});
        return Verdict::Fine;
    }
    auto packet = engine_io::decode(text);
    if (!packet) return Verdict::AgainstProtocol;
    switch (packet->type) {
    case PacketType::Close: end("transport close", close_code::normal); return Verdict::Fine;
    case PacketType::Pong:
        timers_.disarm(Timer::Pong);
        timers_.arm(Timer::Ping, now + options_->ping_interval);
        return Verdict::Fine;
    case PacketType::Message:
        outlet_->report(engine_io_effect::MessageReceived{.session = id_, .text = std::move(packet->data)});
        return Verdict::Fine;
    // Since protocol 4 it is the server that pings.
    case PacketType::Ping: return Verdict::AgainstProtocol;
    case PacketType::Open:
    case PacketType::Upgrade:
    case PacketType::Noop: return Verdict::Fine;
    }
    return Verdict::AgainstProtocol;
}

void EngineIoSession::on_time(Instant now) {
    while (const auto timer = timers_.take_expired(now)) {
        switch (*timer) {
        case Timer::Ping:
            timers_.arm(Timer::Pong, now + options_->ping_timeout);
            enqueue(engine_io::encode(PacketType::Ping));
            break;
        case Timer::Pong: end("ping timeout", close_code::normal); break;
        case Timer::Upgrade: abandon_upgrade(close_code::policy_violation, "the upgrade took too long"); break;
        case Timer::Linger: end("", close_code::normal); break;
        case Timer::Count: break;
        }
    }
}

void EngineIoSession::send(std::string_view text) {
    if (state_ == State::Open) enqueue(engine_io::encode(PacketType::Message, text));
}

void EngineIoSession::enqueue(std::string packet) {
    if (websocket_) return outlet_->send_text(websocket_, std::move(packet));
    queued_bytes_ += packet.size();
    queue_.push_back(std::move(packet));
    if (waiting_poll_) {
        answer_poll(std::exchange(waiting_poll_, {}));
    } else if (queued_bytes_ > options_->buffered_bytes_max) {
        end("nobody polls", close_code::policy_violation);
    }
}

void EngineIoSession::close(Instant now, std::string_view reason, std::uint16_t code) {
    if (state_ != State::Open) return;
    state_ = State::Closing;
    if (websocket_ || waiting_poll_) return end(reason, code);
    timers_.disarm(Timer::Ping);
    timers_.disarm(Timer::Pong);
    timers_.arm(Timer::Linger, now + options_->ping_timeout);
}

void EngineIoSession::end(std::string_view reason, std::uint16_t code) {
    const bool was_open = state_ == State::Open;
    state_ = State::Over;
    timers_.disarm_all();
    queue_.clear();
    queued_bytes_ = 0;
    if (waiting_poll_) outlet_->respond(std::exchange(waiting_poll_, {}), engine_io::encode(PacketType::Close));
    const std::string shown = tidied(reason, close_reason_bytes_max);
    if (upgrade_) outlet_->close_transport(std::exchange(upgrade_, {}), code, shown);
    if (websocket_) outlet_->close_transport(std::exchange(websocket_, {}), code, shown);
    if (was_open) outlet_->report(engine_io_effect::SessionClosed{.session = id_, .reason = std::string(reason)});
}

}  // namespace parley::framing
