// Rooms: all rooms of the process, who is in them, and the ways in and out. Nothing ever crosses from one room to
// another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/hub_counters.hpp"
#include "core/border/hub_effect.hpp"
#include "core/border/hub_options.hpp"
#include "core/border/room_report.hpp"
#include "core/dialect/registry.hpp"
#include "core/hub/directory.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/hub_room.hpp"
#include "core/hub/invitations.hpp"
#include "core/hub/member_ids.hpp"
#include "core/hub/moderation.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/places.hpp"
#include "core/hub/refusal.hpp"
#include "core/hub/room_talk.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

// A room is made by the first who comes and removed with the last who goes.
class Rooms {
  public:
    // All references outlive this object.
    Rooms(const HubOptions& options, std::uint64_t seed, const Places& places, Outbox& outbox, const UnixTime& now);

    // Does what the message asks for, or changes nothing and says why not.
    std::optional<Refusal> handle(HubConnection& sender, ClientMessage message);
    // As RoomTalk::pass_on().
    bool pass_on(const HubConnection& sender, std::string_view frame) { return talk_.pass_on(sender, frame); }
    // Nothing where nobody of this id is in the room's call.
    HubConnection* find_member(const RoomId& room, const PeerId& id);
    // The member is back after its connection was lost.
    void welcome_back(HubConnection& member);
    // Takes a connection that goes out of everything.
    enum class Parting : std::uint8_t {
        Left,
        Lost,  // Its connection was lost, and it has not come back in time.
    };
    void remove(HubConnection& connection, Parting parting = Parting::Left);
    // Ends the knock of a connection that goes, if it has one.
    void end_knock(HubConnection& connection) { moderation_.end_knock(connection); }
    // The connection was lost, and is about to be removed.
    void keep_callsign(HubConnection& connection) { invitations_.lose(connection); }
    // Connections whose callsign their person has taken to another one.
    std::vector<ConnectionId> take_replaced() { return invitations_.take_replaced(); }
    std::optional<Instant> next_deadline() const { return invitations_.next_deadline(); }
    void on_time() { invitations_.on_time(); }
    // Connections that others sent away, and why; whom the caller ends.
    struct SentAway {
        ConnectionId connection;
        Refusal why;
    };
    std::vector<SentAway> take_sent_away() { return std::exchange(sent_away_, {}); }
    // Connections that waited at a door, and are members now.
    std::vector<ConnectionId> take_let_in() { return std::exchange(let_in_, {}); }
    // An id that nobody has yet.
    PeerId new_id() { return ids_.assign(nullptr); }

    // ---- for the operator (rooms_reports.cpp)
    // Rooms whose names stand behind `after` in the order of bytes, at most so many.
    std::vector<RoomSummary> list(const RoomId& after, std::size_t most) const;
    // Nothing where there is no such room.
    std::optional<RoomReport> report(const RoomId& id) const;
    // Sends everybody away, with that sentence, or the usual one where it is empty.
    void close(const RoomId& id, const std::string& why);
    // All but `connections_opened` and `rejections`.
    void report_to(HubCounters& counters) const;

    std::size_t rooms() const { return rooms_.size(); }
    std::size_t members() const { return members_; }
    std::uint64_t relayed_messages() const { return talk_.relayed_messages(); }

  private:
    std::optional<Refusal> on_message(HubConnection& sender, signal::Join& join);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Enter& enter);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Leave& leave);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Relay& relay);
    std::optional<Refusal> on_message(HubConnection& sender, signal::SetState& set_state);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Say& say);
    std::optional<Refusal> on_message(HubConnection& sender, signal::SetTyping& typing);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Register& register_as);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Invite& invite);
    std::optional<Refusal> on_message(HubConnection& sender, signal::AnswerInvitation& answer);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Ping& ping);
    std::optional<Refusal> on_message(HubConnection& sender, signal::RenewIceServers& wish);
    // ---- what the host wishes (rooms_moderation.cpp)
    std::optional<Refusal> on_message(HubConnection& sender, signal::SetLock& set_lock);
    std::optional<Refusal> on_message(HubConnection& sender, signal::AnswerKnock& answer);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Ask& ask);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Remove& remove);
    std::optional<Refusal> on_message(HubConnection& sender, signal::HandOver& hand_over);
    // ---- who is called into a room (rooms_invitations.cpp)
    std::optional<Refusal> on_message(HubConnection& sender, signal::RegisterCallsign& wish);
    std::optional<Refusal> on_message(HubConnection& sender, signal::InviteCallsign& wish);
    std::optional<Refusal> on_message(HubConnection& sender, signal::CancelInvitation& cancel);
    std::optional<Refusal> on_message(HubConnection& sender, signal::ReplyToInvitation& reply);
    bool is_invited_by_host(const signal::Join& join, const RoomId& id);
    // Those who waited, as far as they fit.
    void let_in(std::vector<Knock> knocks, const RoomId& id);
    void let_in(Knock knock, const RoomId& id);

    HubRoom* find(const RoomId& id);
    HubRoom& find_or_open(const RoomId& id, const HubConnection& opener);
    void close_if_empty(HubRoom& room, const HubConnection& last);
    std::optional<Refusal> refuse_join(const HubConnection& newcomer, const signal::Join& join, const RoomId& id);
    std::optional<Refusal> refuse_room(const RoomId& id);
    std::optional<Refusal> bring_together(HubConnection& inviter, HubConnection& callee, const RoomId& id);
    // Nothing stands against it. `join` is used up.
    void enter_call(HubConnection& newcomer, signal::Join& join, const RoomId& id);
    std::size_t capacity_for(const HubConnection& newcomer) const;
    signal::Member member_of(const HubConnection& connection, PeerId id) const;
    // Without telling anybody.
    void seat(HubConnection& newcomer, HubRoom& room, signal::Member member, bool makes_offers,
              std::optional<UnixTime> known_since = {});
    void introduce(HubRoom& room);
    RelayGrant relays_for(const HubConnection& member) const;
    // The connection is in a call.
    void leave_call(HubConnection& connection, Parting parting = Parting::Left);
    void log(std::string step, const HubConnection& connection, const HubRoom& room);
    void log(std::string step, const HubConnection& connection, const HubRoom& room, const PeerId& member);
    // `member` is null where it is about the room.
    void tell(hub_effect::RoomNews::Kind kind, const HubRoom& room, const signal::Member* member = nullptr,
              bool was_lost = false);

    const HubOptions& options_;
    const Places& places_;
    Outbox& outbox_;
    const UnixTime& now_;
    MemberIds ids_;
    RoomTalk talk_;
    Moderation moderation_;
    std::vector<SentAway> sent_away_;
    std::vector<ConnectionId> let_in_;
    Directory directory_;
    Invitations invitations_;
    std::unordered_map<RoomId, HubRoom> rooms_;
    std::size_t members_ = 0;
    std::array<std::uint64_t, dialect::dialects_max> members_by_dialect_{};
    Durations join_times_;
    std::uint64_t members_joined_ = 0;
    std::uint64_t members_resumed_ = 0;
    std::uint64_t rooms_opened_ = 0;
};

}  // namespace parley::hub
