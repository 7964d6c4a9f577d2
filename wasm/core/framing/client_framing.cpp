// The client's end of Engine.IO and Socket.IO as one machine: Opening → Connecting → Connected → Over.
#include "core/framing/client_framing.hpp"

#include <cstdint>
#include <deque>
#include <utility>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/framing/engine_io.hpp"
#include "core/framing/socket_io.hpp"
#include "core/json/reader.hpp"
#include "core/json/writer.hpp"

namespace parley::framing {

namespace {

// The field of an object in `data`; empty where there is none.
std::string text_in(std::string_view data, std::string_view key) {
    const Result<json::Value, json::Problem> read = json::read(data);
    if (!read) return {};
    const json::Value* field = read.value().find(key);
    if (field == nullptr || field->text() == nullptr) return {};
    return *field->text();
}

}  // namespace

std::string write_auth(std::string_view token) {
    json::Writer writer;
    writer.begin_object().key("token").text(token).end_object();
    return std::move(writer).take();
}

struct SocketIoClient::Parts {
    enum class State : std::uint8_t {
        Opening,     // Until the open packet of Engine.IO.
        Connecting,  // CONNECT is sent; the server lets us in or not.
        Connected,
        Over,
    };

    void on_engine_packet(Instant now, const engine_io::Packet& packet);
    void on_open(Instant now, std::string_view data);
    void on_packet(socket_io::Packet packet);
    void on_connected(std::string_view data);
    void on_event(socket_io::Packet packet);

    void transmit(engine_io::PacketType type, std::string_view data) {
        news.emplace_back(Transmit{engine_io::encode(type, data)});
    }
    void transmit(const socket_io::Packet& packet) {
        transmit(engine_io::PacketType::Message, socket_io::encode(packet));
    }
    void drop(std::string_view reason) { news.emplace_back(Dropped{std::string(reason)}); }
    void drop_garbage(std::string_view reason);
    void await_ping(Instant now) { deadline = now + silence_max; }
    void end(ClientFramingNews last) {
        state = State::Over;
        deadline.reset();
        news.push_back(std::move(last));
    }

    State state = State::Opening;
    std::string auth;
    Duration silence_max{};
    std::optional<Instant> deadline;
    std::uint32_t garbage = 0;
    std::deque<ClientFramingNews> news;
};

SocketIoClient::SocketIoClient(std::string auth) : parts_(std::make_unique<Parts>()) {
    parts_->auth = std::move(auth);
}
SocketIoClient::~SocketIoClient() = default;

void SocketIoClient::on_text(Instant now, std::string_view text) {
    if (parts_->state == Parts::State::Over) return;
    if (!text.empty() && text.front() == 'b') return parts_->drop("binary packet");
    const auto packet = engine_io::decode(text);
    if (!packet) return parts_->drop_garbage("no packet of Engine.IO");
    parts_->on_engine_packet(now, *packet);
}

void SocketIoClient::send_event(std::string_view array) {
    if (parts_->state != Parts::State::Connected) return;
    parts_->transmit({.type = socket_io::PacketType::Event, .name_space = "/", .ack = {}, .data = std::string(array)});
}

void SocketIoClient::disconnect() {
    if (parts_->state == Parts::State::Over) return;
    const bool is_known_to_the_server = parts_->state != Parts::State::Opening;
    parts_->state = Parts::State::Over;
    parts_->deadline.reset();
    if (is_known_to_the_server) {
        parts_->transmit({.type = socket_io::PacketType::Disconnect, .name_space = "/", .ack = {}, .data = {}});
    }
}

void SocketIoClient::on_time(Instant now) {
    if (parts_->deadline && *parts_->deadline <= now) {
        const auto silence = std::to_string(parts_->silence_max.count());
        parts_->end(Broken{"no ping of the server for " + silence + " ms"});
    }
}

std::optional<ClientFramingNews> SocketIoClient::poll() {
    if (parts_->news.empty()) return std::nullopt;
    ClientFramingNews first = std::move(parts_->news.front());
    parts_->news.pop_front();
    return first;
}

std::optional<Instant> SocketIoClient::next_deadline() const {
    return parts_->deadline;
}

void SocketIoClient::Parts::on_engine_packet(Instant now, const engine_io::Packet& packet) {
    using engine_io::PacketType;
    if (state == State::Opening && packet.type != PacketType::Open) {
        return end(Broken{"the first packet does not open a session"});
    }
    switch (packet.type) {
    case PacketType::Open: return on_open(now, packet.data);
    case PacketType::Close: return end(Broken{"closed by the server"});
    case PacketType::Ping: await_ping(now); return transmit(PacketType::Pong, {});
    case PacketType::Message: {
        auto inner = socket_io::decode(packet.data);
        if (!inner) return drop_garbage(inner.error());
        return on_packet(std::move(inner).value());
    }
    case PacketType::Pong:
    case PacketType::Upgrade: return drop_garbage("a packet that only clients send");
    case PacketType::Noop: return;
    }
}

void SocketIoClient::Parts::on_open(Instant now, std::string_view data) {
    if (state != State::Opening) return drop_garbage("a second open packet");
    const auto handshake = engine_io::read_handshake(data);
    if (!handshake) return end(Broken{"the open packet makes no sense"});
    silence_max = Duration(handshake->ping_interval_ms + handshake->ping_timeout_ms);
    await_ping(now);
    state = State::Connecting;
    transmit({.type = socket_io::PacketType::Connect, .name_space = "/", .ack = {}, .data = std::move(auth)});
}

void SocketIoClient::Parts::on_packet(socket_io::Packet packet) {
    using socket_io::PacketType;
    if (packet.name_space != "/") return drop("packet of another namespace");
    switch (packet.type) {
    case PacketType::Connect: return on_connected(packet.data);
    case PacketType::Disconnect: return end(Refused{});
    case PacketType::Event: return on_event(std::move(packet));
    case PacketType::Ack: return drop("acknowledgement that nobody asked for");
    case PacketType::ConnectError:
        return end(Refused{tidied(text_in(packet.data, "message"), limits::message_bytes_max)});
    case PacketType::BinaryEvent:
    case PacketType::BinaryAck: return drop("binary packet");
    }
}

void SocketIoClient::Parts::on_connected(std::string_view data) {
    if (state != State::Connecting) return drop_garbage("a second connect packet");
    std::string id = text_in(data, "sid");
    // Servers before version 3 say no id; they expect other packets as well.
    if (id.empty() || id.size() > limits::peer_id_bytes_max) return end(Broken{"the server gives no usable id"});
    state = State::Connected;
    news.emplace_back(Ready{std::move(id)});
}

void SocketIoClient::Parts::on_event(socket_io::Packet packet) {
    if (state != State::Connected) return drop_garbage("an event before the connect packet");
    if (packet.data.empty() || packet.data.front() != '[') return drop_garbage("an event without an array");
    news.emplace_back(EventReceived{std::move(packet.data)});
    if (packet.ack) {
        transmit({.type = socket_io::PacketType::Ack, .name_space = "/", .ack = packet.ack, .data = "[]"});
    }
}

void SocketIoClient::Parts::drop_garbage(std::string_view reason) {
    drop(reason);
    if (++garbage >= limits::malformed_frames_max) end(Broken{"too much that is not the protocol"});
}

}  // namespace parley::framing
