// Tile marks: see the header.
#include "ui/tile_marks.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float icon_size = 15;
constexpr float padding = 6;

struct MarkStyle {
    float height = 0;
    float margin = 0;
    TextStyle number;
};

// As the name's label, beside which it stands.
MarkStyle style_for(const Rect& rect) {
    const bool small = rect.width < 200;
    return {.height = small ? 24.0F : 30.0F,
            .margin = small ? theme::space_1 + 2 : theme::space_2 + 2,
            .number = {.size = small ? 12.0F : 14.0F, .weight = Weight::Medium, .color = theme::on_picture_mark}};
}

float pill_width(const Drawing& drawing, const MarkStyle& style, const TileView& tile) {
    return icon_size + 3 + std::ceil(label_width(drawing, std::to_string(tile.hand), style.number)) + 1 + 2 * padding;
}

// Below this there is room for one mark only, and none for numbers.
bool is_tiny(const Rect& rect) {
    return std::min(rect.width, rect.height) < 56;
}

void draw_hand_mark(const Drawing& drawing, const Rect& rect, const TileView& tile) {
    const MarkStyle style = style_for(rect);
    if (is_tiny(rect)) {
        const ImVec2 corner(rect.right() - icon_size * 0.7F - 2, rect.bottom() - icon_size * 0.7F - 2);
        drawing.list.AddCircleFilled(corner, icon_size * 0.7F, theme::on_picture_warning);
        return draw_icon(drawing, corner, icon::hand, icon_size - 3, theme::on_picture_mark);
    }
    const float width = pill_width(drawing, style, tile);
    Rect pill{.x = rect.right() - style.margin - width,
              .y = rect.bottom() - style.margin - style.height,
              .width = width,
              .height = style.height};
    drawing.list.AddRectFilled(min_of(pill), max_of(pill), theme::on_picture_warning, theme::radius_small);
    pill = pill.inset(padding, 0);
    draw_icon(drawing, {pill.x + icon_size / 2, pill.center_y()}, icon::hand, icon_size, theme::on_picture_mark);
    pill.cut_left(icon_size + 3);
    draw_label(drawing, pill, std::to_string(tile.hand), style.number);
}

// Above the row of name and hand; in the middle where that would touch what stands in the upper corners.
Rect reaction_place(const Rect& rect) {
    const MarkStyle style = style_for(rect);
    const float side = std::clamp(std::min(rect.width, rect.height) * 0.3F, 22.0F, 64.0F);
    const float row = style.height + style.margin + theme::space_1;
    const bool has_room = rect.height >= row + side + theme::touch_target;
    if (!has_room) return rect.centered(side, side);
    return {.x = rect.right() - style.margin - side, .y = rect.bottom() - row - side, .width = side, .height = side};
}

// Beside what stands in the upper corner on the left, which only links in trouble have.
void draw_recording_mark(const Drawing& drawing, const Rect& rect, const TileView& tile) {
    const float radius = std::min(rect.width, rect.height) < 120 ? 5.0F : 7.0F;
    const float margin = style_for(rect).margin + radius;
    const bool is_taken = tile.link != LinkState::Connected;
    const ImVec2 center(rect.x + margin, is_taken ? rect.center_y() : rect.y + margin);
    drawing.list.AddCircleFilled(center, radius + 3, theme::label_backdrop);
    drawing.list.AddCircleFilled(center, radius, theme::danger);
}

}  // namespace

float hand_mark_width(const Drawing& drawing, const Rect& rect, const TileView& tile) {
    if (tile.hand == 0 || is_tiny(rect)) return 0;
    const MarkStyle style = style_for(rect);
    return pill_width(drawing, style, tile) + style.margin;
}

void draw_tile_marks(const Drawing& drawing, const Rect& rect, const TileView& tile) {
    if (tile.hand > 0 && !(is_tiny(rect) && tile.reaction)) draw_hand_mark(drawing, rect, tile);
    if (tile.is_recording) draw_recording_mark(drawing, rect, tile);
    if (!tile.reaction) return;
    const Rect place = reaction_place(rect);
    drawing.list.AddCircleFilled({place.center_x(), place.center_y()}, place.width / 2, theme::label_backdrop);
    draw_name(
        drawing, place, reaction_emoji(*tile.reaction),
        {.size = place.width * 0.6F, .weight = Weight::Regular, .color = theme::on_picture, .align = Align::Center});
}

}  // namespace parley::ui
