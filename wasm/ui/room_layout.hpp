// Room layout: how the room's screen divides its viewport. Pure geometry, in CSS pixels.
#pragma once

#include "ui/rect.hpp"
#include "ui/viewport.hpp"

namespace parley::ui {

struct RoomLayout {
    Rect top_bar;
    Rect stage;  // For tiles and the banners above them.
    Rect controls;
    Rect members;  // Empty while closed.
    bool members_cover_stage = false;
};

RoomLayout room_layout(const Viewport& viewport, bool members_open);

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
