// The server's end of one Socket.IO connection: see the header.
#include "core/framing/socket_io_server.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/json/reader.hpp"
#include "core/json/writer.hpp"

namespace parley::framing {

namespace {

constexpr std::string_view binary_is_refused = "Binary attachments are not supported.";

// A field of an object, null where there is none; a field of another kind counts as missing.
const std::string* text_of(const json::Value& object, std::string_view key) {
    const json::Value* field = object.find(key);
    return field == nullptr ? nullptr : field->text();
}

std::string object_with(std::string_view key, std::string_view text) {
    json::Writer writer;
    writer.begin_object().key(key).text(text).end_object();
    return std::move(writer).take();
}

}  // namespace

void SocketIoServer::on_text(std::string_view packet) {
    if (state_ == State::Gone) return;
    Result<Packet, std::string> read = socket_io::decode(packet);
    if (!read) return reject(read.error());
    if (state_ != State::Asked) return on_packet(std::move(read).value());
    if (waiting_.size() >= waiting_max) return reject("Too many packets before the answer to the connect packet.");
    waiting_.push_back(std::move(read).value());
}

void SocketIoServer::accept() {
    if (state_ != State::Asked) return;
    state_ = State::Accepted;
    transmit({.type = PacketType::Connect, .name_space = "/", .ack = {}, .data = object_with("sid", id_)});
    handle_waiting();
}

void SocketIoServer::refuse(std::string_view message) {
    if (state_ != State::Asked) return;
    state_ = State::New;
    transmit({.type = PacketType::ConnectError, .name_space = "/", .ack = {}, .data = object_with("message", message)});
    handle_waiting();
}

void SocketIoServer::send_event(std::string_view array) {
    if (state_ != State::Accepted) return;
    transmit({.type = PacketType::Event, .name_space = "/", .ack = {}, .data = std::string(array)});
}

void SocketIoServer::disconnect() {
    if (state_ == State::Gone) return;
    state_ = State::Gone;
    waiting_.clear();
    transmit({.type = PacketType::Disconnect, .name_space = "/", .ack = {}, .data = {}});
}

std::optional<ServerFramingNews> SocketIoServer::poll() {
    if (news_.empty()) return std::nullopt;
    ServerFramingNews first = std::move(news_.front());
    news_.pop_front();
    return first;
}

void SocketIoServer::on_packet(Packet packet) {
    if (packet.name_space != "/") return on_packet_elsewhere(packet);
    switch (packet.type) {
    case PacketType::Connect: return on_connect(packet.data);
    case PacketType::Disconnect: return on_disconnect();
    case PacketType::Event: return on_event(std::move(packet));
    case PacketType::Ack: return reject("packet: an acknowledgement that nobody asked for");
    case PacketType::ConnectError: return reject("packet: only a server refuses a connection");
    case PacketType::BinaryEvent:
    case PacketType::BinaryAck: return reject(binary_is_refused);
    }
}

void SocketIoServer::on_packet_elsewhere(const Packet& packet) {
    if (packet.type != PacketType::Connect) return reject("packet: not connected to this namespace");
    transmit({.type = PacketType::ConnectError,
              .name_space = packet.name_space,
              .ack = {},
              .data = object_with("message", "Invalid namespace")});
}

void SocketIoServer::on_connect(std::string_view auth) {
    if (state_ == State::Accepted) return reject("packet: a second connect packet");
    ConnectAsked asked;
    if (!auth.empty()) {
        const Result<json::Value, json::Problem> read = json::read(auth);
        if (!read) return reject("connect packet: " + to_text(read.error()));
        if (read.value().object() == nullptr) return reject("connect packet: an object is expected");
        // Part of a token proves nothing, part of a name is still a name.
        const std::string* token = text_of(read.value(), "token");
        if (token != nullptr && token->size() <= limits::token_bytes_max) asked.token = *token;
        const std::string* username = text_of(read.value(), "username");
        if (username != nullptr) asked.username = tidied(*username, limits::display_name_bytes_max);
    }
    state_ = State::Asked;
    news_.emplace_back(std::move(asked));
}

void SocketIoServer::on_event(Packet packet) {
    if (state_ != State::Accepted) return reject("packet: an event before the connect packet");
    if (packet.data.compare(0, 2, "[\"") != 0) {
        return reject("event: an array that begins with the event's name is expected");
    }
    news_.emplace_back(ServerEventReceived{std::move(packet.data)});
    if (packet.ack) transmit({.type = PacketType::Ack, .name_space = "/", .ack = packet.ack, .data = "[]"});
}

void SocketIoServer::on_disconnect() {
    if (state_ != State::Accepted) return reject("packet: not connected");
    state_ = State::Gone;
    waiting_.clear();
    news_.emplace_back(ClientDisconnected{});
}

void SocketIoServer::handle_waiting() {
    while (!waiting_.empty() && state_ != State::Asked) {
        Packet packet = std::move(waiting_.front());
        waiting_.pop_front();
        on_packet(std::move(packet));
    }
}

void SocketIoServer::transmit(const Packet& packet) {
    news_.emplace_back(ServerTransmit{socket_io::encode(packet)});
}

void SocketIoServer::reject(std::string_view reason) {
    news_.emplace_back(BadPacket{std::string(reason)});
}

}  // namespace parley::framing
