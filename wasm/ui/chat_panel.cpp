// Chat panel: see the header.
#include "ui/chat_panel.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/limits.hpp"
#include "core/words/say.hpp"
#include "ui/file_card.hpp"
#include "ui/file_words.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/line_break.hpp"
#include "ui/panel_frame.hpp"
#include "ui/right_to_left.hpp"
#include "ui/scroll.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr const char* list_id = "chat-list";
constexpr const char* field_id = "chat-text";
constexpr float name_height = 22;
constexpr float line_height = 20;
constexpr float bubble_share = 0.88F;  // Of the width, at most: whose message it is shows on the other side.
constexpr float group_gap = 10;
constexpr float message_gap = 4;
constexpr float field_height = 46;
const TextStyle text_style{.size = theme::body_size + 1, .weight = Weight::Regular, .color = theme::text};
const TextStyle name_style{.size = theme::body_size - 1, .weight = Weight::Medium, .color = theme::text_muted};

// One message or file in the column of all; `top` from the column's.
struct Bubble {
    const ChatMessage* message = nullptr;
    const LaidOutMessage* lines = nullptr;
    const FileView* file = nullptr;
    float top = 0;
    float height = 0;
    bool has_name = false;  // The first of several by the same author.
};

struct Column {
    std::vector<Bubble> bubbles;
    float height = 0;
};

bool is_same_author(const ChatMessage& one, const ChatMessage& other) {
    return one.is_own == other.is_own && one.was_told == other.was_told && one.author == other.author &&
           one.name == other.name;
}

// Before which message the file stands, by its place: it is below all that were there when it was offered.
std::size_t place_of(const FileView& file, const ChatMessages& messages) {
    std::size_t place = 0;
    for (std::size_t index = 0; index < messages.size(); ++index) {
        if (messages[index].sequence <= file.after) place = index + 1;
    }
    return place;
}

// The cards of the files that stand there.
void add_files(const Snapshot& snapshot, std::size_t place, Column& column) {
    for (const FileView& file : snapshot.files) {
        if (place_of(file, snapshot.chat) != place) continue;
        if (!column.bubbles.empty()) column.height += group_gap;
        column.bubbles.push_back({.file = &file, .top = column.height, .height = file_card_height(file)});
        column.height += column.bubbles.back().height;
    }
}

Column arrange(const Drawing& drawing, float width) {
    const float text_width = std::max(std::floor(width * bubble_share) - 2 * theme::space_3, 1.0F);
    const auto width_of = [&](std::string_view words) { return name_width(drawing, words, text_style); };
    Column column;
    column.bubbles.reserve(drawing.snapshot.chat.size());
    std::size_t place = 0;
    for (const ChatMessage& message : drawing.snapshot.chat) {
        add_files(drawing.snapshot, place++, column);
        const ChatMessage* const above = column.bubbles.empty() ? nullptr : column.bubbles.back().message;
        const bool is_first = above == nullptr || !is_same_author(*above, message);
        Bubble bubble{.message = &message, .lines = &drawing.state.chat_layout.of(message, text_width, width_of)};
        bubble.has_name = is_first && !message.is_own;
        if (!column.bubbles.empty()) column.height += is_first ? group_gap : message_gap;
        bubble.top = column.height;
        const auto lines = static_cast<float>(bubble.lines->lines.size());
        bubble.height = (bubble.has_name ? name_height : 0) + lines * line_height + 2 * theme::space_2;
        column.height += bubble.height;
        column.bubbles.push_back(bubble);
    }
    add_files(drawing.snapshot, place, column);
    drawing.state.chat_layout.forget_unseen();
    return column;
}

std::string link_id(const ChatMessage& message, std::size_t number) {
    return "chat-" + std::to_string(message.sequence) + "-link-" + std::to_string(number);
}

// The part of a rectangle that can be seen; flat at an edge where nothing can.
Rect visible_part(const Rect& rect, const Rect& within) {
    const float top = std::clamp(rect.y, within.y, within.bottom());
    const float bottom = std::clamp(rect.bottom(), top, within.bottom());
    const float left = std::clamp(rect.x, within.x, within.right());
    const float right = std::clamp(rect.right(), left, within.right());
    return {.x = left, .y = top, .width = right - left, .height = bottom - top};
}

// Hebrew, Arabic and their neighbours, U+0580 to U+07FF: where a part of such a line stands only the browser knows.
bool runs_right_to_left(std::string_view line) {
    return std::any_of(line.begin(), line.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte >= 0xD6U && byte <= 0xDFU;
    });
}

// Where a link stands within one line of the text at `place`; empty where it does not.
Rect link_place(const Drawing& drawing, const std::string& text, const TextSpan& line, const TextSpan& link,
                const Rect& place) {
    const std::size_t begin = std::max(line.begin, link.begin);
    const std::size_t end = std::min(line.end, link.end);
    if (begin >= end) return {};
    const std::string_view all(text);
    if (runs_right_to_left(all.substr(line.begin, line.end - line.begin))) return place;
    const float before = name_width(drawing, all.substr(line.begin, begin - line.begin), text_style);
    const float width = name_width(drawing, all.substr(begin, end - begin), text_style);
    const float line_width = name_width(drawing, all.substr(line.begin, line.end - line.begin), text_style);
    // In a frame that will be mirrored the line is not: its beginning lies at its other end.
    const float from_start = is_right_to_left(drawing.viewport) ? line_width - before - width : before;
    return {.x = place.x + from_start,
            .y = place.y,
            .width = std::min(width, place.width - from_start),
            .height = place.height};
}

// Around both; the other one where one is empty.
Rect united(const Rect& one, const Rect& other) {
    if (one.empty()) return other;
    if (other.empty()) return one;
    const float left = std::min(one.x, other.x);
    const float top = std::min(one.y, other.y);
    return {.x = left,
            .y = top,
            .width = std::max(one.right(), other.right()) - left,
            .height = std::max(one.bottom(), other.bottom()) - top};
}

void draw_lines(const Drawing& drawing, const Rect& place, const Bubble& bubble, std::vector<Rect>& link_places) {
    const LaidOutMessage& laid_out = *bubble.lines;
    TextStyle style = text_style;
    if (bubble.message->is_own) style.color = theme::on_accent_soft;
    // Text that runs against the screen begins at the other side.
    const bool runs_against = begins_right_to_left(laid_out.text) != is_right_to_left(drawing.viewport);
    Rect rest = place;
    for (const TextSpan& line : laid_out.lines) {
        Rect row = rest.cut_top(line_height);
        const std::string_view words = std::string_view(laid_out.text).substr(line.begin, line.end - line.begin);
        if (runs_against) row.cut_left(row.width - std::ceil(name_width(drawing, words, style)));
        draw_name(drawing, row, words, style);
        for (std::size_t number = 0; number < laid_out.links.size(); ++number) {
            const Rect part = link_place(drawing, laid_out.text, line, laid_out.links[number], row);
            if (part.empty()) continue;
            drawing.list.AddLine({part.x, part.bottom() - 2}, {part.right(), part.bottom() - 2}, theme::accent);
            link_places[number] = united(link_places[number], part);
        }
    }
}

// Draws the message where it can be seen and mirrors it in any case; returns where its links are.
std::vector<Rect> draw_bubble(const Drawing& drawing, const Rect& list, const Rect& row, const Bubble& bubble) {
    const ChatMessage& message = *bubble.message;
    drawing.mirror({.id = "chat-" + std::to_string(message.sequence),
                    .role = Role::ListItem,
                    .name = message_words(message),
                    .rect = visible_part(row, list),
                    .parent = list_id});
    std::vector<Rect> link_places(bubble.lines->links.size());
    if (!row.overlaps(list)) return link_places;
    Rect rest = row;
    if (bubble.has_name) draw_name(drawing, rest.cut_top(name_height), author_words(message), name_style);
    const float width = std::min(std::ceil(bubble.lines->width) + 2 * theme::space_3, rest.width);
    const Rect surface = message.is_own ? rest.cut_right(width) : rest.cut_left(width);
    drawing.list.AddRectFilled(min_of(surface), max_of(surface), message.is_own ? theme::accent_soft : theme::raised,
                               theme::radius);
    draw_lines(drawing, surface.inset(theme::space_3, theme::space_2), bubble, link_places);
    return link_places;
}

struct LinkNode {
    std::string id;
    std::string address;
    Rect rect;
};

void collect_links(const Bubble& bubble, const Rect& list, const Rect& row, const std::vector<Rect>& places,
                   std::vector<LinkNode>& nodes) {
    const LaidOutMessage& laid_out = *bubble.lines;
    for (std::size_t number = 0; number < places.size(); ++number) {
        const TextSpan& span = laid_out.links[number];
        Rect rect = visible_part(places[number].empty() ? row : places[number], list);
        // Out of sight it can have the focus, and is not in the way of what is seen.
        if (rect.empty() || places[number].empty()) rect = {.x = rect.x, .y = rect.y, .width = 0, .height = 0};
        nodes.push_back({.id = link_id(*bubble.message, number),
                         .address = laid_out.text.substr(span.begin, span.end - span.begin),
                         .rect = rect});
    }
}

// Links stand behind the list, since the items are read out with their addresses.
void mirror_links(const Drawing& drawing, const std::vector<LinkNode>& nodes) {
    for (const LinkNode& node : nodes) {
        drawing.mirror(
            {.id = node.id, .role = Role::Link, .name = node.address, .rect = node.rect, .href = node.address});
        if (drawing.state.shows_ring(node.id)) draw_focus_ring(drawing, node.rect, 2);
    }
}

bool has_control(const Bubble& bubble, const std::string& id) {
    if (bubble.file != nullptr) return is_of_file_card(*bubble.file, id);
    for (std::size_t number = 0; number < bubble.lines->links.size(); ++number) {
        if (link_id(*bubble.message, number) == id) return true;
    }
    return false;
}

// A message whose link has got the focus comes into sight, and so does a file.
void follow_focus(const Drawing& drawing, const Column& column, float height, float& from_top) {
    const std::string& focused = drawing.state.focused_id();
    if (focused.empty() || !drawing.state.shows_ring(focused)) return;
    for (const Bubble& bubble : column.bubbles) {
        if (!has_control(bubble, focused)) continue;
        from_top = std::min(from_top, bubble.top);
        from_top = std::max(from_top, bubble.top + bubble.height - height);
    }
}

// Returns where the column begins.
float scrolled(const Drawing& drawing, const Rect& rect, const Column& column) {
    UiState& state = drawing.state;
    // Who reads what was written before is not carried away by what comes.
    if (state.chat_scroll > 0)
        state.chat_scroll = std::max(state.chat_scroll + column.height - state.chat_height, 0.0F);
    state.chat_height = column.height;
    const float scroll_max = std::max(column.height - rect.height, 0.0F);
    float from_top = scroll_max - std::min(state.chat_scroll, scroll_max);
    follow_focus(drawing, column, rect.height, from_top);
    scroll_by_pointer(drawing, list_id, rect, column.height, from_top);
    state.chat_scroll = scroll_max - from_top;
    // What is less than the place stands at its end, where the next one comes.
    return scroll_max > 0 ? rect.y - from_top : rect.bottom() - column.height;
}

void draw_nothing_yet(const Drawing& drawing, const Rect& rect) {
    const TextStyle style{
        .size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted, .align = Align::Center};
    const std::string_view words = say(Phrase::NothingWritten);
    const Rect place = rect.inset(theme::space_5, 0);
    const Paragraph paragraph = break_paragraph(drawing, words, style, place.width, 4);
    if (paragraph.height > place.height) return;
    draw_paragraph(drawing, place.centered(place.width, paragraph.height), paragraph, style);
}

void draw_messages(const Drawing& drawing, const Rect& rect) {
    drawing.mirror({.id = list_id, .role = Role::List, .name = say(Phrase::Messages), .rect = rect});
    if (drawing.snapshot.chat.empty() && drawing.snapshot.files.empty()) return draw_nothing_yet(drawing, rect);
    const Rect place{.x = rect.x + theme::space_1,
                     .y = rect.y,
                     .width = std::max(rect.width - theme::space_1 - theme::space_2, 0.0F),
                     .height = rect.height};
    const Column column = arrange(drawing, place.width);
    const float top = scrolled(drawing, rect, column);
    std::vector<LinkNode> links;
    drawing.list.PushClipRect(min_of(rect), max_of(rect), true);
    for (const Bubble& bubble : column.bubbles) {
        const Rect row{.x = place.x, .y = top + bubble.top, .width = place.width, .height = bubble.height};
        if (bubble.file != nullptr) {
            draw_file_card(drawing, rect, row, *bubble.file, list_id);
            continue;
        }
        collect_links(bubble, rect, row, draw_bubble(drawing, rect, row, bubble), links);
    }
    mirror_links(drawing, links);
    for (const Bubble& bubble : column.bubbles) {
        if (bubble.file == nullptr) continue;
        const Rect row{.x = place.x, .y = top + bubble.top, .width = place.width, .height = bubble.height};
        operate_file_card(drawing, rect, row, *bubble.file);
    }
    drawing.list.PopClipRect();
}

void send(const Drawing& drawing) {
    UiState& state = drawing.state;
    if (state.chat_draft.empty()) return;
    drawing.emit(intent::SendChat{.text = std::exchange(state.chat_draft, {})});
    state.forget_text(field_id);
    state.chat_scroll = 0;
    drawing.frame.animating = true;  // The field is empty in the next frame.
}

void draw_attach(const Drawing& drawing, const Rect& rect) {
    if (button(drawing, rect,
               {.id = "chat-attach",
                .name = attach_words(drawing.snapshot),
                .icon = icon::paperclip,
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small,
                .disabled = !can_attach(drawing.snapshot),
                .shortcut = key_of(KeyAction::AttachFile)})) {
        drawing.frame.chooses_file_for = PeerId();
    }
}

void draw_composer(const Drawing& drawing, const Rect& rect) {
    UiState& state = drawing.state;
    if (auto typed = state.take_text(field_id)) state.chat_draft = *std::move(typed);
    if (state.take_activation(field_id)) send(drawing);
    Rect rest = rect;
    draw_attach(drawing, rest.cut_left(field_height));
    rest.cut_left(theme::space_1);
    const Rect action = rest.cut_right(field_height);
    rest.cut_right(theme::space_2);
    input_box(drawing, rest,
              {.id = field_id,
               .label = say(Phrase::Message),
               .value = state.chat_draft,
               .placeholder = say(Phrase::WriteMessage),
               .bytes_max = limits::chat_text_bytes_max});
    if (button(drawing, action,
               {.id = "chat-send",
                .name = say(Phrase::SendMessage),
                .icon = icon::send,
                .emphasis = Emphasis::Primary,
                .radius = theme::radius_small,
                .disabled = state.chat_draft.empty()})) {
        send(drawing);
    }
}

}  // namespace

void draw_chat_panel(const Drawing& drawing, const Rect& rect, bool covers) {
    if (drawing.snapshot.unread > 0) drawing.emit(intent::ReadChat{});
    PanelFrame panel = draw_panel_frame(drawing, rect, covers, {.id = "chat", .closing = say(Phrase::CloseChat)});
    draw_panel_title(drawing, panel.header, "chat-title", say(Phrase::Chat));
    const Rect composer = panel.content.cut_bottom(field_height);
    panel.content.cut_bottom(theme::space_2);
    draw_messages(drawing, panel.content);
    draw_composer(drawing, composer);
}

void announce_chat(const Drawing& drawing, const Rect& rect) {
    announce_files(drawing, rect);
    const ChatMessage* newest = nullptr;
    for (const ChatMessage& message : drawing.snapshot.chat) {
        if (!message.is_own && (newest == nullptr || message.sequence > newest->sequence)) newest = &message;
    }
    // It is there before there is news: what comes into being with its text is not read out.
    drawing.mirror({.id = "chat-news",
                    .role = Role::Status,
                    .name = newest == nullptr ? std::string(say(Phrase::NoMessages)) : message_words(*newest),
                    .rect = {.x = rect.x, .y = rect.y, .width = 1, .height = 1}});
}

}  // namespace parley::ui
