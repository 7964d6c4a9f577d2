// Recording strip: see the header.
#include "ui/recording_strip.hpp"

#include <string>

#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/recording_words.hpp"
#include "ui/room_keys.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr float line_height = 36;
constexpr float dot_radius = 6;
constexpr float stop_width = 88;
constexpr float words_from_width = 480;
const TextStyle hint_style{.size = theme::caption_size + 1, .weight = Weight::Regular, .color = theme::text_muted};

bool is_own(const Drawing& drawing) {
    return drawing.snapshot.recording.state == RecordingState::On ||
           drawing.snapshot.recording.state == RecordingState::Stopping;
}

std::string line_of(const Drawing& drawing) {
    const RecordingView& own = drawing.snapshot.recording;
    const std::string words = recorders_words(drawing.snapshot);
    if (own.state == RecordingState::Stopping) return words.empty() ? "Saving the recording\u2026" : words;
    return words;
}

// Who cannot be told by us.
std::string hint_of(const Drawing& drawing) {
    return drawing.snapshot.recording.state == RecordingState::On ? drawing.snapshot.recording.message : std::string();
}

Paragraph hint_paragraph(const Drawing& drawing, float width) {
    const std::string hint = hint_of(drawing);
    if (hint.empty()) return {};
    return break_paragraph(drawing, hint, hint_style, width - 2 * theme::space_3, 3);
}

void draw_stop_button(const Drawing& drawing, Rect& row) {
    const bool has_words = row.width >= words_from_width;
    if (button(drawing, row.cut_right(has_words ? stop_width : theme::touch_target),
               {.id = "recording-stop",
                .name = "Stop recording",
                .icon = icon::circle_stop,
                .words = has_words ? "Stop" : "",
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small,
                .icon_size = 20,
                .shortcut = key_of(KeyAction::Recording)})) {
        toggle_recording(drawing);
    }
}

}  // namespace

float recording_strip_height(const Drawing& drawing, float width) {
    if (line_of(drawing).empty()) return 0;
    const float line = is_own(drawing) ? theme::touch_target : line_height;
    const Paragraph hint = hint_paragraph(drawing, width);
    return line + (hint.lines.empty() ? 0 : hint.height + theme::space_2);
}

void draw_recording_strip(const Drawing& drawing, const Rect& rect) {
    const RecordingView& own = drawing.snapshot.recording;
    const std::string line = line_of(drawing);
    const std::string hint = hint_of(drawing);
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), theme::danger_soft, theme::radius_small);
    drawing.mirror(
        {.id = "recording-line", .role = Role::Status, .name = hint.empty() ? line : line + ". " + hint, .rect = rect});
    Rect rest = rect;
    Rect row = rest.cut_top(is_own(drawing) ? theme::touch_target : line_height);
    if (own.state == RecordingState::On) draw_stop_button(drawing, row);
    row = row.inset(theme::space_3, 0);
    const Rect dot = row.cut_left(2 * dot_radius);
    drawing.list.AddCircleFilled({dot.center_x(), dot.center_y()}, dot_radius, theme::error);
    row.cut_left(theme::space_2);
    const TextStyle style{.size = theme::body_size, .weight = Weight::Medium, .color = theme::on_danger_soft};
    if (own.state == RecordingState::On) {
        const std::string elapsed = elapsed_words(own.seconds);
        draw_label(drawing, row.cut_right(label_width(drawing, elapsed, style) + theme::space_1), elapsed, style);
        row.cut_right(theme::space_2);
    }
    draw_name(drawing, row, line, style);
    draw_paragraph(drawing, rest.inset(theme::space_3, 0), hint_paragraph(drawing, rect.width), hint_style);
}

}  // namespace parley::ui
