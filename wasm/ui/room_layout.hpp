// Room layout: how the room's screen divides its viewport. Pure geometry, in CSS pixels.
#pragma once

#include "ui/rect.hpp"
#include "ui/viewport.hpp"

namespace parley::ui {

struct RoomLayout {
    Rect top_bar;
    Rect stage;  // For tiles and the banners above them.
    Rect controls;
    Rect panel;  // At the side, or over all but the controls; empty while none is open.
    bool panel_covers_stage = false;
};

RoomLayout room_layout(const Viewport& viewport, bool has_panel);

// The stage while nobody else is there: the own tile and the invitation, side by side in a low stage.
struct AloneLayout {
    Rect tile_area;
    Rect invitation;
    bool stacked = false;  // The button stands below the words.
};
AloneLayout alone_layout(const Rect& stage);

// Small phones and embedded views: everything is closer together.
bool is_compact(const Viewport& viewport);

}  // namespace parley::ui
