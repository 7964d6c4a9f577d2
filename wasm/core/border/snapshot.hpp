// Snapshot: all that a screen or a page may know about a session, as plain data made anew on request.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/border/chat.hpp"
#include "core/border/files.hpp"
#include "core/border/handle.hpp"
#include "core/border/invitations.hpp"
#include "core/border/link_trouble.hpp"
#include "core/border/media.hpp"
#include "core/border/moderation.hpp"
#include "core/border/reaction.hpp"
#include "core/border/recording.hpp"
#include "core/border/statistics.hpp"

namespace parley {

enum class Phase : std::uint8_t {
    Lobby,    // Before joining (and after leaving): name, room, preview.
    Joining,  // The server was asked and has not answered.
    InRoom,   // A member of the room, even while the server is away.
};

// How one device of ours stands.
enum class DeviceState : std::uint8_t {
    Off,
    Requesting,  // The browser was asked; the person may be looking at its question.
    On,
    Refused,  // The person or a policy said no.
    Missing,  // There is no such device.
    Broken,   // It is there and does not work, mostly because another program holds it.
};

struct Device {
    DeviceState state = DeviceState::Off;
    bool wanted = true;   // What the person chose; the state says what came of it.
    TrackHandle track;    // For the preview and the own tile; none unless On (a muted microphone keeps its track).
    std::string message;  // For Refused, Missing and Broken: what happened and what to do.
    bool operator==(const Device&) const = default;
};

// A device that can be chosen.
struct DeviceView {
    std::string id;
    std::string label;    // Never empty: "Camera 1" where the browser tells none.
    bool chosen = false;  // Of each kind exactly one: what is used, or will be.
    bool operator==(const DeviceView&) const = default;
};

// By kind; empty before the browser lets us know them, and where it has none to choose from.
struct DeviceViews {
    std::vector<DeviceView> microphones;
    std::vector<DeviceView> cameras;
    std::vector<DeviceView> speakers;
    bool operator==(const DeviceViews&) const = default;
};

// How the link to one member stands, in the words its tile shows.
enum class LinkState : std::uint8_t { Connecting, Connected, Reconnecting, Failed };

struct MemberView {
    PeerId id;
    std::string name;  // Never empty: a placeholder where the dialect has none yet.
    MemberState state;
    LinkState link = LinkState::Connecting;
    Trouble trouble = Trouble::Connecting;  // None when connected.
    std::string link_reason;                // The trouble in words.
    Troubles troubles;                      // To whom else this member is not connected, and more.
    TrackHandle video;                      // None while there is no remote track.
    TrackHandle screen;                     // A shared screen that has a track of its own; none for none.
    TrackHandle audio;
    std::uint8_t sound = 0;                           // How loud the member is now, up to sound_level_max.
    PeerConnectionHandle connection;                  // For statistics; none while there is no connection.
    bool hand = false;                                // Raised; its place is the one in Snapshot::hands.
    std::optional<Reaction> reaction = std::nullopt;  // On show now.
    std::string safety_code = {};                     // Of the two of us, in words; empty where it is not known.
    bool is_recording = false;                        // The room, on its machine.
    bool takes_files = false;                         // Its program can, and the link to it has been there.
    bool can_moderate = false;                        // A host can ask it things, and hand its part over to it.
    bool operator==(const MemberView&) const = default;
};

// How our sharing of a screen stands.
enum class ShareState : std::uint8_t {
    Off,
    Requesting,  // The person is looking at the browser's question.
    On,
};

constexpr std::string_view to_text(ShareState state) {
    if (state == ShareState::Off) return "off";
    return state == ShareState::On ? "on" : "requesting";
}

struct ScreenView {
    bool is_possible = false;  // The browser can share at all, and the room has video.
    ShareState state = ShareState::Off;
    TrackHandle track;  // For our own tile; none unless On.
    bool operator==(const ScreenView&) const = default;
};

enum class NoticeKind : std::uint8_t { Information, Warning, Error };

// One message to the person. `action` is empty or the label of what helps; acting on it sends `Join` again.
struct Notice {
    NoticeKind kind = NoticeKind::Information;
    std::string text;
    bool offers_retry = false;
    bool offers_unmute = false;  // The action is instead to turn the microphone on again.
    bool operator==(const Notice&) const = default;
};

// Why a room was not entered, or has ended, by nobody's wish here.
enum class EndingCode : std::uint8_t {
    ServerUnreachable,  // No connection, or no answer on it.
    Refused,            // The server did not let us in, or put us out.
    UnknownDialect,
};

constexpr std::string_view to_text(EndingCode code) {
    if (code == EndingCode::ServerUnreachable) return "server-unreachable";
    return code == EndingCode::Refused ? "refused" : "unknown-dialect";
}

struct Ending {
    EndingCode code = EndingCode::Refused;
    std::string server_code;  // Of Refused: the word of the error (signal::to_text). Else empty.
    std::string text;         // What the notice says of it, in the person's language; never empty.
    bool operator==(const Ending&) const = default;
};

// How the connection to the server stands while in a room.
enum class SignalingLink : std::uint8_t { Closed, Connecting, Open, Reconnecting };

// What could not be used and was dropped, by reason. For tests, statistics and curious developers.
struct Counters {
    std::uint32_t malformed_frames = 0;
    std::uint32_t unknown_frames = 0;
    std::uint32_t stale_events = 0;        // From a handle or operation that is gone.
    std::uint32_t stale_descriptions = 0;  // Answers and candidates of an exchange that is over.
    std::uint32_t ignored_offers = 0;      // Collisions that the impolite side won.
    std::uint32_t failed_operations = 0;
    std::uint32_t dropped_candidates = 0;
    std::uint32_t dropped_chat = 0;   // Messages of members who wrote more than their share, or what they may not tell.
    std::uint32_t dropped_files = 0;  // Offers, requests and bytes of files that nobody had asked for, or too many.
    bool operator==(const Counters&) const = default;
};

// What people read to each other to know that nobody is between any two of them. Both empty: alone.
struct SafetyView {
    std::string words;    // The same for all in the room; empty where there is no such code,
    std::string missing;  // and then why.
    bool operator==(const SafetyView&) const = default;
};

struct Snapshot {
    std::uint64_t revision = 0;  // Grows with every change; equal means nothing to draw anew.
    Phase phase = Phase::Lobby;
    SignalingLink signaling = SignalingLink::Closed;
    PeerId self;
    std::string name;
    std::string room;
    std::string room_link;  // The address that leads others here.
    Device microphone;
    Device camera;
    DeviceViews devices;
    std::uint8_t sound = 0;  // How loud our microphone is, up to sound_level_max; measured in the lobby only.
    bool audio_blocked = false;
    bool voice_only = false;           // The room has no video, whatever the devices.
    std::vector<MemberView> members;   // Without ourselves, in the order in which they came.
    std::size_t capacity = 0;          // Zero while unknown.
    bool hand = false;                 // Ours is raised.
    std::optional<Reaction> reaction;  // Ours, on show now.
    std::vector<PeerId> hands;         // Whose hand is raised, the earliest first; ours under `self`.
    PeerId speaker;                    // Of the others, who has the floor; empty until somebody was heard.
    std::optional<Notice> notice;
    std::optional<Ending> ending;  // From the end of a try, or of a room, until the next try.
    ChatMessages chat;             // What was written while we were in the room, and what we were told of before.
    std::size_t unread = 0;        // Messages of others, and files that they offered, since `ReadChat`.
    ScreenView screen;             // What we share.
    Counters counters;
    Statistics statistics;  // Made anew once a second, while somebody watches.
    SafetyView safety_code;
    RecordingView recording;      // Ours.
    std::vector<FileView> files;  // What is and was offered here, in the order in which it came.
    ModerationView moderation;
    InvitationsView invitations;
    bool operator==(const Snapshot&) const = default;
};

}  // namespace parley
