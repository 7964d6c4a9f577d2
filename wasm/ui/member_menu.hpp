// Member menu: what one may do about a person, below that person's row in the list of people; hosts may do more.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// We are host of the room we are in.
bool is_host(const Snapshot& snapshot);

// The button at the end of a row, where there is something to do. It takes its place off the row's right side.
void draw_menu_button(const Drawing& drawing, Rect& row, const MemberView& member);

// Zero while it is not open for this member.
float menu_height(const Drawing& drawing, const MemberView& member);
// `sight`: what can be seen of the list; only what lies in it can be operated.
void draw_menu(const Drawing& drawing, const Rect& rect, const Rect& sight, const MemberView& member);

// The host's switch for the door, or for others what it says. Takes its place off the top.
void draw_lock(const Drawing& drawing, Rect& rest);

}  // namespace parley::ui
