// Rect: see the header.
#include "ui/rect.hpp"

#include <algorithm>

namespace parley::ui {

namespace {

// Sums of floats miss by less than this; far below a device pixel.
constexpr float slack = 0.01F;

}  // namespace

Rect Rect::inset(float across, float down) const {
    const float horizontal = std::min(across, width / 2);
    const float vertical = std::min(down, height / 2);
    return {.x = x + horizontal, .y = y + vertical, .width = width - 2 * horizontal, .height = height - 2 * vertical};
}

Rect Rect::centered(float inner_width, float inner_height) const {
    return {.x = center_x() - inner_width / 2,
            .y = center_y() - inner_height / 2,
            .width = inner_width,
            .height = inner_height};
}

Rect Rect::cut_top(float length) {
    const float taken = std::clamp(length, 0.0F, std::max(height, 0.0F));
    const Rect strip{.x = x, .y = y, .width = width, .height = taken};
    y += taken;
    height -= taken;
    return strip;
}

Rect Rect::cut_bottom(float length) {
    const float taken = std::clamp(length, 0.0F, std::max(height, 0.0F));
    height -= taken;
    return {.x = x, .y = bottom(), .width = width, .height = taken};
}

Rect Rect::cut_left(float length) {
    const float taken = std::clamp(length, 0.0F, std::max(width, 0.0F));
    const Rect strip{.x = x, .y = y, .width = taken, .height = height};
    x += taken;
    width -= taken;
    return strip;
}

Rect Rect::cut_right(float length) {
    const float taken = std::clamp(length, 0.0F, std::max(width, 0.0F));
    width -= taken;
    return {.x = right(), .y = y, .width = taken, .height = height};
}

bool Rect::contains(const Rect& other) const {
    return other.x >= x - slack && other.y >= y - slack && other.right() <= right() + slack &&
           other.bottom() <= bottom() + slack;
}

bool Rect::overlaps(const Rect& other) const {
    return x < other.right() - slack && other.x < right() - slack && y < other.bottom() - slack &&
           other.y < bottom() - slack;
}

}  // namespace parley::ui
