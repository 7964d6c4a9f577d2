// A host of an Engine.IO server that checks what it is ordered to do: every request is answered once, nothing is sent
// over a closed WebSocket, and every message reaches its session's client once and in order. Above each session stands
// a Socket.IO server.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/framing/engine_io_server.hpp"
#include "core/framing/socket_io_server.hpp"

namespace parley::fuzz {

class EngineIoWorld {
  public:
    EngineIoWorld();

    // `which` picks one of those that there were, also ones that are over.
    void open_by_polling();
    void open_by_websocket();
    void poll(std::size_t which);
    void post(std::size_t which, std::string_view body);
    void lose_request(std::size_t which);
    void upgrade(std::size_t which);
    void send_text(std::size_t which, std::string_view text);
    void send_binary(std::size_t which);
    void lose_websocket(std::size_t which);
    void say(std::size_t which, std::string_view text);
    void close(std::size_t which);
    void pass_time(Duration wait);

    // Fetches what is queued, lets all time pass, and expects that nothing is left.
    void finish();

  private:
    struct Ledger {
        explicit Ledger(std::string given) : sid(given), socket(std::move(given)) {}

        std::string sid;
        framing::SocketIoServer socket;
        std::deque<std::string> underway;  // Messages that the client has not got yet.
        std::size_t bad_packets = 0;
        std::optional<Instant> closed_at;  // By us.
        bool is_over = false;              // Closed by us, or reported as closed.
    };

    framing::RequestId new_request(framing::SessionId session);
    framing::TransportId new_transport(framing::SessionId session);
    Ledger* pick(std::size_t which, framing::SessionId& session);
    Ledger& ledger(framing::SessionId session);
    void transmit(framing::SessionId session, std::string_view text);
    void close_session(framing::SessionId session);
    void drain();
    void drain_socket(framing::SessionId session);
    void on_delivered(framing::SessionId session, std::string_view packet);
    void on_effect(const framing::engine_io_effect::Respond& response);
    void on_effect(const framing::engine_io_effect::SendText& send);
    void on_effect(const framing::engine_io_effect::CloseTransport& close);
    void on_effect(const framing::engine_io_effect::SessionOpened& opened);
    void on_effect(const framing::engine_io_effect::MessageReceived& message);
    void on_effect(const framing::engine_io_effect::BinaryReceived& binary);
    void on_effect(const framing::engine_io_effect::SessionClosed& closed);

    framing::EngineIoServer server_;
    Instant now_{};
    std::uint32_t last_request_ = 0;
    std::uint32_t last_transport_ = 0;
    std::map<framing::SessionId, Ledger> ledgers_;
    std::map<framing::RequestId, framing::SessionId> requests_;  // Those without an answer yet.
    std::map<framing::TransportId, framing::SessionId> transports_;
    std::set<framing::SessionId> opened_;
};

}  // namespace parley::fuzz
