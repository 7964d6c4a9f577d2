// Recording strip: see the header.
#include "ui/recording_strip.hpp"

#include <string>

#include "core/words/say.hpp"
#include "ui/label.hpp"
#include "ui/recording_words.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

namespace {

constexpr float line_height = 36;
constexpr float dot_radius = 6;
const TextStyle hint_style{.size = theme::caption_size + 1, .weight = Weight::Regular, .color = theme::text_muted};

std::string line_of(const Drawing& drawing) {
    const RecordingView& own = drawing.snapshot.recording;
    const std::string words = recorders_words(drawing.snapshot);
    if (own.state == RecordingState::Stopping && words.empty()) return say(Phrase::SavingRecordingNow);
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

}  // namespace

float recording_strip_height(const Drawing& drawing, float width) {
    if (line_of(drawing).empty()) return 0;
    const Paragraph hint = hint_paragraph(drawing, width);
    return line_height + (hint.lines.empty() ? 0 : hint.height + theme::space_2);
}

void draw_recording_strip(const Drawing& drawing, const Rect& rect) {
    const RecordingView& own = drawing.snapshot.recording;
    const std::string line = line_of(drawing);
    const std::string hint = hint_of(drawing);
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), theme::danger_soft, theme::radius_small);
    drawing.mirror(
        {.id = "recording-line", .role = Role::Status, .name = joined(Phrase::ThenSentence, line, hint), .rect = rect});
    Rect rest = rect;
    Rect row = rest.cut_top(line_height);
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
