// Moderation, as screens and pages know it: what a host may wish, and who waits at the door.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"

namespace parley {

// What a host asks of a member, whose client does it.
enum class AskedFor : std::uint8_t {
    Mute,
    StopVideo,  // Camera or shared screen, whichever the member shows.
};

// "mute", "stop-video": on the wire and for pages.
std::string_view to_text(AskedFor what);
// Nothing for another word.
std::optional<AskedFor> asked_for_from(std::string_view text);

// Somebody who waits at the door of the locked room that we host.
struct KnockView {
    PeerId id;
    std::string name;  // Never empty.
    bool operator==(const KnockView&) const = default;
};

// What may be moderated of the room we are in, or wait for.
struct ModerationView {
    PeerId host;  // May be ourselves; empty while unknown, and where the server knows of no hosts.
    bool is_locked = false;
    bool is_waiting = false;        // We have knocked, and wait for an answer. The phase is Joining.
    std::vector<KnockView> knocks;  // Where we are host; in the order in which they came.
    bool operator==(const ModerationView&) const = default;
};

}  // namespace parley

namespace parley::intent {

// The following are the host's. From anybody else they come to nothing.

// Newcomers must knock, or no longer.
struct LockRoom {
    bool locked = true;
    bool operator==(const LockRoom&) const = default;
};
struct AnswerKnock {
    PeerId id;  // Of a KnockView.
    bool admits = false;
    bool operator==(const AnswerKnock&) const = default;
};
struct AskMember {
    PeerId id;
    AskedFor what = AskedFor::Mute;
    bool operator==(const AskMember&) const = default;
};
struct RemoveMember {
    PeerId id;
    bool operator==(const RemoveMember&) const = default;
};
// Hands the host's part over.
struct MakeHost {
    PeerId id;
    bool operator==(const MakeHost&) const = default;
};

}  // namespace parley::intent
