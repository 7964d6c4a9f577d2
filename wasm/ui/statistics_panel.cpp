// Statistics panel: see the header.
#include "ui/statistics_panel.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/words/say.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/panel_frame.hpp"
#include "ui/plot.hpp"
#include "ui/right_to_left.hpp"
#include "ui/scroll.hpp"
#include "ui/statistics_words.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr const char* list_id = "statistics-list";
constexpr float name_height = 26;
constexpr float line_height = 20;
constexpr float words_height = 68;  // Two lines of a sentence and one of the path, so that nothing below them moves.
constexpr float plot_height = 2 * line_height;
constexpr float plot_gap = 8;
constexpr float figures_width = 146;
constexpr float swatch_width = 12;
constexpr float caption_width = 112;
constexpr float member_gap = 16;
constexpr ImU32 sent_color = theme::accent;
constexpr ImU32 received_color = theme::sound;
const TextStyle caption_style{.size = 12, .weight = Weight::Regular, .color = theme::text_muted};
const TextStyle figure_style{.size = 12, .weight = Weight::Medium, .color = theme::text};
const TextStyle sentence_style{.size = theme::body_size, .weight = Weight::Regular, .color = theme::text};

float details_of(const Snapshot& snapshot) {
    return snapshot.voice_only ? 3 : 6;
}

float member_height(const Snapshot& snapshot) {
    return name_height + words_height + 3 * (plot_height + plot_gap) + details_of(snapshot) * line_height + member_gap;
}

ImU32 color_of(Rating rating) {
    switch (rating) {
    case Rating::Unknown: return theme::text_muted;
    case Rating::Good: return theme::good;
    case Rating::Fair: return theme::warning;
    case Rating::Poor: return theme::error;
    }
    return theme::text_muted;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// At the right, with digits that are all as wide as a zero, so that nothing moves while numbers change.
void draw_figure(const Drawing& drawing, const Rect& rect, std::string_view words) {
    Rect rest = rect;
    if (is_right_to_left(drawing.viewport)) {
        // Pieces side by side would come to stand in the wrong order.
        const Rect place =
            rest.cut_right(std::min(std::ceil(label_width(drawing, words, figure_style)) + 1, rest.width));
        return draw_label(drawing, place, words, figure_style);
    }
    const float digit_width = label_width(drawing, "0", figure_style);
    while (!words.empty()) {
        std::size_t begin = words.size() - 1;
        const bool of_digits = is_digit(words[begin]);
        while (!of_digits && begin > 0 && !is_digit(words[begin - 1])) --begin;
        const std::string_view piece = words.substr(begin);
        words.remove_suffix(piece.size());
        const float width = label_width(drawing, piece, figure_style);
        const Rect place = rest.cut_right(of_digits ? digit_width : width);
        // In a wider place than it needs, or it would be cut.
        const Rect loose{.x = place.center_x() - width / 2, .y = place.y, .width = width + 1, .height = place.height};
        draw_label(drawing, loose, piece, figure_style);
    }
}

struct Figure {
    std::string_view caption;
    std::string words;
    ImU32 color = 0;  // Of its line.
};

void draw_measure(const Drawing& drawing, Rect place, const std::vector<Figure>& figures,
                  const std::vector<PlotLine>& lines, std::uint32_t top_min) {
    Rect column = place.cut_left(figures_width);
    place.cut_left(theme::space_3);
    column = column.centered(column.width, line_height * static_cast<float>(figures.size()));
    for (const Figure& figure : figures) {
        Rect line = column.cut_top(line_height);
        const Rect swatch = line.cut_left(swatch_width);
        drawing.list.AddCircleFilled({swatch.x + 4, swatch.center_y()}, 3, figure.color);
        draw_label(drawing, line, figure.caption, caption_style);
        draw_figure(drawing, line, figure.words);
    }
    draw_plot(drawing, place, lines, top_min);
}

void draw_measures(const Drawing& drawing, Rect& rest, const ConnectionStatistics& one) {
    constexpr std::uint32_t trip_top = 100;         // Milliseconds
    constexpr std::uint32_t loss_top = 50;          // Of a thousand
    constexpr std::uint32_t bitrate_top = 100'000;  // Bits in a second
    const StatisticsHistory& history = one.history;
    const auto next = [&rest] {
        const Rect place = rest.cut_top(plot_height);
        rest.cut_top(plot_gap);
        return place;
    };
    draw_measure(
        drawing, next(),
        {{.caption = say(Phrase::RoundTrip), .words = milliseconds_words(one.round_trip_ms), .color = theme::text}},
        {{.points = &history.round_trip_ms, .color = theme::text}}, trip_top);
    draw_measure(
        drawing, next(),
        {{.caption = say(Phrase::LostOfSent), .words = loss_words(one.loss_sent), .color = sent_color},
         {.caption = say(Phrase::LostOfReceived), .words = loss_words(one.loss_received), .color = received_color}},
        {{.points = &history.loss_sent, .color = sent_color},
         {.points = &history.loss_received, .color = received_color}},
        loss_top);
    draw_measure(
        drawing, next(),
        {{.caption = say(Phrase::Sent), .words = bitrate_words(one.bitrate_sent), .color = sent_color},
         {.caption = say(Phrase::Received), .words = bitrate_words(one.bitrate_received), .color = received_color}},
        {{.points = &history.bitrate_sent, .color = sent_color},
         {.points = &history.bitrate_received, .color = received_color}},
        bitrate_top);
}

void draw_detail(const Drawing& drawing, Rect& rest, std::string_view caption, const std::string& words) {
    Rect line = rest.cut_top(line_height);
    draw_label(drawing, line.cut_left(caption_width), caption, caption_style);
    draw_label(drawing, line, words, figure_style);
}

void draw_details(const Drawing& drawing, Rect& rest, const ConnectionStatistics& one) {
    draw_detail(drawing, rest, say(Phrase::SoundSent), sound_words(one.audio_sent));
    draw_detail(drawing, rest, say(Phrase::SoundReceived), sound_words(one.audio_received));
    draw_detail(drawing, rest, say(Phrase::JitterReceived), milliseconds_words(one.audio_received.jitter_ms));
    if (drawing.snapshot.voice_only) return;
    draw_detail(drawing, rest, say(Phrase::PictureSent), picture_words(one.video_sent));
    draw_detail(drawing, rest, say(Phrase::PictureLimitedBy), limitation_words(one.video_sent));
    draw_detail(drawing, rest, say(Phrase::PictureReceived), picture_words(one.video_received));
}

void draw_member(const Drawing& drawing, const Rect& rect, const std::string& name, const ConnectionStatistics& one) {
    Rect rest = rect.inset(theme::space_2, 0);
    const ImU32 color = color_of(one.diagnosis.rating);
    Rect heading = rest.cut_top(name_height);
    const Rect dot = heading.cut_left(16);
    drawing.list.AddCircleFilled({dot.x + 5, dot.center_y()}, 5, color);
    draw_name(drawing, heading, name, {.size = theme::body_size + 1, .weight = Weight::Medium, .color = theme::text});
    TextStyle style = sentence_style;
    if (one.diagnosis.rating != Rating::Good) style.color = color;
    Rect words = rest.cut_top(words_height);
    const Paragraph sentence = break_paragraph(drawing, one.diagnosis.sentence, style, words.width, 2);
    draw_paragraph(drawing, words.cut_top(sentence.height), sentence, style);
    draw_label(drawing, words.cut_top(line_height), path_words(one.path), caption_style);
    draw_measures(drawing, rest, one);
    draw_details(drawing, rest, one);
    const float below = rest.y + theme::space_2;
    drawing.list.AddRectFilled({rest.x, below}, {rest.right(), below + 1}, theme::outline);
}

std::string name_of(const Snapshot& snapshot, const PeerId& id) {
    for (const MemberView& member : snapshot.members) {
        if (member.id == id) return member.name;
    }
    return {};
}

void draw_members(const Drawing& drawing, const Rect& rect) {
    const Snapshot& snapshot = drawing.snapshot;
    const Statistics::List& all = snapshot.statistics.all();
    const float height = member_height(snapshot);
    drawing.mirror({.id = list_id, .role = Role::List, .name = say(Phrase::Connections), .rect = rect});
    float& scroll = drawing.state.statistics_scroll;
    scroll_by_pointer(drawing, list_id, rect, height * static_cast<float>(all.size()), scroll);
    drawing.list.PushClipRect(min_of(rect), max_of(rect), true);
    Rect place{.x = rect.x, .y = rect.y - scroll, .width = rect.width - theme::space_1, .height = height};
    for (const ConnectionStatistics& one : all) {
        const std::string name = name_of(snapshot, one.member);
        // What is out of sight stays in the mirror, at the edge where it went: a list is read as a whole.
        Rect seen = place;
        seen.height = std::min(height, rect.height);
        seen.y = std::clamp(place.y, rect.y, rect.bottom() - seen.height);
        drawing.mirror({.id = "statistics-" + one.member.value,
                        .role = Role::ListItem,
                        .name = statistics_words(name, one, snapshot.voice_only),
                        .rect = seen,
                        .parent = list_id});
        if (place.overlaps(rect)) draw_member(drawing, place, name, one);
        place.y += height;
    }
    drawing.list.PopClipRect();
}

void draw_nothing(const Drawing& drawing, Rect rect) {
    const std::string words = say(drawing.snapshot.members.empty() ? Phrase::NobodyElse : Phrase::Measuring);
    const Rect line = rect.cut_top(theme::touch_target).inset(theme::space_2, 0);
    drawing.mirror({.id = "statistics-none", .role = Role::Status, .name = words, .rect = line});
    draw_label(drawing, line, words, {.size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted});
}

}  // namespace

void draw_statistics_panel(const Drawing& drawing, const Rect& rect, bool covers) {
    constexpr float save_width = 96;
    PanelFrame panel =
        draw_panel_frame(drawing, rect, covers, {.id = "statistics", .closing = say(Phrase::CloseStatistics)});
    const bool is_empty = drawing.snapshot.statistics.all().empty();
    if (!is_empty) {
        const Rect save = panel.header.cut_right(save_width);
        panel.header.cut_right(theme::space_1);
        if (button(drawing, save,
                   {.id = "statistics-save",
                    .name = say(Phrase::SaveStatistics),
                    .icon = icon::download,
                    .words = say(Phrase::Save),
                    .emphasis = Emphasis::Quiet,
                    .radius = theme::radius_small,
                    .icon_size = 18})) {
            drawing.frame.saves_statistics = true;
        }
    }
    draw_panel_title(drawing, panel.header, "statistics-title", say(Phrase::Statistics));
    panel.content.cut_top(theme::space_1);
    if (is_empty) return draw_nothing(drawing, panel.content);
    draw_members(drawing, panel.content);
}

void watch_statistics(const Drawing& drawing) {
    UiState& state = drawing.state;
    const bool is_open = state.panel == Panel::Statistics;
    // A page may watch too, and look away while the panel is open.
    const bool begins = is_open && !state.watches_statistics && !drawing.snapshot.statistics.is_watched();
    const bool ends = !is_open && state.watches_statistics;
    if (!begins && !ends) return;
    state.watches_statistics = begins;
    drawing.emit(intent::WatchStatistics{.on = begins, .watcher = StatisticsWatcher::Screen});
}

}  // namespace parley::ui
