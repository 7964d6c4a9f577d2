// Lobby layout: see the header.
#include "ui/lobby_layout.hpp"

#include <algorithm>
#include <cstddef>

#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr float toggle_height = 48;
constexpr float join_height = 50;
constexpr float chooser_height = theme::touch_target;
constexpr float test_width = 108;
constexpr float single_width_max = 440;
constexpr float form_width_max = 360;
constexpr float columns_width_max = 1080;
constexpr float preview_height_min = 64;
// Below that, the choosers shrink before the preview does.
constexpr float preview_height_usual = 110;
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

bool has_choosers(const LobbyContents& contents) {
    return contents.has_microphones || contents.has_speakers || (contents.has_camera && contents.has_cameras);
}

// Two at most stand beside each other.
std::size_t chooser_lines(const LobbyContents& contents) {
    const bool has_captured = contents.has_microphones || (contents.has_camera && contents.has_cameras);
    return (has_captured ? 1U : 0U) + (contents.has_speakers ? 1U : 0U);
}

float devices_height(const LobbyContents& contents, bool compact) {
    const std::size_t lines = compact ? 0 : chooser_lines(contents);
    return toggle_height + static_cast<float>(lines) * (theme::space_2 + chooser_height);
}

Rect cut_half(Rect& strip) {
    const Rect half = strip.cut_left((strip.width - theme::space_2) / 2);
    strip.cut_left(theme::space_2);
    return half;
}

void cut_toggles(Rect strip, const LobbyContents& contents, LobbyLayout& layout) {
    if (contents.has_camera) layout.microphone = cut_half(strip);
    (contents.has_camera ? layout.camera : layout.microphone) = strip;
}

Rect cut_square(Rect& strip) {
    const Rect square = strip.cut_right(theme::touch_target);
    strip.cut_right(theme::space_1);
    return square;
}

// Everything in one line.
void cut_compact_devices(Rect strip, const LobbyContents& contents, LobbyLayout& layout) {
    if (contents.has_speakers) {
        layout.speaker_choice = cut_square(strip);
        strip.cut_right(theme::space_1);
    }
    cut_toggles(strip, contents, layout);
    if (contents.has_microphones) layout.microphone_choice = cut_square(layout.microphone);
    if (contents.has_camera && contents.has_cameras) layout.camera_choice = cut_square(layout.camera);
}

// The buttons, below them what is used, each on its side, and at last the speaker.
void cut_devices(Rect& column, const LobbyContents& contents, bool compact, LobbyLayout& layout) {
    const Rect toggles = column.cut_top(toggle_height);
    if (compact) return cut_compact_devices(toggles, contents, layout);
    cut_toggles(toggles, contents, layout);
    const bool has_cameras = contents.has_camera && contents.has_cameras;
    if (contents.has_microphones || has_cameras) {
        column.cut_top(theme::space_2);
        Rect line = column.cut_top(chooser_height);
        if (contents.has_microphones) layout.microphone_choice = has_cameras ? cut_half(line) : line;
        if (has_cameras) layout.camera_choice = line;
    }
    if (!contents.has_speakers) return;
    column.cut_top(theme::space_2);
    layout.speaker_choice = column.cut_top(chooser_height);
    layout.test_sound = layout.speaker_choice.cut_right(test_width);
    layout.speaker_choice.cut_right(theme::space_2);
}

void cut_messages(Rect& column, float messages_height, LobbyLayout& layout) {
    if (messages_height <= 0) return;
    column.cut_top(theme::space_2);
    layout.messages = column.cut_top(messages_height);
}

float height_with_messages(float messages_height) {
    return messages_height > 0 ? messages_height + theme::space_2 : 0;
}

void cut_form(Rect& column, float gap, float sharing_height, LobbyLayout& layout) {
    layout.name = column.cut_top(input_height());
    column.cut_top(gap);
    layout.room = column.cut_top(input_height());
    column.cut_top(gap);
    if (sharing_height > 0) {
        layout.sharing = column.cut_top(sharing_height);
        column.cut_top(theme::space_2);
    }
    layout.join = column.cut_top(join_height);
}

float height_with_sharing(float sharing_height) {
    return sharing_height > 0 ? sharing_height + theme::space_2 : 0;
}

LobbyLayout columns(const Rect& area, const LobbyContents& contents) {
    LobbyLayout layout;
    const bool low = area.height < low_height;
    const float gap = low ? theme::space_2 : theme::space_4;
    const float bare_form_height = (low ? 40.0F : 92.0F) + 2 * input_height() + 2 * gap + join_height;
    const float with_sharing = bare_form_height + height_with_sharing(contents.sharing_height);
    const float sharing_height = with_sharing <= area.height ? contents.sharing_height : 0;
    const float form_height = sharing_height > 0 ? with_sharing : bare_form_height;
    const float wide = preview_width(area);
    const float below = theme::space_3 + height_with_messages(contents.messages_height);
    const bool compact =
        has_choosers(contents) && area.height - below - devices_height(contents, false) < preview_height_usual;
    const float beside = below + devices_height(contents, compact);
    const float preview_height = std::clamp(area.height - beside, 0.0F, wide * 9 / 16);
    Rect left = area.centered(std::min(area.width, columns_width_max), area.height);
    Rect right = left.cut_right(form_width(area));
    left = left.cut_left(wide);
    left = left.centered(left.width, preview_height + beside);
    layout.preview = left.cut_top(preview_height);
    left.cut_top(theme::space_3);
    cut_devices(left, contents, compact, layout);
    cut_messages(left, contents.messages_height, layout);
    right = right.centered(right.width, std::min(form_height, area.height));
    layout.title = right.cut_top(low ? 32.0F : 38.0F);
    if (!low) layout.subtitle = right.cut_top(26);
    right.cut_top(low ? theme::space_2 : 28.0F);
    cut_form(right, gap, sharing_height, layout);
    return layout;
}

LobbyLayout single_column(const Rect& area, const LobbyContents& contents) {
    LobbyLayout layout;
    const bool low = area.height < 560;
    const float gap = low ? theme::space_2 : theme::space_3;
    const float title_height = contents.has_title_button && !low ? theme::touch_target : 34.0F;
    const float subtitle_height = low ? 0.0F : 24.0F;
    const float width = std::min(area.width, single_width_max);
    const float bare = title_height + subtitle_height + height_with_messages(contents.messages_height) +
                       2 * input_height() + join_height + 4 * gap;
    const float with_sharing = bare + height_with_sharing(contents.sharing_height);
    const float sharing_height =
        with_sharing + devices_height(contents, true) <= area.height ? contents.sharing_height : 0;
    const float around_devices = sharing_height > 0 ? with_sharing : bare;
    const bool compact = has_choosers(contents) &&
                         area.height - around_devices - devices_height(contents, false) - gap < preview_height_usual;
    const float without_preview = around_devices + devices_height(contents, compact);
    float preview_height = std::min(area.height - without_preview - gap, width * 0.75F);
    if (preview_height < preview_height_min) preview_height = 0;
    const float height = without_preview + (preview_height > 0 ? preview_height + gap : 0);
    Rect column = area.centered(width, std::min(height, area.height));
    layout.title = column.cut_top(title_height);
    layout.subtitle = column.cut_top(subtitle_height);
    column.cut_top(gap);
    if (preview_height > 0) {
        layout.preview = column.cut_top(preview_height);
        column.cut_top(gap);
    }
    cut_devices(column, contents, compact, layout);
    cut_messages(column, contents.messages_height, layout);
    column.cut_top(gap);
    cut_form(column, gap, sharing_height, layout);
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

float lobby_form_width(const Rect& area) {
    return lobby_has_columns(area) ? form_width(area) : std::min(area.width, single_width_max);
}

LobbyLayout lobby_layout(const Rect& area, const LobbyContents& contents) {
    return lobby_has_columns(area) ? columns(area, contents) : single_column(area, contents);
}

}  // namespace parley::ui
