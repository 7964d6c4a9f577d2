// File card: see the header.
#include "ui/file_card.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/words/say.hpp"
#include "ui/file_words.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr float card_share = 0.88F;  // Of the width, as bubbles at most.
constexpr float name_height = 24;
constexpr float line_height = 20;
constexpr float bar_height = 6;
constexpr float icon_width = 28;
constexpr std::size_t receiver_lines_max = 4;

bool has_bar(FileState state) {
    return state == FileState::Moving || state == FileState::Waiting;
}

bool is_asked(const FileView& file) {
    return !file.is_own && file.state == FileState::Offered;
}

std::size_t lines_of(const FileView& file) {
    if (!file.is_own || file.receivers.size() > receiver_lines_max) return 1;
    return file.receivers.size();
}

// The places within a card, from its top.
struct Parts {
    Rect surface;
    Rect name;
    Rect size;
    Rect lines;
    Rect bar;
    Rect buttons;
};

Parts parts_of(const Rect& row, const FileView& file) {
    Parts parts;
    Rect rest = row;
    const float width = std::floor(row.width * card_share);
    parts.surface = file.is_own ? rest.cut_right(width) : rest.cut_left(width);
    Rect inside = parts.surface.inset(theme::space_3, theme::space_2);
    parts.name = inside.cut_top(name_height);
    parts.size = inside.cut_top(line_height);
    parts.lines = inside.cut_top(line_height * static_cast<float>(lines_of(file)));
    if (has_bar(file.state)) {
        inside.cut_top(theme::space_1);
        parts.bar = inside.cut_top(bar_height);
        inside.cut_top(theme::space_1);
    }
    if (is_open(file.state)) {
        inside.cut_top(theme::space_1);
        parts.buttons = inside.cut_top(theme::touch_target);
    }
    return parts;
}

ImU32 state_color(FileState state) {
    switch (state) {
    case FileState::Waiting:
    case FileState::Unfinished: return theme::warning;
    case FileState::Failed: return theme::error;
    case FileState::Finished: return theme::good;
    case FileState::Offered:
    case FileState::Opening:
    case FileState::Moving:
    case FileState::Refused:
    case FileState::Cancelled: return theme::text_muted;
    }
    return theme::text_muted;
}

std::string card_id(const FileView& file) {
    return "file-" + std::to_string(file.id);
}

bool is_within_letter(const std::string& text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// What is too long loses its middle: the ending says what the file is.
std::string with_its_ending(const Drawing& drawing, const std::string& name, const TextStyle& style, float width) {
    constexpr std::size_t ending_bytes = 10;
    if (name.size() <= 2 * ending_bytes || name_width(drawing, name, style) <= width) return name;
    std::size_t end = name.size() - ending_bytes;
    while (is_within_letter(name, end)) ++end;
    const std::string ending = "\u2026" + name.substr(end);
    std::size_t fits = 0;
    for (std::size_t step = end; step > 0; step /= 2) {
        std::size_t tried = std::min(fits + step, end);
        while (is_within_letter(name, tried)) --tried;
        if (name_width(drawing, name.substr(0, tried) + ending, style) <= width) fits = std::max(fits, tried);
    }
    return name.substr(0, fits) + ending;
}

void draw_line(const Drawing& drawing, Rect& rest, std::string_view words, FileState state) {
    draw_name(drawing, rest.cut_top(line_height), words,
              {.size = theme::body_size, .weight = Weight::Regular, .color = state_color(state)});
}

void draw_lines(const Drawing& drawing, Rect rest, const FileView& file) {
    if (!file.is_own) return draw_line(drawing, rest, incoming_words(file), file.state);
    if (file.receivers.size() > receiver_lines_max) return draw_line(drawing, rest, receivers_words(file), file.state);
    for (const FileReceiver& receiver : file.receivers) {
        draw_line(drawing, rest, receiver_words(receiver, file.size), receiver.state);
    }
}

void draw_bar(const Drawing& drawing, const Rect& bar, const FileView& file) {
    const float radius = bar.height / 2;
    drawing.list.AddRectFilled(min_of(bar), max_of(bar), theme::field, radius);
    const float share = static_cast<float>(percent_of(file.bytes, file.size)) / 100;
    const float width = std::max(bar.width * share, bar.height);
    drawing.list.AddRectFilled(min_of(bar), {bar.x + width, bar.bottom()},
                               file.state == FileState::Waiting ? theme::warning : theme::accent, radius);
}

// In sight a button; out of sight an element that can have the focus, whereupon the list follows.
bool card_button(const Drawing& drawing, const Rect& list, const Rect& rect, const Button& what) {
    const bool is_in_sight = rect.y >= list.y && rect.bottom() <= list.bottom();
    if (is_in_sight) {
        const bool happened = button(drawing, rect, what);
        drawing.list.AddRect(min_of(rect), max_of(rect), theme::field_outline, what.radius);
        return happened;
    }
    if (drawing.inert) return false;
    const float edge = std::clamp(rect.y, list.y, list.bottom());
    drawing.mirror({.id = what.id,
                    .role = Role::Button,
                    .name = what.name,
                    .rect = {.x = rect.x, .y = edge, .width = 0, .height = 0}});
    return drawing.state.take_activation(what.id);
}

}  // namespace

float file_card_height(const FileView& file) {
    float height = 2 * theme::space_2 + name_height + line_height * static_cast<float>(1 + lines_of(file));
    if (has_bar(file.state)) height += 2 * theme::space_1 + bar_height;
    if (is_open(file.state)) height += theme::space_1 + theme::touch_target;
    return height;
}

void draw_file_card(const Drawing& drawing, const Rect& list, const Rect& row, const FileView& file,
                    const std::string& list_id) {
    const float top = std::clamp(row.y, list.y, list.bottom());
    const float bottom = std::clamp(row.bottom(), top, list.bottom());
    drawing.mirror({.id = card_id(file),
                    .role = Role::ListItem,
                    .name = file_card_words(file),
                    .rect = {.x = row.x, .y = top, .width = row.width, .height = bottom - top},
                    .parent = list_id});
    if (!row.overlaps(list)) return;
    Parts parts = parts_of(row, file);
    const ImU32 color = file.is_own ? theme::accent_soft : theme::raised;
    drawing.list.AddRectFilled(min_of(parts.surface), max_of(parts.surface), color, theme::radius);
    const Rect icon = parts.name.cut_left(icon_width);
    draw_icon(drawing, {icon.x + 9, icon.center_y()}, icon::paperclip, 18, theme::text_muted);
    const TextStyle style{.size = theme::body_size + 1, .weight = Weight::Medium, .color = theme::text};
    draw_name(drawing, parts.name, with_its_ending(drawing, file.name, style, parts.name.width), style);
    draw_name(drawing, parts.size, offer_words(file, size_words(file.size)),
              {.size = theme::body_size - 1, .weight = Weight::Regular, .color = theme::text_muted});
    draw_lines(drawing, parts.lines, file);
    if (has_bar(file.state)) draw_bar(drawing, parts.bar, file);
}

void operate_file_card(const Drawing& drawing, const Rect& list, const Rect& row, const FileView& file) {
    const Parts parts = parts_of(row, file);
    if (has_bar(file.state)) {
        const float edge = std::clamp(parts.bar.y, list.y, list.bottom());
        drawing.mirror({.id = card_id(file) + "-progress",
                        .role = Role::ProgressBar,
                        .name = say(Phrase::ProgressOf, file.name),
                        .rect = {.x = parts.bar.x, .y = edge, .width = parts.bar.width, .height = 1},
                        .value = std::to_string(percent_of(file.bytes, file.size))});
    }
    if (!is_open(file.state)) return;
    Rect rest = parts.buttons;
    if (is_asked(file)) {
        const Rect accept = rest.cut_left(std::floor((rest.width - theme::space_2) / 2));
        rest.cut_left(theme::space_2);
        if (card_button(drawing, list, accept,
                        {.id = card_id(file) + "-accept",
                         .name = say(Phrase::AcceptFile, file.name),
                         .words = say(Phrase::Accept),
                         .emphasis = Emphasis::Primary,
                         .radius = theme::radius_small})) {
            drawing.emit(intent::AcceptFile{.file = file.id});
        }
    }
    if (card_button(drawing, list, rest,
                    {.id = card_id(file) + "-cancel",
                     .name = say(is_asked(file) ? Phrase::RefuseFile : Phrase::CancelFile, file.name),
                     .words = say(is_asked(file) ? Phrase::Refuse : Phrase::Cancel),
                     .radius = theme::radius_small})) {
        drawing.emit(intent::CancelFile{.file = file.id});
    }
}

bool is_of_file_card(const FileView& file, const std::string& id) {
    return id == card_id(file) + "-accept" || id == card_id(file) + "-cancel";
}

void announce_files(const Drawing& drawing, const Rect& rect) {
    const auto& files = drawing.snapshot.files;
    drawing.mirror({.id = "file-news",
                    .role = Role::Status,
                    .name = files.empty() ? std::string(say(Phrase::NoFilesOffered)) : file_news(files.back()),
                    .rect = {.x = rect.x, .y = rect.y, .width = 1, .height = 1}});
}

}  // namespace parley::ui
