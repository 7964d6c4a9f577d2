// The hub's doors: connections come, speak, go, or run out of time. What they say is judged and done elsewhere.
#include "core/hub/hub.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>

#include "core/base/assert.hpp"
#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/base/timer_table.hpp"
#include "core/hub/access.hpp"
#include "core/hub/hub_parts.hpp"
#include "core/hub/reception.hpp"

namespace parley {

using namespace hub;

Hub::Hub(HubOptions options, std::uint64_t seed) : parts_(std::make_unique<Parts>(std::move(options), seed)) {}
Hub::~Hub() = default;

void Hub::handle(Instant now, const HubEvent& event) {
    parts_->unix_now = UnixTime{parts_->options.unix_offset_ms + now.time_since_epoch().count()};
    if (!parts_->first_heard) parts_->first_heard = now;
    parts_->heard = now;
    std::visit([&](const auto& alternative) { parts_->on_event(now, alternative); }, event);
    parts_->follow_hosts(now);
}

std::optional<HubEffect> Hub::poll_effect() {
    return parts_->outbox.poll();
}

Duration Hub::guesses_refused_for(Instant now, const std::string& address) const {
    return parts_->gate.guesses_refused_for(now, address);
}

std::optional<Instant> Hub::next_deadline() const {
    const auto of_connections = soonest(parts_->join_deadlines.next_deadline(), parts_->departures.next_deadline());
    return soonest(of_connections, soonest(parts_->places.next_deadline(), parts_->rooms.next_deadline()));
}

HubStatistics Hub::statistics() const {
    return {.connections = parts_->connections.size() - parts_->places.kept(),
            .rooms = parts_->rooms.rooms(),
            .members = parts_->rooms.members(),
            .relayed_messages = parts_->rooms.relayed_messages(),
            .rejected_frames = parts_->rejected_frames,
            .unknown_frames = parts_->unknown_frames};
}

HubCounters Hub::counters() const {
    HubCounters counters;
    parts_->rooms.report_to(counters);
    parts_->tally.report_to(counters);
    return counters;
}

std::vector<RoomSummary> Hub::rooms(const RoomId& after, std::size_t most) const {
    return parts_->rooms.list(after, most);
}

std::optional<RoomReport> Hub::room(const RoomId& id) const {
    return parts_->rooms.report(id);
}

void Hub::Parts::on_event(Instant now, const hub_event::ConnectionOpened& event) {
    if (departures.have_begun()) return outbox.close(event.connection, close_service_restart, "restart");
    std::optional<HubConnection> received = receive(event, options, now, unix_now);
    if (!received) {
        tally.rejected(unknown_path);
        log_end(event.connection, "unknown-path");
        return outbox.close(event.connection, close_policy_violation, "unknown-path");
    }
    const auto [entry, is_new] = connections.try_emplace(event.connection, *std::move(received));
    PARLEY_ASSERT(is_new);
    HubConnection& connection = entry->second;
    if (const auto refused = refuse_opening(connection, event)) {
        return end(connection, *refused, refused->word());
    }
    log_opening(connection);
    if (connection.dialect->framing == dialect::Framing::SocketIo) {
        connection.given_id = rooms.new_id();
        connection.framing = std::make_unique<framing::SocketIoServer>(connection.given_id.value);
    }
    if (auto message = opening_message(connection)) act_on(connection, std::vector<ClientMessage>{*std::move(message)});
    if (HubConnection* const remaining = find(event.connection)) watch_membership(*remaining, now);
}

void Hub::Parts::on_event(Instant now, const hub_event::FrameReceived& event) {
    HubConnection* const sender = find(event.connection);
    if (sender == nullptr) return;
    if (sender->token_wait && sender->token_wait->frames.size() < limits::token_wait_frames_max) {
        return sender->token_wait->frames.push_back(event.text);
    }
    if (auto refused = gate.pass(*sender, now, event.text.size())) return void(refuse_frame(*sender, *refused));
    if (sender->has_place) ++sender->frames_taken;
    if (auto refused = judge_arrival(*sender, now, event.text.size())) {
        refuse_frame(*sender, *refused);
    } else if (sender->framing) {
        sender->framing->on_text(event.text);
        handle_framing_news(event.connection);
    } else if (rooms.pass_on(*sender, event.text)) {
        // It is where it was.
        return;
    } else {
        act_on(*sender, judge_frame(*sender, event.text));
    }
    if (HubConnection* const remaining = find(event.connection)) watch_membership(*remaining, now);
}

void Hub::Parts::on_event(Instant now, const hub_event::TokenChecked& event) {
    HubConnection* const connection = find(event.connection);
    if (connection == nullptr || connection->is_lost()) return;
    const auto refused = gate.take(*connection, event, now);
    if (connection->framing) {
        refused ? refuse_framed(*connection, *refused) : connection->framing->accept();
        handle_framing_news(event.connection);
    } else if (connection->token_wait) {
        const std::unique_ptr<TokenWait> waiting = std::move(connection->token_wait);
        if (refused) {
            refuse_frame(*connection, *refused);
        } else {
            obey(*connection, std::move(waiting->messages));
            // Behind another token that has to be waited for, they wait again.
            for (std::string& frame : waiting->frames) {
                on_event(now, hub_event::FrameReceived{.connection = event.connection, .text = std::move(frame)});
            }
        }
    }
    if (HubConnection* const remaining = find(event.connection)) watch_membership(*remaining, now);
}

void Hub::Parts::refuse_framed(HubConnection& connection, const Refusal& refused) {
    ++rejected_frames;
    tally.rejected(refused);
    log_rejection(connection, refused);
    connection.framing->refuse(refused.error.message);
}

// ---- framing

void Hub::Parts::handle_framing_news(ConnectionId id) {
    HubConnection* connection = find(id);
    while (connection != nullptr) {
        auto news = connection->framing->poll();
        if (!news) return;
        std::visit([&](auto&& what) { on_news(*connection, std::forward<decltype(what)>(what)); }, *std::move(news));
        // What came may have ended it.
        connection = find(id);
    }
}

void Hub::Parts::on_news(HubConnection& connection, framing::ServerTransmit&& news) {
    outbox.transmit(connection.id, std::move(news.text));
}

void Hub::Parts::on_news(HubConnection& connection, framing::ConnectAsked&& news) {
    if (!news.username.empty()) connection.said_name = std::move(news.username);
    const std::string& token = news.token.empty() ? connection.offered_token.value : news.token;
    const bool is_checked = options.checks_tokens && !token.empty();
    const auto refused = is_checked ? gate.check(connection, token, heard) : refuse_access(options, connection);
    if (refused) return refuse_framed(connection, *refused);
    if (!is_checked) connection.framing->accept();
}

void Hub::Parts::on_news(HubConnection& connection, framing::ServerEventReceived&& news) {
    act_on(connection, judge_frame(connection, news.array));
}

void Hub::Parts::on_news(HubConnection& connection, framing::ClientDisconnected&&) {
    const ConnectionId id = connection.id;
    forget(connection);
    outbox.close(id, close_normal, "");
}

void Hub::Parts::on_news(HubConnection& connection, framing::BadPacket&& news) {
    refuse_frame(connection, judge_malformed(connection, std::move(news.reason)));
}

void Hub::Parts::flush_framing(HubConnection& connection) {
    if (!connection.framing) return;
    connection.framing->disconnect();
    while (auto news = connection.framing->poll()) {
        if (auto* const text = std::get_if<framing::ServerTransmit>(&*news)) {
            outbox.transmit(connection.id, std::move(text->text));
        }
    }
}

// ---- frames

void Hub::Parts::act_on(HubConnection& sender, FrameVerdict verdict) {
    std::visit(overloaded{[&](std::vector<ClientMessage>&& messages) { obey(sender, std::move(messages)); },
                          [&](dialect::Unknown&&) { ++unknown_frames; },
                          [&](Refusal&& refused) { refuse_frame(sender, refused); }},
               std::move(verdict));
}

void Hub::Parts::on_event(Instant now, const hub_event::BinaryFrameReceived& event) {
    if (HubConnection* const sender = find(event.connection)) refuse_frame(*sender, judge_binary(*sender, now));
}

void Hub::Parts::on_event(Instant now, const hub_event::ConnectionClosed& event) {
    HubConnection* const connection = find(event.connection);
    if (connection == nullptr) return;
    if (event.was_lost) rooms.keep_callsign(*connection);
    if (!event.was_lost || !connection->has_place) return forget(*connection);
    if (!lost_admission.has_room(connection->address.value)) return forget(*connection);
    keep_place(*connection, now);
    tally.member_lost();
    outbox.log("member-lost", {connection_field(connection->id),
                               {.key = "room", .value = connection->room->id().value},
                               {.key = "member", .value = connection->peer.value}});
}

void Hub::Parts::on_event(Instant now, const hub_event::DrainBegun& event) {
    departures.begin(now, event.spread, connections);
    // Whoever was lost may be back elsewhere by now, and is not missed here any more.
    places.hold_all(now + event.spread);
    send_away_due(now);
}

void Hub::Parts::on_event(Instant /*now*/, const hub_event::RoomCloseRequested& event) {
    rooms.close(event.room, event.why);
}

void Hub::Parts::on_event(Instant now, const hub_event::TimeReached&) {
    while (const auto expired = join_deadlines.first_expired(now)) {
        HubConnection* const connection = find(*expired);
        PARLEY_ASSERT(connection != nullptr);
        if (connection->knocked_room != nullptr) {
            const Refusal refused =
                refusal(signal::ErrorCode::Unanswered, "Nobody has answered the door. Try again later.",
                        Consequence::CloseTryLater);
            tally.rejected(refused);
            end(*connection, refused, "knock-timeout");
            continue;
        }
        tally.rejected(join_timeout);
        end(*connection, refusal(signal::ErrorCode::NotInRoom, "You joined no room in time."), "join-timeout");
    }
    rooms.on_time();
    while (const auto expired = places.first_expired(now)) forget(*find(*expired), Rooms::Parting::Lost);
    send_away_due(now);
}

// Nobody hears that they have gone: the calls outlive the server, and all meet again at the next one.
void Hub::Parts::send_away_due(Instant now) {
    while (const auto due = departures.take_due(now)) {
        HubConnection* const connection = find(*due);
        if (connection == nullptr || connection->is_lost()) continue;
        join_deadlines.disarm(*connection);
        rooms.end_knock(*connection);
        keep_place(*connection, now);
        outbox.close(connection->id, close_service_restart, "restart");
    }
}

HubConnection* Hub::Parts::find(ConnectionId id) {
    const auto entry = connections.find(id);
    return entry == connections.end() ? nullptr : &entry->second;
}

// Counts the connection for its address whatever comes of it; forget() gives it back.
std::optional<Refusal> Hub::Parts::refuse_opening(HubConnection& connection, const hub_event::ConnectionOpened& event) {
    const bool has_place = admission.enter(connection.address.value);
    auto refused = gate.open(connection, heard);
    if (!has_place) {
        refused = too_many_connections();
    } else if (!refused) {
        refused = read_room(connection, event);
    }
    if (refused) tally.rejected(*refused);
    return refused;
}

void Hub::Parts::obey(HubConnection& sender, std::vector<ClientMessage> messages) {
    for (std::size_t next = 0; next < messages.size(); ++next) {
        std::optional<Refusal> held_up;
        if (gate.stops(sender, messages, next, heard, held_up)) {
            if (held_up) refuse_frame(sender, *held_up);
            return;
        }
        ClientMessage& message = messages[next];
        auto* const join = std::get_if<signal::Join>(&message);
        const bool may_resume = sender.room == nullptr && sender.callsign.empty();
        if (join != nullptr && may_resume && resume(sender, *join)) return;
        const auto refused = rooms.handle(sender, std::move(message));
        if (refused && !refuse_frame(sender, *refused)) return;
    }
}

// Whether the place was still there. The newcomer is gone then: the former connection goes on under its number.
bool Hub::Parts::resume(HubConnection& newcomer, signal::Join& join) {
    if (!join.claim) return false;
    rooms.end_knock(newcomer);
    const signal::Claim claim = *std::exchange(join.claim, std::nullopt);
    const Places::Verdict verdict = places.judge(join.room, claim);
    if (verdict == Places::Verdict::Forged) return false;
    HubConnection* const former = rooms.find_member(join.room, claim.id);
    // Somebody of a dialect whose clients choose their ids has taken it since.
    if (former != nullptr && !former->has_place) return false;
    // Another person with the same secret joins as anybody. Who may not be there is refused by the room.
    if (refuse_access(options, newcomer, join.room)) return false;
    if (former != nullptr && !is_same_person(*former, newcomer)) return false;
    const bool is_as_before = former != nullptr && rights_of(*former) == rights_of(newcomer);
    const auto missed = is_as_before ? former->sent.after(claim.received) : std::nullopt;
    if (verdict == Places::Verdict::OfEarlierRun || !missed) {
        if (former != nullptr) retire(*former);
        // Others may have kept their links to it, which go on under its id.
        join.id = claim.id;
        join.is_proven = true;
        // A token is as old as it likes to be. Only who comes back at once is believed to have been here until now.
        const bool is_prompt = heard - *first_heard < 2 * options.place_kept;
        if (verdict == Places::Verdict::OfEarlierRun && is_prompt) {
            join.known_since = std::min(Places::since(claim).value_or(unix_now), unix_now);
        }
        return false;
    }
    const ConnectionId id = newcomer.id;
    take_over(*former, newcomer);
    rooms.welcome_back(*former);
    for (const std::string& frame : *missed) outbox.transmit(id, frame);
    return true;
}

void Hub::Parts::take_over(HubConnection& former, HubConnection& newcomer) {
    const ConnectionId id = newcomer.id;
    join_deadlines.disarm(newcomer);
    if (!former.is_lost()) {
        admission.leave(former.address.value);
        outbox.close(former.id, close_normal, "replaced");
    }
    release_place(former);
    former.address = newcomer.address;
    former.region = newcomer.region;
    former.bucket = newcomer.bucket;
    former.identity = newcomer.identity;
    former.address_hold = std::move(newcomer.address_hold);
    former.token_hold = std::move(newcomer.token_hold);
    connections.erase(id);
    auto entry = connections.extract(former.id);
    former.id = id;
    entry.key() = id;
    connections.insert(std::move(entry));
}

// The client has come back, but cannot be told what it missed.
void Hub::Parts::retire(HubConnection& former) {
    const ConnectionId id = former.id;
    const bool has_socket = !former.is_lost();
    forget(former, Rooms::Parting::Lost);
    if (has_socket) outbox.close(id, close_normal, "replaced");
}

// Whether the connection is still there afterwards.
bool Hub::Parts::refuse_frame(HubConnection& sender, const Refusal& refused) {
    ++rejected_frames;
    tally.rejected(refused);
    log_rejection(sender, refused);
    if (refused.consequence != Consequence::None) {
        end(sender, refused, refused.word());
        return false;
    }
    outbox.send(sender, refused.error);
    return true;
}

void Hub::Parts::log_rejection(HubConnection& sender, const Refusal& refused) {
    if (std::exchange(sender.has_logged_rejection, true)) return;
    outbox.log("frame-rejected",
               {connection_field(sender.id), {.key = "reason", .value = std::string(refused.word())}});
}

void Hub::Parts::end(HubConnection& connection, const Refusal& refused, std::string_view logged_reason) {
    const ConnectionId id = connection.id;
    const bool is_for_now = refused.consequence == Consequence::CloseTryLater;
    outbox.send(connection, refused.error);
    flush_framing(connection);
    forget(connection);
    log_end(id, logged_reason);
    outbox.close(id, is_for_now ? close_try_again_later : close_policy_violation,
                 std::string(to_text(refused.error.code)));
}

void Hub::Parts::log_opening(const HubConnection& connection) {
    tally.connection_opened(*connection.dialect);
    std::vector<hub_effect::Field> fields{connection_field(connection.id),
                                          {.key = "dialect", .value = std::string(connection.dialect->name)}};
    if (options.show_address) {
        std::string shown = options.show_address(connection.address.value);
        if (!shown.empty()) fields.push_back({.key = "address", .value = std::move(shown)});
    }
    outbox.log("connection-opened", std::move(fields));
}

void Hub::Parts::log_end(ConnectionId connection, std::string_view reason) {
    outbox.log("connection-closed-by-hub",
               {connection_field(connection), {.key = "reason", .value = std::string(reason)}});
}

void Hub::Parts::forget(HubConnection& connection, Rooms::Parting parting) {
    rooms.remove(connection, parting);
    join_deadlines.disarm(connection);
    if (!connection.is_lost()) admission.leave(connection.address.value);
    release_place(connection);
    const ConnectionId id = connection.id;
    connections.erase(id);
}

void Hub::Parts::keep_place(HubConnection& connection, Instant now) {
    admission.leave(connection.address.value);
    lost_admission.enter(connection.address.value);
    places.keep(connection, now);
}

void Hub::Parts::release_place(HubConnection& connection) {
    if (connection.is_lost()) lost_admission.leave(connection.address.value);
    places.release(connection);
}

// The time to join runs whenever a connection is nowhere, also after it left a room. Who came with a framing may have
// come for something else, and only has to be let in.
void Hub::Parts::watch_membership(HubConnection& connection, Instant now) {
    const bool is_let_in = connection.framing && connection.framing->is_accepted();
    const bool is_somewhere = connection.room != nullptr || connection.heard_room != nullptr ||
                              !connection.registered.empty() || !connection.callsign.empty();
    if (is_let_in || is_somewhere) {
        join_deadlines.disarm(connection);
    } else if (connection.knocked_room != nullptr) {
        if (std::exchange(connection.is_knock_timed, true)) return;
        join_deadlines.arm(connection, now + std::chrono::seconds(limits::knock_patience_seconds));
    } else if (std::exchange(connection.is_knock_timed, false) || !connection.join_deadline) {
        join_deadlines.arm(connection, now + options.join_timeout);
    }
}

void Hub::Parts::follow_hosts(Instant now) {
    // Whoever goes may open the door for others, who may be too many.
    for (auto sent_away = rooms.take_sent_away(); !sent_away.empty(); sent_away = rooms.take_sent_away()) {
        for (const Rooms::SentAway& one : sent_away) {
            HubConnection* const connection = find(one.connection);
            if (connection == nullptr) continue;
            if (connection->is_lost()) {
                forget(*connection);
            } else {
                end(*connection, one.why, to_text(one.why.error.code));
            }
        }
    }
    for (const ConnectionId id : rooms.take_replaced()) {
        HubConnection* const former = find(id);
        if (former == nullptr) continue;
        const bool has_socket = !former->is_lost();
        forget(*former);
        if (has_socket) outbox.close(id, close_normal, "replaced");
    }
    for (const ConnectionId id : rooms.take_let_in()) {
        if (HubConnection* const member = find(id)) watch_membership(*member, now);
    }
}

}  // namespace parley
