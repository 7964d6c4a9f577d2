// Lobby layout: where the preview and the form stand before joining. Pure geometry, in CSS pixels.
#pragma once

#include "ui/rect.hpp"

namespace parley::ui {

struct LobbyLayout {
    Rect title;
    Rect subtitle;  // Empty where there is no room for it.
    Rect preview;   // Empty on the smallest screens.
    Rect microphone;
    Rect camera;  // Empty without one.
    Rect messages;
    Rect name;
    Rect room;
    Rect join;
};

// Two columns in a wide area, one in an upright one.
bool lobby_has_columns(const Rect& area);
// A wide area too low for banners above the columns: they lie over the preview.
bool lobby_is_low(const Rect& area);
// Width of the place for messages about devices, needed to know their height.
float lobby_messages_width(const Rect& area);
LobbyLayout lobby_layout(const Rect& area, float messages_height, bool has_camera);

}  // namespace parley::ui
