// The host and its checks: see the header.
#include "fuzz/engine_io_world.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "core/base/assert.hpp"
#include "core/base/overloaded.hpp"
#include "core/framing/engine_io.hpp"

namespace parley::fuzz {

using framing::RequestId;
using framing::SessionId;
using framing::TransportId;

namespace {

// Small bounds, so that short inputs reach them.
framing::EngineIoOptions small_options() {
    framing::EngineIoOptions options;
    options.payload_bytes_max = 64;
    options.buffered_bytes_max = 256;
    options.packets_per_payload_max = 4;
    return options;
}

// No host lets a separator within a message pass: JSON escapes it.
std::string without_separators(std::string_view text) {
    std::string result(text);
    std::replace(result.begin(), result.end(), '\x1E', '|');
    return result;
}

}  // namespace

EngineIoWorld::EngineIoWorld() : server_(small_options()) {}

void EngineIoWorld::open_by_polling() {
    const RequestId request = new_request({});
    const std::string sid = "p" + std::to_string(request.value);
    ledgers_.emplace(server_.open_by_polling(now_, request, sid), sid);
    drain();
}

void EngineIoWorld::open_by_websocket() {
    const TransportId transport = new_transport({});
    const std::string sid = "w" + std::to_string(transport.value);
    const SessionId session = server_.open_by_websocket(now_, transport, sid);
    transports_[transport] = session;
    ledgers_.emplace(session, sid);
    drain();
}

void EngineIoWorld::poll(std::size_t which) {
    SessionId session;
    const Ledger* picked = pick(which, session);
    const RequestId request = new_request(session);
    server_.poll_requested(now_, request, picked == nullptr ? "nobody" : picked->sid);
    drain();
}

void EngineIoWorld::post(std::size_t which, std::string_view body) {
    SessionId session;
    const Ledger* picked = pick(which, session);
    const RequestId request = new_request({});
    server_.payload_posted(now_, request, picked == nullptr ? "nobody" : picked->sid, body);
    drain();
    PARLEY_ASSERT(requests_.count(request) == 0);
}

void EngineIoWorld::lose_request(std::size_t which) {
    if (requests_.empty()) return;
    const auto lost = std::next(requests_.begin(), static_cast<std::ptrdiff_t>(which % requests_.size()));
    const RequestId request = lost->first;
    requests_.erase(lost);
    server_.request_gone(now_, request);
    drain();
}

void EngineIoWorld::upgrade(std::size_t which) {
    SessionId session;
    const Ledger* picked = pick(which, session);
    const TransportId transport = new_transport(session);
    const bool begins = server_.upgrade_asked(now_, transport, picked == nullptr ? "nobody" : picked->sid);
    drain();
    PARLEY_ASSERT(begins == (transports_.count(transport) == 1));
}

void EngineIoWorld::send_text(std::size_t which, std::string_view text) {
    if (last_transport_ == 0) return;
    const TransportId transport{static_cast<std::uint32_t>(which % last_transport_) + 1};
    server_.text_received(now_, transport, text);
    drain();
}

void EngineIoWorld::send_binary(std::size_t which) {
    if (last_transport_ == 0) return;
    server_.binary_received(now_, TransportId{static_cast<std::uint32_t>(which % last_transport_) + 1});
    drain();
}

void EngineIoWorld::lose_websocket(std::size_t which) {
    if (last_transport_ == 0) return;
    const TransportId transport{static_cast<std::uint32_t>(which % last_transport_) + 1};
    transports_.erase(transport);
    server_.transport_closed(now_, transport);
    drain();
}

void EngineIoWorld::say(std::size_t which, std::string_view text) {
    SessionId session;
    if (Ledger* picked = pick(which, session)) {
        picked->socket.send_event(without_separators(text));
        drain_socket(session);
    }
    drain();
}

void EngineIoWorld::close(std::size_t which) {
    SessionId session;
    if (pick(which, session) != nullptr) close_session(session);
    drain();
}

void EngineIoWorld::pass_time(Duration wait) {
    const Instant end = now_ + wait;
    for (auto next = server_.next_deadline(); next && *next <= end; next = server_.next_deadline()) {
        PARLEY_ASSERT(*next >= now_);
        now_ = *next;
        server_.on_time(now_);
        drain();
        PARLEY_ASSERT(!server_.next_deadline() || *server_.next_deadline() > now_);
    }
    now_ = end;
}

void EngineIoWorld::finish() {
    for (auto& [session, ledger] : ledgers_) {
        // After a close the server waits as long for the client as after a ping.
        const bool is_lost =
            ledger.is_over && !(ledger.closed_at && now_ < *ledger.closed_at + framing::EngineIoOptions().ping_timeout);
        // Each answer has a message at least, except for one that has only a ping.
        for (std::size_t polls = ledger.underway.size() + 1; polls > 0 && !ledger.underway.empty() && !is_lost;
             --polls) {
            server_.poll_requested(now_, new_request(session), ledger.sid);
            drain();
        }
        PARLEY_ASSERT(is_lost || ledger.underway.empty());
    }
    pass_time(1h);
    PARLEY_ASSERT(server_.sessions() == 0 && !server_.next_deadline());
    PARLEY_ASSERT(requests_.empty() && transports_.empty());
    PARLEY_ASSERT(opened_.size() == ledgers_.size());
}

RequestId EngineIoWorld::new_request(SessionId session) {
    const RequestId request{++last_request_};
    requests_.emplace(request, session);
    return request;
}

TransportId EngineIoWorld::new_transport(SessionId session) {
    const TransportId transport{++last_transport_};
    transports_.emplace(transport, session);
    return transport;
}

EngineIoWorld::Ledger* EngineIoWorld::pick(std::size_t which, SessionId& session) {
    // One more than there are: somebody whom nobody knows.
    const std::size_t index = which % (ledgers_.size() + 1);
    if (index == ledgers_.size()) return nullptr;
    const auto picked = std::next(ledgers_.begin(), static_cast<std::ptrdiff_t>(index));
    session = picked->first;
    return &picked->second;
}

EngineIoWorld::Ledger& EngineIoWorld::ledger(SessionId session) {
    const auto found = ledgers_.find(session);
    PARLEY_ASSERT(found != ledgers_.end());
    return found->second;
}

void EngineIoWorld::transmit(SessionId session, std::string_view text) {
    if (!ledger(session).is_over) ledger(session).underway.emplace_back(text);
    server_.send(now_, session, text);
}

void EngineIoWorld::close_session(SessionId session) {
    // A session that ended by itself and was not reported yet does not count as closed by us.
    drain();
    if (ledger(session).is_over) return;
    ledger(session).closed_at = now_;
    ledger(session).is_over = true;
    server_.close(now_, session, "closed");
}

void EngineIoWorld::drain() {
    while (const auto effect = server_.poll()) {
        std::visit([this](const auto& alternative) { on_effect(alternative); }, *effect);
    }
}

void EngineIoWorld::drain_socket(SessionId session) {
    Ledger& own = ledger(session);
    while (const auto news = own.socket.poll()) {
        std::visit(overloaded{[&](const framing::ServerTransmit& order) { transmit(session, order.text); },
                              [&](const framing::ConnectAsked& asked) {
                                  if (asked.token.empty()) {
                                      own.socket.accept();
                                  } else if (asked.token != "later") {
                                      own.socket.refuse("Not authorized");
                                  }
                              },
                              [](const framing::ServerEventReceived&) {},
                              [&](const framing::ClientDisconnected&) { close_session(session); },
                              [&](const framing::BadPacket&) {
                                  if (++own.bad_packets == 3) close_session(session);
                              }},
                   *news);
    }
}

void EngineIoWorld::on_delivered(SessionId session, std::string_view packet) {
    if (packet.empty() || packet.front() != '4') return;
    Ledger& own = ledger(session);
    PARLEY_ASSERT(!own.underway.empty() && own.underway.front() == packet.substr(1));
    own.underway.pop_front();
}

void EngineIoWorld::on_effect(const framing::engine_io_effect::Respond& response) {
    const auto request = requests_.find(response.request);
    PARLEY_ASSERT(request != requests_.end());
    const SessionId session = request->second;
    requests_.erase(request);
    if (!session || response.status != 200) return;
    for (const std::string_view packet : framing::engine_io::split_payload(response.body)) {
        on_delivered(session, packet);
    }
}

void EngineIoWorld::on_effect(const framing::engine_io_effect::SendText& send) {
    const auto transport = transports_.find(send.transport);
    PARLEY_ASSERT(transport != transports_.end());
    on_delivered(transport->second, send.text);
}

void EngineIoWorld::on_effect(const framing::engine_io_effect::CloseTransport& close) {
    PARLEY_ASSERT(transports_.erase(close.transport) == 1);
}

void EngineIoWorld::on_effect(const framing::engine_io_effect::SessionOpened& opened) {
    PARLEY_ASSERT(opened_.insert(opened.session).second);
}

void EngineIoWorld::on_effect(const framing::engine_io_effect::MessageReceived& message) {
    Ledger& own = ledger(message.session);
    // What was said before we closed may still be reported.
    PARLEY_ASSERT(!own.is_over || own.closed_at);
    own.socket.on_text(message.text);
    drain_socket(message.session);
}

void EngineIoWorld::on_effect(const framing::engine_io_effect::BinaryReceived& binary) {
    PARLEY_ASSERT(opened_.count(binary.session) == 1);
}

void EngineIoWorld::on_effect(const framing::engine_io_effect::SessionClosed& closed) {
    PARLEY_ASSERT(!ledger(closed.session).is_over);
    ledger(closed.session).is_over = true;
}

}  // namespace parley::fuzz
