// Shortcuts: see the header.
#include "ui/shortcuts.hpp"

#include <algorithm>

namespace parley::ui {

namespace {

bool is_same_key(std::string_view pressed, std::string_view key) {
    if (pressed.size() != 1 || key.size() != 1) return pressed == key;
    const char letter = pressed.front();
    return (letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter) == key.front();
}

}  // namespace

const Shortcut* shortcut_for(std::string_view key) {
    const auto* const found = std::find_if(shortcuts.begin(), shortcuts.end(),
                                           [key](const Shortcut& one) { return is_same_key(key, one.key); });
    return found == shortcuts.end() ? nullptr : found;
}

std::string_view key_of(KeyAction action) {
    const auto* const found = std::find_if(shortcuts.begin(), shortcuts.end(),
                                           [action](const Shortcut& one) { return one.action == action; });
    return found == shortcuts.end() ? std::string_view() : found->shown;
}

}  // namespace parley::ui
