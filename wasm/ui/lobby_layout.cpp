// Lobby layout: see the header.
#include "ui/lobby_layout.hpp"

#include <algorithm>

#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr float toggle_height = 48;
constexpr float join_height = 50;
constexpr float single_width_max = 440;
constexpr float form_width_max = 360;
constexpr float columns_width_max = 1080;
constexpr float preview_height_min = 64;
constexpr float low_height = 400;

float column_gap(const Rect& area) {
    return area.width < 900 ? theme::space_5 : 56;
}

float form_width(const Rect& area) {
    return std::min(form_width_max, area.width * 0.42F);
}

float preview_width(const Rect& area) {
    return std::min(area.width, columns_width_max) - form_width(area) - column_gap(area);
}

void cut_toggles(Rect& column, bool has_camera, LobbyLayout& layout) {
    Rect strip = column.cut_top(toggle_height);
    if (!has_camera) {
        layout.microphone = strip;
        return;
    }
    layout.microphone = strip.cut_left((strip.width - theme::space_2) / 2);
    strip.cut_left(theme::space_2);
    layout.camera = strip;
}

void cut_messages(Rect& column, float messages_height, LobbyLayout& layout) {
    if (messages_height <= 0) return;
    column.cut_top(theme::space_2);
    layout.messages = column.cut_top(messages_height);
}

float height_with_messages(float messages_height) {
    return messages_height > 0 ? messages_height + theme::space_2 : 0;
}

LobbyLayout columns(const Rect& area, float messages_height, bool has_camera) {
    LobbyLayout layout;
    const bool low = area.height < low_height;
    const float gap = low ? theme::space_2 : theme::space_4;
    const float form_height = (low ? 40.0F : 92.0F) + 2 * input_height() + 2 * gap + join_height;
    const float beside = toggle_height + theme::space_3 + height_with_messages(messages_height);
    const float wide = preview_width(area);
    const float preview_height = std::clamp(area.height - beside, 0.0F, wide * 9 / 16);
    Rect left = area.centered(std::min(area.width, columns_width_max), area.height);
    Rect right = left.cut_right(form_width(area));
    left = left.cut_left(wide);
    left = left.centered(left.width, preview_height + beside);
    layout.preview = left.cut_top(preview_height);
    left.cut_top(theme::space_3);
    cut_toggles(left, has_camera, layout);
    cut_messages(left, messages_height, layout);
    right = right.centered(right.width, std::min(form_height, area.height));
    layout.title = right.cut_top(low ? 32.0F : 38.0F);
    if (!low) layout.subtitle = right.cut_top(26);
    right.cut_top(low ? theme::space_2 : 28.0F);
    layout.name = right.cut_top(input_height());
    right.cut_top(gap);
    layout.room = right.cut_top(input_height());
    right.cut_top(gap);
    layout.join = right.cut_top(join_height);
    return layout;
}

LobbyLayout single_column(const Rect& area, float messages_height, bool has_camera) {
    LobbyLayout layout;
    const bool low = area.height < 560;
    const float gap = low ? theme::space_2 : theme::space_3;
    const float subtitle_height = low ? 0.0F : 24.0F;
    const float width = std::min(area.width, single_width_max);
    const float without_preview = 34 + subtitle_height + toggle_height + height_with_messages(messages_height) +
                                  2 * input_height() + join_height + 4 * gap;
    float preview_height = std::min(area.height - without_preview - gap, width * 0.75F);
    if (preview_height < preview_height_min) preview_height = 0;
    const float height = without_preview + (preview_height > 0 ? preview_height + gap : 0);
    Rect column = area.centered(width, std::min(height, area.height));
    layout.title = column.cut_top(34);
    layout.subtitle = column.cut_top(subtitle_height);
    column.cut_top(gap);
    if (preview_height > 0) {
        layout.preview = column.cut_top(preview_height);
        column.cut_top(gap);
    }
    cut_toggles(column, has_camera, layout);
    cut_messages(column, messages_height, layout);
    column.cut_top(gap);
    layout.name = column.cut_top(input_height());
    column.cut_top(gap);
    layout.room = column.cut_top(input_height());
    column.cut_top(gap);
    layout.join = column.cut_top(join_height);
    return layout;
}

}  // namespace

bool lobby_has_columns(const Rect& area) {
    return area.width >= 520 && area.width > area.height * 1.05F;
}

bool lobby_is_low(const Rect& area) {
    return lobby_has_columns(area) && area.height < low_height;
}

float lobby_messages_width(const Rect& area) {
    return lobby_has_columns(area) ? preview_width(area) : std::min(area.width, single_width_max);
}

LobbyLayout lobby_layout(const Rect& area, float messages_height, bool has_camera) {
    return lobby_has_columns(area) ? columns(area, messages_height, has_camera)
                                   : single_column(area, messages_height, has_camera);
}

}  // namespace parley::ui
