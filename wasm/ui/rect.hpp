// Rect: a place on the screen, in CSS pixels from the top left corner.
#pragma once

namespace parley::ui {

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    float center_x() const { return x + width / 2; }
    float center_y() const { return y + height / 2; }
    bool empty() const { return width <= 0 || height <= 0; }
    bool operator==(const Rect&) const = default;

    // Smaller by these lengths on every side; never below nothing.
    Rect inset(float across, float down) const;
    Rect inset(float all) const { return inset(all, all); }
    // A rectangle of this size around the same center.
    Rect centered(float inner_width, float inner_height) const;

    // Take a strip off one side: the strip is returned, this rectangle keeps the rest.
    Rect cut_top(float length);
    Rect cut_bottom(float length);
    Rect cut_left(float length);
    Rect cut_right(float length);

    bool contains(const Rect& other) const;
    bool overlaps(const Rect& other) const;
};

}  // namespace parley::ui
