// Intents: what a person (or the page around us) wishes. The session decides what becomes of them.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "core/base/ids.hpp"
#include "core/border/invitations.hpp"
#include "core/border/media.hpp"
#include "core/border/moderation.hpp"
#include "core/border/named_channel.hpp"
#include "core/border/reaction.hpp"
#include "core/border/statistics.hpp"

namespace parley::intent {

struct SetDisplayName {
    std::string name;
    bool operator==(const SetDisplayName&) const = default;
};
struct SetRoom {
    std::string room;
    bool operator==(const SetRoom&) const = default;
};
// Shown from now on to the signaling server: on joining, and on coming back. A member is not asked for it.
struct SetToken {
    std::string token;
    bool operator==(const SetToken&) const = default;
};
// In the lobby: preview or not, and join with or without. In the room: mute, camera on and off.
struct SetMicrophone {
    bool on = true;
    bool operator==(const SetMicrophone&) const = default;
};
struct SetCamera {
    bool on = true;
    bool operator==(const SetCamera&) const = default;
};
// At any time, also for a device that is not on now; kept for the next visit. An empty id: the browser's own choice.
struct ChooseDevice {
    DeviceKind kind = DeviceKind::Microphone;
    std::string id;
    bool operator==(const ChooseDevice&) const = default;
};
// To hear whether the speaker works.
struct PlayTestSound {
    bool operator==(const PlayTestSound&) const = default;
};
// From the lobby, or again after a failure.
struct Join {
    bool operator==(const Join&) const = default;
};
// Back to the lobby.
struct Leave {
    bool operator==(const Leave&) const = default;
};
struct CopyLink {
    bool operator==(const CopyLink&) const = default;
};
// The click on "click to hear".
struct AllowAudio {
    bool operator==(const AllowAudio&) const = default;
};
struct DismissNotice {
    bool operator==(const DismissNotice&) const = default;
};
// In the room only. Leaving lowers it.
struct RaiseHand {
    bool raised = true;
    bool operator==(const RaiseHand&) const = default;
};
// In the room only; shown for some seconds. More than limits::reactions_per_second come to nothing.
struct React {
    Reaction reaction = Reaction::ThumbsUp;
    bool operator==(const React&) const = default;
};
// To everybody in the room. Blanks around it and control characters are taken out, and it is cut to
// limits::chat_text_bytes_max; nothing is sent of a text that is empty then, or outside of a room.
struct SendChat {
    std::string text;
    bool operator==(const SendChat&) const = default;
};
// The person has seen all that was written.
struct ReadChat {
    bool operator==(const ReadChat&) const = default;
};
// In the room only, where ClientOptions::can_share_screen. The browser asks which screen, window or tab.
struct ShareScreen {
    bool on = true;
    bool operator==(const ShareScreen&) const = default;
};

// In the room only: all connections are measured once a second from now on, or no longer for this watcher. Leaving ends
// it.
struct WatchStatistics {
    bool on = true;
    StatisticsWatcher watcher = StatisticsWatcher::Page;
    bool operator==(const WatchStatistics&) const = default;
};

// In the room only, and where it is offered. Others are told while it runs; leaving ends and saves it.
struct SetRecording {
    bool on = true;
    bool operator==(const SetRecording&) const = default;
};
// In the room only. The page keeps the file under the number `source` until ForgetFileSource. What cannot be offered is
// refused with a notice: what is larger than limits::file_bytes_max, more than limits::file_offers_open_max at a time,
// a room in which nobody can take files.
struct OfferFile {
    std::uint32_t source = 0;
    std::string name = {};
    std::uint64_t bytes = 0;
    std::string mime = {};
    PeerId to = {};  // Empty: to all who are in the room now.
    bool operator==(const OfferFile&) const = default;
};
// By `FileView::id`: a file that is offered to us.
struct AcceptFile {
    std::uint32_t file = 0;
    bool operator==(const AcceptFile&) const = default;
};
// At any time before it is through: one that is offered to us, or one of ours.
struct CancelFile {
    std::uint32_t file = 0;
    bool operator==(const CancelFile&) const = default;
};

// A channel of the page around us, to all members with a client of ours, in this room and others, until it is closed.
// Nothing happens for a name that is declared already, and beyond limits::named_channels_max of them.
struct DeclareNamedChannel {
    NamedChannel channel = {};
    bool operator==(const DeclareNamedChannel&) const = default;
};
// What the others send by this name does not reach us any more either.
struct CloseNamedChannel {
    std::string name = {};
    bool operator==(const CloseNamedChannel&) const = default;
};

}  // namespace parley::intent

namespace parley {

using Intent =
    std::variant<intent::SetDisplayName, intent::SetRoom, intent::SetToken, intent::SetMicrophone, intent::SetCamera,
                 intent::ChooseDevice, intent::PlayTestSound, intent::Join, intent::Leave, intent::CopyLink,
                 intent::AllowAudio, intent::DismissNotice, intent::RaiseHand, intent::React, intent::SendChat,
                 intent::ReadChat, intent::ShareScreen, intent::WatchStatistics, intent::SetRecording,
                 intent::OfferFile, intent::AcceptFile, intent::CancelFile, intent::LockRoom, intent::AnswerKnock,
                 intent::AskMember, intent::RemoveMember, intent::MakeHost, intent::SetReachable, intent::Invite,
                 intent::CancelInvitation, intent::AnswerInvitation, intent::DeclareNamedChannel,
                 intent::CloseNamedChannel>;

}  // namespace parley
