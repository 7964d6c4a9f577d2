// Shortcuts: which key means what in a room. The page hands over names of keys and knows none of this.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

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
    Call,
    AnswerCall,  // Also before a room, while somebody calls.
    DeclineCall,
};

struct Shortcut {
    std::string_view key;  // As KeyboardEvent.key spells it, letters small.
    KeyAction action;
    std::string_view shown;  // On the key, and for aria-keyshortcuts.
    std::string_view words;  // What it does.
};

inline constexpr std::array<Shortcut, 20> shortcuts = {{
    {"m", KeyAction::Microphone, "M", "Mute or unmute"},
    {" ", KeyAction::BeginTalking, "Space", "Hold to talk while muted"},
    {"v", KeyAction::Camera, "V", "Camera on or off"},
    {"s", KeyAction::Screen, "S", "Show a screen"},
    {"h", KeyAction::Hand, "H", "Raise or lower your hand"},
    {"r", KeyAction::Reactions, "R", "Reactions"},
    {"l", KeyAction::Layout, "L", "Grid or speaker"},
    {"p", KeyAction::People, "P", "List of people"},
    {"c", KeyAction::Chat, "C", "Chat"},
    {"i", KeyAction::Statistics, "I", "Statistics of connections"},
    {"e", KeyAction::Recording, "E", "Record, or end the recording"},
    {"k", KeyAction::Lock, "K", "Lock or unlock, as host"},
    {"d", KeyAction::Admit, "D", "Admit who knocks, as host"},
    {"f", KeyAction::FullScreen, "F", "Full screen"},
    {"?", KeyAction::Shortcuts, "?", "These shortcuts"},
    {"Escape", KeyAction::Close, "Esc", "Close what is open"},
    {"a", KeyAction::AttachFile, "A", "Send a file"},
    {"o", KeyAction::Call, "O", "Call somebody"},
    {"y", KeyAction::AnswerCall, "Y", "Answer who calls you"},
    {"n", KeyAction::DeclineCall, "N", "Decline who calls you"},
}};

// Null for a key that means nothing here, also with Control, Alt or Meta held. Capitals count as small letters.
const Shortcut* shortcut_for(std::string_view key);
// What stands on the key of an action, such as "M".
std::string_view key_of(KeyAction action);

}  // namespace parley::ui
