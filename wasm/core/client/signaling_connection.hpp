// Signaling connection: one socket to the server, spoken on through a dialect's codec, opened again when lost.
//
//     Closed ──open──▶ Opening ──opened──▶ Open
//       ▲                │ closed            │ closed
//       │                ▼                   ▼
//       └──close──── Waiting ◀───────────────┘      (only where `retry` was asked for; else Closed)
//                        └── after a pause ──▶ Opening
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/time.hpp"
#include "core/base/timer_table.hpp"
#include "core/border/event.hpp"
#include "core/client/own_place.hpp"
#include "core/dialect/codec.hpp"
#include "core/dialect/registry.hpp"
#include "core/framing/client_framing.hpp"
#include "core/link/link_context.hpp"

namespace parley::client {

// Messages can be sent from now on. `id` is what the framing calls us; empty for none.
struct ReadyToSpeak {
    PeerId id;
};
struct FrameArrived {
    std::string frame;
};
// The server does not let us in; it may have said why.
struct TurnedAway {
    std::string message;
};
// The connection is of no use any more, though the socket stands.
struct FellSilent {
    std::string reason;
};
using SignalingNews = std::variant<ReadyToSpeak, FrameArrived, TurnedAway, FellSilent>;

enum class SocketState : std::uint8_t { Closed, Opening, Open, Waiting };

class SignalingConnection {
  public:
    // Both outlive this; all connections of a session have their handles from the same `sockets`.
    SignalingConnection(link::LinkContext& context, HandleAllocator<SocketHandle>& sockets)
        : context_(context), sockets_(sockets) {}

    // Closes what was open before. A codec is made anew for each socket. `token` is shown where the framing can.
    void open(const dialect::Dialect& dialect, std::string url, std::string_view token);
    // Address and token of the sockets to come; the one that stands goes on.
    void renew(std::string url, std::string_view token);
    void close(std::uint16_t code, std::string reason);
    // Opens again after a pause that grows with each attempt until reset_pause().
    void retry(Instant now);
    void retry_at_once(Instant now);
    void reset_pause() { attempts_ = 0; }
    void on_time(Instant now);
    // Asks the hub whether it is there, where we have a place to come back to and nothing was heard for a moment. A
    // socket whose network is gone may look open for minutes; without an answer, FellSilent is the news.
    void ask(Instant now);

    bool owns(SocketHandle socket) const { return socket && socket == socket_; }
    void on_opened(Instant now);
    void on_text(Instant now, const std::string& text);
    // What came of it, in order.
    std::optional<SignalingNews> poll_news();
    // The socket is gone; retry() or close() says what next.
    void on_closed(std::uint16_t code);
    // Whether that was because the server ends, and another one may be there soon.
    bool was_sent_away() const { return is_sent_away_; }
    // Nothing is sent unless the socket is open. With a place, what cannot be sent now is sent after coming back to it.
    void send(const ClientMessage& message);
    // The claim to the place that is held, for a join after the connection was lost.
    std::optional<signal::Claim> claim() const { return place_.claim(); }
    bool holds_place() const { return place_.is_held(); }
    // The hub has let us in.
    void on_joined(Instant now, const signal::Joined& joined);
    // As on_joined, where the hub still had our place: what it missed is sent again. False where some of that is lost.
    bool on_joined_again(Instant now, const signal::Joined& joined);
    // The hub knows us here, though not by a place: from now on it is asked whether it is still there.
    void on_known(Instant now);
    void give_place_up() { place_.give_up(); }
    // Where the dialect itself has an answer, that is sent before anything that follows from the frame.
    dialect::Decoded<HubMessage> decode(const std::string& frame);
    // See ClientCodec: for dialects without a hub.
    void ask_after(const PeerId& member);
    void part_from(const PeerId& member);
    std::vector<HubMessage> implied_by(const ClientMessage& message) { return codec_->implied_by(message); }

    SocketHandle socket() const { return socket_; }
    SocketState state() const { return state_; }
    const std::string& url() const { return url_; }
    std::optional<Instant> next_deadline() const;

  private:
    enum class Timer : std::uint8_t {
        Retry,    // The pause before the next attempt is over.
        Opening,  // A further attempt has not opened in time: its first packets may have gone into a network that is
                  // gone.
        Ping,     // Nothing was heard for long.
        Answer,   // The hub should have answered.
        Count,
    };
    void open_socket();
    void open_socket_again(Instant now);
    void transmit(std::string frame);
    void transmit_all(std::vector<std::string> frames);
    void on_heard(Instant now);
    void ping(Instant answer_due);
    void take_framing_news();
    void take(framing::Transmit&& news);
    void take(framing::Ready&& news);
    void take(framing::EventReceived&& news);
    void take(framing::Refused&& news);
    void take(framing::Broken&& news);
    void take(framing::Dropped&& news);

    link::LinkContext& context_;
    HandleAllocator<SocketHandle>& sockets_;
    SocketState state_ = SocketState::Closed;
    const dialect::Dialect* dialect_ = nullptr;
    std::unique_ptr<dialect::ClientCodec> codec_;
    std::unique_ptr<framing::SocketIoClient> framing_;  // Null where frames go bare.
    std::deque<SignalingNews> news_;
    std::string url_;
    std::string auth_;
    SocketHandle socket_;
    std::uint32_t attempts_ = 0;
    Instant heard_at_{};
    Instant answer_due_{};
    bool is_sent_away_ = false;
    OwnPlace place_;
    bool is_in_place_ = false;  // The hub knows us on this socket; only then do frames count.
    TimerTable<Timer> timers_;
};

// The address to open: the dialect's own path where `signal_url` has none, the room where the address names it, what
// the framing wants, and the token where nothing else carries it.
std::string signaling_address(const std::string& signal_url, const dialect::Dialect& dialect, const std::string& room,
                              std::string_view token = {});

}  // namespace parley::client
