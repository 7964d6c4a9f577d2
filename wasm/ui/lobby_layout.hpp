// Lobby layout: where the preview and the form stand before joining. Pure geometry, in CSS pixels.
#pragma once

#include "ui/rect.hpp"

namespace parley::ui {

// What has to find a place.
struct LobbyContents {
    float messages_height = 0;  // Of what is wrong with devices.
    float sharing_height = 0;   // Of the sentence about what others will get.
    bool has_camera = true;
    bool has_microphones = false;  // Devices to choose from.
    bool has_cameras = false;
    bool has_speakers = false;
    bool has_title_button = false;  // Something to press beside the title.
};

struct LobbyLayout {
    Rect title;
    Rect subtitle;  // Empty where there is no room for it.
    Rect preview;   // Empty on the smallest screens.
    Rect microphone;
    Rect camera;  // Empty without one.
    // Empty where there is nothing to choose. Where there is little room, squares beside the buttons.
    Rect microphone_choice;
    Rect camera_choice;
    Rect speaker_choice;
    Rect test_sound;  // Empty where there is little room.
    Rect messages;
    Rect name;
    Rect room;
    Rect sharing;  // Empty where there is no room for it.
    Rect join;
};

// Two columns in a wide area, one in an upright one.
bool lobby_has_columns(const Rect& area);
// A wide area too low for banners above the columns: they lie over the preview.
bool lobby_is_low(const Rect& area);
// Width of the place for messages about devices, needed to know their height.
float lobby_messages_width(const Rect& area);
// Width of the form, the same for the sentence in it.
float lobby_form_width(const Rect& area);
LobbyLayout lobby_layout(const Rect& area, const LobbyContents& contents);

}  // namespace parley::ui
