// Intents: what a person (or the page around us) wishes. The session decides what becomes of them.
#pragma once

#include <string>
#include <variant>

#include "core/border/media.hpp"
#include "core/border/moderation.hpp"
#include "core/border/reaction.hpp"

namespace parley::intent {

struct SetDisplayName {
    std::string name;
    bool operator==(const SetDisplayName&) const = default;
};
struct SetRoom {
    std::string room;
    bool operator==(const SetRoom&) const = default;
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

}  // namespace parley::intent

namespace parley {

using Intent = std::variant<intent::SetDisplayName, intent::SetRoom, intent::SetMicrophone, intent::SetCamera,
                            intent::ChooseDevice, intent::PlayTestSound, intent::Join, intent::Leave, intent::CopyLink,
                            intent::AllowAudio, intent::DismissNotice, intent::RaiseHand, intent::React,
                            intent::SendChat, intent::ReadChat, intent::LockRoom, intent::AnswerKnock,
                            intent::AskMember, intent::RemoveMember, intent::MakeHost>;

}  // namespace parley
