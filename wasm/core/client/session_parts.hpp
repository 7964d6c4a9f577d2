// Session parts: what a client session is made of, and one function for each thing that can happen to it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/base/timer_table.hpp"
#include "core/base/token_bucket.hpp"
#include "core/border/moderation.hpp"
#include "core/client/client_session.hpp"
#include "core/client/connectivity.hpp"
#include "core/client/device_list.hpp"
#include "core/client/invitations.hpp"
#include "core/client/local_media.hpp"
#include "core/client/payload_routes.hpp"
#include "core/client/presence.hpp"
#include "core/client/recording.hpp"
#include "core/client/screen_share.hpp"
#include "core/client/server_chat.hpp"
#include "core/client/signaling_connection.hpp"
#include "core/dialect/link_channel.hpp"
#include "core/link/link_context.hpp"
#include "core/mesh/mesh.hpp"
#include "core/room/active_speaker.hpp"
#include "core/room/chat.hpp"
#include "core/room/gestures.hpp"
#include "core/room/incoming_files.hpp"
#include "core/room/measuring.hpp"
#include "core/room/members.hpp"
#include "core/room/outgoing_files.hpp"
#include "core/room/safety.hpp"
#include "core/words/language.hpp"

namespace parley {

// RFC 6455, 7.4: we are done. What is between 4000 and 4999 is ours to define: we come back to our place at once.
inline constexpr std::uint16_t close_for_good = 1000;
inline constexpr std::uint16_t close_to_return = 4000;

struct ClientSession::Parts {
    Parts(ClientOptions options, std::uint64_t seed);

    // ---- what the person wishes (session_intents.cpp)
    void on(Instant now, const intent::SetDisplayName& intent);
    void on(Instant now, const intent::SetRoom& intent);
    void on(Instant now, const intent::SetToken& intent);
    void on(Instant now, const intent::SetMicrophone& intent);
    void on(Instant now, const intent::SetCamera& intent);
    void on(Instant now, const intent::ChooseDevice& intent);
    void on(Instant now, const intent::PlayTestSound& intent);
    void on(Instant now, const intent::Join& intent);
    void on(Instant now, const intent::Leave& intent);
    void on(Instant now, const intent::CopyLink& intent);
    void on(Instant now, const intent::AllowAudio& intent);
    void on(Instant now, const intent::DismissNotice& intent);
    void on(Instant now, const intent::RaiseHand& intent);
    void on(Instant now, const intent::React& intent);
    void on(Instant now, const intent::SendChat& intent);
    void on(Instant now, const intent::ReadChat& intent);
    void on(Instant now, const intent::ShareScreen& intent);
    void on(Instant now, const intent::WatchStatistics& intent);
    void on(Instant now, const intent::SetRecording& intent);
    void on(Instant now, const intent::OfferFile& intent);
    void on(Instant now, const intent::AcceptFile& intent);
    void on(Instant now, const intent::CancelFile& intent);

    // (session_moderation.cpp)
    void on(Instant now, const intent::LockRoom& intent);
    void on(Instant now, const intent::AnswerKnock& intent);
    void on(Instant now, const intent::AskMember& intent);
    void on(Instant now, const intent::RemoveMember& intent);
    void on(Instant now, const intent::MakeHost& intent);

    // (session_invitations.cpp)
    void on(Instant now, const intent::SetReachable& intent);
    void on(Instant now, const intent::Invite& intent);
    void on(Instant now, const intent::CancelInvitation& intent);
    void on(Instant now, const intent::AnswerInvitation& intent);

    // (session_named_channels.cpp)
    void on(Instant now, const intent::DeclareNamedChannel& intent);
    void on(Instant now, const intent::CloseNamedChannel& intent);

    // ---- what the host tells (session_events.cpp)
    void on(Instant now, const event::SocketOpened& event);
    void on(Instant now, const event::FrameReceived& event);
    void on(Instant now, const event::BinaryFrameReceived& event);
    void on(Instant now, const event::SocketClosed& event);
    void on(Instant now, const event::MediaGranted& event);
    void on(Instant now, const event::OperationFailed& event);
    void on(Instant now, const event::OperationDone& event);
    void on(Instant now, const event::TrackEnded& event);
    void on(Instant now, const event::SoundLevelChanged& event);
    void on(Instant now, const event::AudioBlocked& event);
    void on(Instant now, const event::AudioUnblocked& event);
    void on(Instant now, const event::NetworkChanged& event);
    void on(Instant now, const event::PageShown& event);
    void on(Instant now, const event::PageHidden& event);
    void on(Instant now, const event::TimeReached& event);
    void on(Instant now, const event::FileChunkRead& event);
    void on(Instant now, const event::FileChunkArrived& event);
    // What the framing below makes of frames and silence.
    void handle_signaling_news(Instant now);
    void on_signaling(Instant now, const client::ReadyToSpeak& news);
    void on_signaling(Instant now, const client::FrameArrived& news);
    void on_signaling(Instant now, const client::TurnedAway& news);
    void on_signaling(Instant now, const client::FellSilent& news);
    void on_signaling_lost(Instant now);
    // Comes back to our place over a new socket, where there is one.
    void reopen_signaling(Instant now);
    // ---- which devices there are (session_devices.cpp)
    void on(Instant now, const event::DevicesListed& event);
    // Labels, once a device of that kind was granted.
    void learn_labels(bool audio, bool video);
    // False if it is of something else.
    bool handle_speaker(Instant now, const event::OperationFailed& event);
    void follow_output(Instant now);
    // After every event and intent: orders that follow from where we are, and what the person is told of devices.
    void settle_devices(Instant now);
    // ---- statistics, while somebody watches (session_statistics.cpp)
    void on(Instant now, const event::ConnectionMeasured& event);
    std::vector<room::Measuring::Subject> measured_links() const;
    // After every event and intent: what is due is measured, and what is complete is shown.
    void measure_links(Instant now);
    // The rest is for the mesh.
    template <typename MeshEvent>
    void on(Instant now, const MeshEvent& event) {
        if (!mesh.handle(now, event)) ++context.counters.stale_events;
    }

    // ---- what the server says (session_messages.cpp)
    void on(Instant now, const signal::Joined& message);
    void on(Instant now, const signal::MemberJoined& message);
    void on(Instant now, const signal::MemberLeft& message);
    void on(Instant now, const signal::MemberChanged& message);
    void on(Instant now, const signal::Relayed& message);
    void on(Instant now, const signal::Error& message);
    void on(Instant now, const signal::Said& message);
    // Presence and invitations of other dialects have no screen yet.
    void on(Instant /*now*/, const signal::Left& /*message*/) {}
    void on(Instant /*now*/, const signal::Entered& /*message*/) {}
    void on(Instant /*now*/, const signal::RoomChanged& /*message*/) {}
    void on(Instant /*now*/, const signal::TypingChanged& /*message*/) {}
    void on(Instant /*now*/, const signal::Invited& /*message*/) {}
    void on(Instant /*now*/, const signal::InvitationAnswered& /*message*/) {}
    void on(Instant /*now*/, const signal::RoomCreated& /*message*/) {}
    // It was heard of as every frame is.
    void on(Instant /*now*/, const signal::Pong& /*message*/) {}
    // (session_moderation.cpp)
    void on(Instant now, const signal::ModerationChanged& message);
    void on(Instant now, const signal::Waiting& message);
    void on(Instant now, const signal::Knocked& message);
    void on(Instant now, const signal::KnockEnded& message);
    void on(Instant now, const signal::Asked& message);
    // (session_invitations.cpp)
    void on(Instant now, const signal::InvitationChanged& message);
    // What comes over the line only.
    void on(Instant now, const signal::CallsignRegistered& message);
    void on(Instant now, const signal::Invitation& message);
    void on(Instant now, const signal::InvitationEnded& message);
    // (session_ice_servers.cpp)
    void on(Instant now, const signal::IceServersRenewed& message);
    // Whether they are others than before.
    bool take_ice_servers(Instant now, const std::vector<IceServer>& given, std::uint32_t seconds);
    void ask_for_ice_servers(Instant now);
    void meet(Instant now, const signal::Member& member, bool offers_first);
    // ---- back in the room after the server was lost (session_return.cpp)
    void come_back(Instant now, const signal::Joined& message);
    bool is_awaited(const PeerId& peer) const;
    // The server has lost the member, but its link lives.
    void await(Instant now, const PeerId& peer);
    void place_again(Instant now, const signal::Member& member, bool offers_first);
    void forget_awaited(Instant now);
    // ---- without a hub nobody but the members says who is there (session_presence.cpp)
    bool has_hub() const { return dialect == nullptr || dialect->facts.has_hub; }
    // The transport was lost and is there again; nobody has forgotten anybody.
    void resume_without_hub(Instant now);
    // A member that we know says once more that it is there.
    void hear_again(Instant now, const signal::Member& member);
    void ask_who_is_there(Instant now);
    // After every event and intent.
    void follow_presence(Instant now);
    // What is known of the member's own client: our dialect's facts where it says nothing else.
    const signal::Facts& facts_of(const signal::Member& member) const;

    // ---- the course of a call (session_parts.cpp)
    void join(Instant now);
    enum class Entrance : std::uint8_t { Open, Knock };
    void send_join(Instant now, PeerId given_id, Entrance entrance = Entrance::Open);
    PeerId own_id(PeerId given_id);
    // Back to the lobby, the devices kept for another try.
    void give_up(Notice why, EndingCode code, std::string_view server_code = {});
    void give_up(const signal::Error& error);
    void leave_room();
    void on_time(Instant now);
    // After every event and intent: spread what changed, send what the links want sent, compare snapshots.
    void settle(Instant now);
    void spread_own_state();
    void spread_news(Instant now);
    void on_news(Instant now, link::OutgoingPayload& outgoing);
    void on_news(Instant now, const link::ChannelReady& ready);
    void on_news(Instant now, const link::ChannelText& text);
    void on_news(Instant now, const link::HeartbeatDue& due);
    void on_news(Instant now, const link::NothingHeard& news);
    void on_news(Instant now, const link::FileChannelGone& gone);
    void show(Instant now, Notice notice);
    bool has_video() const;
    // Ours, as the others are told.
    MemberState own_state() const;

    // ---- what members say on their links' channels (session_channel.cpp)
    bool talks_on_channel(const PeerId& peer) const;
    void greet(const PeerId& peer);
    void spread_troubles();
    void on_channel(Instant now, const PeerId& from, const dialect::link_channel::Member& told);
    void on_channel(Instant now, const PeerId& from, const dialect::link_channel::Heartbeat& heartbeat);
    void on_channel(Instant now, const PeerId& from, const dialect::link_channel::Negotiation& negotiation);
    void on_channel(Instant now, const PeerId& from, const Troubles& troubles);
    void pass_on(Instant now, const PeerId& from, const dialect::link_channel::Negotiation& negotiation);
    bool send_by_channel(Instant now, const link::OutgoingPayload& outgoing);
    void forget_member(const PeerId& peer);

    // ---- what people write (session_chat.cpp)
    // The channel to a client of ours is open: tells it what it may not have, once for each channel.
    void open_chat(const PeerId& peer);
    std::vector<signal::Told> history_for(const PeerId& peer);
    bool may_be_told_by(const PeerId& teller, const PeerId& author) const;
    void count_chat(room::Chat::Outcome outcome);
    void on_channel(Instant now, const PeerId& from, const dialect::link_channel::Chat& said);
    void on_channel(Instant now, const PeerId& from, const dialect::link_channel::ChatHistory& history);
    void rename_member(const PeerId& peer, const std::string& called);

    // ---- what people offer each other (session_files.cpp)
    bool takes_files(const PeerId& peer) const;
    std::vector<FileReceiver> takers_of_files(const PeerId& to) const;
    std::string why_not_offered(const intent::OfferFile& intent, bool has_takers) const;
    void on_channel(Instant now, const PeerId& from, const signal::FileMessage& said);
    void open_files(const PeerId& peer);
    void forget_files_of(const PeerId& peer);
    void perform_about_files();
    std::vector<FileView> file_views() const;

    void read_language();
    void log(std::string line);
    std::string own_name() const;
    // Another room has another address.
    void follow_room();

    // ---- hands, reactions and who speaks (session_gestures.cpp)
    void on_channel(Instant now, const PeerId& from, const dialect::link_channel::React& react);
    dialect::link_channel::Member announcement() const;
    void spread_hand();
    bool is_ours(const PeerId& peer) const;
    // What came on the channel shows that a client of ours is at its other end.
    void on_ours(const PeerId& peer);
    void follow_speaker(Instant now);

    // ---- recording, ours and others' (session_recording.cpp)
    void on(Instant now, const event::RecordingStarted& event);
    void on(Instant now, const event::RecordingGrew& event);
    void on(Instant now, const event::RecordingFailed& event);
    void follow_recording(Instant now);
    RecordingView recording_view() const;

    // ---- safety codes (session_safety.cpp)
    void follow_safety(Instant now);
    std::string shown_name_of(const PeerId& peer) const;
    SafetyView safety_view() const;

    // ---- hosts and doors (session_moderation.cpp)
    bool is_host() const;
    void follow_host(const signal::Joined& joined);
    // A server that was started again has forgotten the lock: who is host then locks it again.
    void lock_again();
    // False for an error that has nothing to do with the door.
    bool handle_door(Instant now, const signal::Error& error);

    // ---- chats of servers (session_server_chat.cpp)
    bool has_server_chat() const;
    void say_over_server(std::uint32_t sequence, const std::string& text);
    void say_what_waited();
    bool is_called_so(const std::string& called) const;
    void find_author(signal::Said& message) const;
    bool is_own_echo(const signal::Said& message);
    bool has_chat_line() const;
    void open_chat_line();
    void close_chat_line();
    void handle_chat_line_news(Instant now);
    void on_chat_line_frame(Instant now, const std::string& frame);
    // Whether the event was that line's.
    bool handle_chat_line(Instant now, const event::SocketOpened& event);
    bool handle_chat_line(Instant now, const event::FrameReceived& event);
    bool handle_chat_line(Instant now, const event::SocketClosed& event);

    // ---- the line by which others call us (session_invitations.cpp)
    void open_line();
    void close_line();
    void handle_line_news(Instant now);
    void on_line(Instant now, const client::ReadyToSpeak& news);
    void on_line(Instant now, const client::FrameArrived& news);
    void on_line(Instant now, const client::TurnedAway& news);
    void on_line(Instant now, const client::FellSilent& news);
    void on_line_message(Instant now, const signal::CallsignRegistered& message);
    void on_line_message(Instant now, const signal::Invitation& message);
    void on_line_message(Instant now, const signal::InvitationEnded& message);
    void on_line_message(Instant now, const signal::Error& message);
    void on_line_closed(Instant now, std::uint16_t code);
    void on_line_lost(Instant now);
    void refuse_callsign(Instant now, std::string why);
    // Whether the event was the line's.
    bool handle_line(Instant now, const event::SocketOpened& event);
    bool handle_line(Instant now, const event::FrameReceived& event);
    bool handle_line(Instant now, const event::SocketClosed& event);
    void reply(InvitationAnswer answer);
    void accept_invitation(Instant now);
    // Who was accepted is told that nothing came of it.
    void give_answer_up();
    void keep_line(Instant now);
    // After every event and intent: whether it rings, in the page and beside it.
    void follow_incoming();

    enum class Timer : std::uint8_t {
        Join,     // The server did not answer the join in time.
        Notice,   // A notice that needs no action has been seen long enough.
        Return,   // Awaited members that are not heard any more are gone.
        Renewal,  // The credentials of the server's ICE servers run out soon.
        Count,
    };

    ClientOptions options;
    Language language;
    const dialect::Dialect* dialect;  // Null for a name that the registry does not know.
    link::LinkContext context;
    client::DeviceList devices;
    client::LocalMedia media;
    client::ScreenShare screen;
    HandleAllocator<SocketHandle> sockets;
    client::SignalingConnection signaling;
    client::SignalingConnection line;  // By which others call us; open while we are reachable.
    mesh::Mesh mesh;
    room::Members members;
    room::Gestures gestures;
    room::ActiveSpeaker speaker;
    std::vector<room::ActiveSpeaker::Voice> voices;  // As the speaker was told last.
    client::PayloadRoutes routes;
    client::Connectivity connectivity;
    client::Presence presence;
    std::map<PeerId, TokenBucket> passing_on;  // What each member may have passed on by us.
    Troubles spread_as_troubles;               // As all that can be reached were told.
    bool spread_as_raised = false;             // Our hand, as all were told.
    bool has_raised = false;                   // In this room, at some time: who did not hear of it must hear the end.
    room::Chat chat;
    std::set<PeerId> chat_open;  // Members who have got our messages over the present channel.
    client::ServerChat server_chat;
    client::SignalingConnection chat_line;  // To a chat that has a socket to itself, while we are in the room.
    bool is_chat_line_open = false;
    std::set<PeerId> elders;  // Members who were in the room when we came.
    room::Measuring measuring;
    client::Recording recording;
    std::set<PeerId> recorders;        // Members who say that they record.
    bool spread_as_recording = false;  // As our hand above.
    bool has_recorded = false;
    room::Safety safety;
    TimerTable<Timer> timers;

    Phase phase = Phase::Lobby;
    bool is_member = false;      // The server has answered the join sent on the present socket.
    bool has_come_back = false;  // The last join was made with the room on the screen.
    PeerId self;
    std::string name;
    std::string room;
    std::string room_link;  // As in the snapshot.
    std::size_t capacity = 0;
    bool audio_blocked = false;
    bool lists_devices = false;
    TrackHandle measured;        // Our microphone, where its sound is measured.
    std::uint8_t own_sound = 0;  // As in the snapshot.
    std::string speaker_in_use;  // The id of the one last ordered; empty for the browser's own choice.
    std::string speaker_before;
    OperationId choosing_speaker;
    std::optional<Notice> notice;
    std::optional<Ending> ending;  // As in the snapshot.
    OperationId copying;
    MemberState spread_state;     // As all that was sent says.
    MemberState joined_state;     // As the latest join says.
    std::vector<PeerId> awaited;  // Members whom the server has lost, or not seen again since it was started anew.

    room::FileDesk file_desk{[this] { return context.next_operation(); }};
    room::OutgoingFiles outgoing_files{file_desk};
    room::IncomingFiles incoming_files{file_desk};
    ModerationView moderation;
    bool has_knocked = false;  // On the present socket.
    bool locks_again = false;  // The room was locked when the server forgot it.
    client::Invitations invitations;
    std::optional<Instant> registered_by;  // The server should have answered on the line by then.
    std::string answering;                 // The id of the invitation that we accept by joining; empty for none.
    bool page_hidden = false;
    bool is_ringing = false;   // As was ordered.
    bool is_notified = false;  // Likewise.
    // The room that we were removed from, and our former place there: it says to the server who we are.
    std::string barred_room;
    std::optional<signal::Claim> barred_claim;

    Snapshot last;
    Snapshot next;  // Made after each event, and in place of the last where they differ.
};

// What a screen may know, from the parts; whatever the snapshot held. The revision is the caller's.
void gather(const ClientSession::Parts& parts, Snapshot& snapshot);

}  // namespace parley
