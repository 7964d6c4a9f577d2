// Words: every state in the words that a person reads or hears. One place, so that screens and mirror agree.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/border/snapshot.hpp"

namespace parley::ui {

std::string_view link_words(LinkState state);

// A device is on its way or there: its button turns it off. Otherwise the button asks for it (again).
bool is_live(const Device& device);
// It was wanted and there is trouble with it.
bool is_in_trouble(const Device& device);

// "Microphone on", "Camera blocked" …
std::string device_words(TrackKind kind, DeviceState state);
// The state alone: "On", "Blocked" …
std::string_view device_state_words(DeviceState state);
// What pressing its button does: "Mute microphone", "Turn camera on, camera blocked" …
std::string device_action(TrackKind kind, const Device& device);
// The same in a word, beneath the button: "Mute", "Start video", "Blocked" …
std::string_view device_action_caption(TrackKind kind, const Device& device);

// What the lobby's preview shows, or why it shows nothing.
std::string preview_words(const Snapshot& snapshot);

// What the others get of one who joins now, in one sentence.
std::string_view sharing_words(const Snapshot& snapshot);

// "Microphone", "Camera", "Speaker"
std::string_view device_kind_words(DeviceKind kind);

// "Ana, connected, microphone muted, camera off". Nothing is said of cameras in a room without video, nor of how loud
// somebody is: it would never stop being read out.
std::string member_words(const MemberView& member, bool voice_only);
// With whom else the member has no connection, and which of its devices fail; empty for nothing of that.
std::string trouble_words(const Snapshot& snapshot, const MemberView& member);
std::string self_words(const Snapshot& snapshot);
// "Eva (you)", or "You" without a name.
std::string own_label(const Snapshot& snapshot);
// Who shows a screen, in sentences; empty where nobody does.
std::string screens_words(const Snapshot& snapshot);

// "Thumbs up", "Heart" … and its picture, an emoji.
std::string_view reaction_words(Reaction reaction);
std::string_view reaction_emoji(Reaction reaction);
// Place in the queue of raised hands, from 1; 0 for who is not in it.
std::size_t hand_place(const Snapshot& snapshot, const PeerId& member);
// What a tile adds about its member: "hand raised, 2nd in line", "reacts: heart"; empty for nothing.
std::string gesture_words(std::size_t hand, const std::optional<Reaction>& reaction);
// "Hands raised: Ana, you"; empty for none.
std::string hands_words(const Snapshot& snapshot);
// "Ana: heart, you: clap"; empty for none. Ours comes last.
std::string reactions_words(const Snapshot& snapshot);

// The member's name, with a number where an earlier one has the same: two buttons must have different names.
std::string name_apart(const Snapshot& snapshot, const MemberView& member);

// "1 person", "3 people", "3 of 12 people"
std::string people_words(std::size_t people, std::size_t capacity);

// What the control of the chat is called: "Chat", "Chat, 3 unread". And what its badge shows: "3", "9+", or nothing.
std::string chat_words(std::size_t unread);
std::string unread_badge(std::size_t unread);
// "Ana", "You", or "Ana, told by others" for what nobody can vouch for.
std::string author_words(const ChatMessage& message);
// A message in one line: "Ana: Hello".
std::string message_words(const ChatMessage& message);

// Empty when all is well. The short ones are for narrow screens.
std::string_view signaling_words(SignalingLink signaling);
std::string_view signaling_short_words(SignalingLink signaling);

}  // namespace parley::ui
