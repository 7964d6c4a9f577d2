// Shortcuts: which key means what in a room. The page hands over names of keys and knows none of this.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/words/phrase.hpp"

namespace parley::ui {

enum class KeyAction : std::uint8_t {
    Microphone,
    Camera,
    Screen,
    Hand,
    Reactions,
    Layout,
    People,
    Chat,
    FullScreen,
    Shortcuts,
    BeginTalking,  // The key for talking went down, with the microphone muted or not.
    EndTalking,
    Lock,
    Admit,  // Who knocked first.
    Close,
    Statistics,
    Recording,
    AttachFile,
    MoveOwnTile,
    Devices,
    Call,
    AnswerCall,  // Also before a room, while somebody calls.
    DeclineCall,
};

struct Shortcut {
    std::string_view key;  // As KeyboardEvent.key spells it, letters small.
    KeyAction action;
    std::string_view shown;  // On the key, and for aria-keyshortcuts.
    Phrase words;            // What it does.
};

inline constexpr std::array<Shortcut, 22> shortcuts = {{
    {"m", KeyAction::Microphone, "M", Phrase::KeyMicrophone},
    {" ", KeyAction::BeginTalking, "Space", Phrase::KeyTalk},
    {"v", KeyAction::Camera, "V", Phrase::KeyCamera},
    {"s", KeyAction::Screen, "S", Phrase::KeyScreen},
    {"h", KeyAction::Hand, "H", Phrase::KeyHand},
    {"r", KeyAction::Reactions, "R", Phrase::KeyReactions},
    {"l", KeyAction::Layout, "L", Phrase::KeyLayout},
    {"p", KeyAction::People, "P", Phrase::KeyPeople},
    {"c", KeyAction::Chat, "C", Phrase::Chat},
    {"i", KeyAction::Statistics, "I", Phrase::KeyStatistics},
    {"e", KeyAction::Recording, "E", Phrase::KeyRecording},
    {"k", KeyAction::Lock, "K", Phrase::KeyLock},
    {"d", KeyAction::Admit, "D", Phrase::KeyAdmit},
    {"f", KeyAction::FullScreen, "F", Phrase::FullScreen},
    {"?", KeyAction::Shortcuts, "?", Phrase::KeyShortcuts},
    {"Escape", KeyAction::Close, "Esc", Phrase::KeyClose},
    {"a", KeyAction::AttachFile, "A", Phrase::KeyFile},
    {"t", KeyAction::MoveOwnTile, "T", Phrase::KeyMoveOwnTile},
    {"g", KeyAction::Devices, "G", Phrase::KeyDevices},
    {"o", KeyAction::Call, "O", Phrase::KeyCall},
    {"y", KeyAction::AnswerCall, "Y", Phrase::KeyAnswerCall},
    {"n", KeyAction::DeclineCall, "N", Phrase::KeyDeclineCall},
}};

// Null for a key that means nothing here, also with Control, Alt or Meta held. Capitals count as small letters.
const Shortcut* shortcut_for(std::string_view key);
// What stands on the key of an action, such as "M".
std::string_view key_of(KeyAction action);

}  // namespace parley::ui
