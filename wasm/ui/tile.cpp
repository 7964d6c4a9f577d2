// Tile: see the header.
#include "ui/tile.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/words/say.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/right_to_left.hpp"
#include "ui/theme.hpp"
#include "ui/tile_marks.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float badge_padding = 8;
constexpr float icon_size = 15;

bool shows_reason(const Rect& rect) {
    return rect.width >= 150 && rect.height >= 130;
}

float radius_of(const Rect& rect) {
    return std::min(theme::radius, std::min(rect.width, rect.height) * 0.12F);
}

struct StateLook {
    const char* icon = nullptr;  // None: a spinner.
    ImU32 color = 0;
    std::string_view word;
};

StateLook look_of(LinkState link) {
    const std::string_view word = link_words(link);
    switch (link) {
    case LinkState::Connecting: return {.icon = nullptr, .color = theme::on_picture, .word = word};
    case LinkState::Connected: return {.icon = icon::check, .color = theme::on_picture_good, .word = word};
    case LinkState::Reconnecting: return {.icon = icon::refresh_cw, .color = theme::on_picture_warning, .word = word};
    case LinkState::Failed: return {.icon = icon::triangle_alert, .color = theme::on_picture_error, .word = word};
    }
    return {};
}

bool shows_picture(const Drawing& drawing, const TileView& tile) {
    return tile.video && drawing.canvas.has_video(tile.video);
}

// A camera always has something new to show; a screen may be still.
bool is_stalled(const Drawing& drawing, const TileView& tile) {
    return tile.fit == VideoFit::Cover && shows_picture(drawing, tile) && drawing.canvas.is_stalled(tile.video);
}

// Outside the disc, so that the initials stay as they are. Even steps of whole pixels: none looks softer than another.
void draw_sound_ring(const Drawing& drawing, ImVec2 center, float diameter, float diameter_max, std::uint8_t sound) {
    const float step = std::max(std::round(diameter / 40), 2.0F);
    const float inner = diameter / 2 + step;
    const float thickness = std::min(step * static_cast<float>(sound), diameter_max / 2 - inner);
    if (thickness < 1) return;
    drawing.list.AddCircle(center, inner + thickness / 2, theme::sound, 0, thickness);
}

// On the picture's edge, with a dark line within: a bright picture must not swallow it.
void draw_sound_outline(const Drawing& drawing, const Rect& rect, float radius) {
    constexpr float thickness = 2;
    const Rect line = rect.inset((thickness - 1) / 2);
    const Rect within = rect.inset(thickness);
    drawing.list.AddRect(min_of(within), max_of(within), theme::label_backdrop, radius - thickness);
    drawing.list.AddRect(min_of(line), max_of(line), theme::on_picture_sound, radius - thickness / 2, ImDrawFlags_None,
                         thickness);
}

void draw_picture(const Drawing& drawing, const Rect& rect, const TileView& tile) {
    const float radius = radius_of(rect);
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), theme::tile, radius);
    if (shows_picture(drawing, tile)) {
        // A frozen picture must not look like a live one.
        const bool is_linked = tile.link == LinkState::Connected || tile.link == LinkState::Connecting;
        const bool is_live = is_linked && !is_stalled(drawing, tile);
        draw_video(drawing, tile.video, rect,
                   {.rounding = radius, .mirrored = tile.mirrored, .opacity = is_live ? 1.0F : 0.4F, .fit = tile.fit});
        if (tile.sound > 0) draw_sound_outline(drawing, rect, radius);
        return;
    }
    const bool has_state = tile.link != LinkState::Connected;
    const bool has_reason = has_state && !tile.link_reason.empty() && shows_reason(rect);
    // Where the state and the name fill the tile, they say more than initials under them.
    if (rect.height < (has_reason ? 190.0F : has_state ? 90.0F : 0.0F)) return;
    const float side = std::min(rect.width, rect.height);
    const float diameter = std::clamp(side * 0.42F, 20.0F, 132.0F);
    const float shift = has_reason ? rect.height * 0.12F : 0;
    const ImVec2 center(rect.center_x(), rect.center_y() + shift);
    draw_disc(drawing, center, diameter, tile.name);
    if (tile.sound > 0) draw_sound_ring(drawing, center, diameter, side - 2 * shift, tile.sound);
}

void draw_name_label(const Drawing& drawing, const Rect& rect, const TileView& tile, float label_room) {
    const bool small = rect.width < 200;
    const float height = small ? 24.0F : 30.0F;
    const float margin = small ? theme::space_1 + 2 : theme::space_2 + 2;
    const TextStyle style{.size = small ? 12.0F : 14.0F, .weight = Weight::Medium, .color = theme::on_picture};
    const float icon_room = tile.microphone_on ? 0 : icon_size + theme::space_1 + 2;
    const float width_max = std::min(rect.width, label_room) - 2 * margin;
    const float text_max = width_max - icon_room - 2 * badge_padding;
    if (rect.height < 2 * height || width_max < icon_room + 2 * badge_padding) return;
    const std::string& label = small ? tile.short_label : tile.label;
    const bool has_text = text_max >= 18;
    const float text_width = has_text ? std::min(std::ceil(name_width(drawing, label, style)), text_max) : 0;
    if (!has_text && tile.microphone_on) return;
    Rect pill{.x = rect.x + margin,
              .y = rect.bottom() - margin - height,
              .width = icon_room + text_width + 2 * badge_padding - (has_text ? 0 : theme::space_1 + 2),
              .height = height};
    drawing.list.AddRectFilled(min_of(pill), max_of(pill), theme::label_backdrop, theme::radius_small);
    pill = pill.inset(badge_padding, 0);
    if (!tile.microphone_on) {
        draw_icon(drawing, {pill.x + icon_size / 2, pill.center_y()}, icon::mic_off, icon_size,
                  theme::on_picture_error);
        pill.cut_left(icon_room);
    }
    if (has_text) draw_name(drawing, pill, label, style);
}

void draw_state_icon(const Drawing& drawing, ImVec2 center, const StateLook& look) {
    if (look.icon == nullptr) {
        draw_spinner(drawing, center, icon_size, look.color);
    } else {
        draw_icon(drawing, center, look.icon, icon_size, look.color);
    }
}

// Word and icon, so that nobody needs to tell colors apart; the reason below where there is room.
void draw_link_state(const Drawing& drawing, const Rect& rect, const TileView& tile) {
    const bool is_connected = tile.link == LinkState::Connected;
    if (is_connected && !is_stalled(drawing, tile)) return;
    const StateLook look = is_connected ? StateLook{.icon = icon::video_off,
                                                    .color = theme::on_picture_warning,
                                                    .word = say(Phrase::PictureStalled)}
                                        : look_of(tile.link);
    const bool small = rect.width < 200;
    const float margin = small ? theme::space_1 + 2 : theme::space_2 + 2;
    const float row_height = small ? 24.0F : 30.0F;
    const TextStyle word_style{.size = small ? 12.0F : 14.0F, .weight = Weight::Medium, .color = look.color};
    const TextStyle reason_style{.size = 12, .weight = Weight::Regular, .color = theme::on_picture};
    const float room = std::min(rect.width - 2 * margin, 320.0F) - 2 * badge_padding;
    if (room < icon_size || rect.height < row_height + 2 * margin) {
        // In the tiniest tiles the icon is all there is room for; the list of people has the words.
        const ImVec2 center(rect.center_x(), rect.center_y());
        drawing.list.AddCircleFilled(center, icon_size * 0.8F, theme::label_backdrop);
        return draw_state_icon(drawing, center, look);
    }

    const float word_width = std::ceil(label_width(drawing, look.word, word_style)) + 1;
    const bool has_word = icon_size + 6 + word_width <= room;
    Paragraph reason;
    if (has_word && shows_reason(rect) && !tile.link_reason.empty()) {
        reason = break_paragraph(drawing, tile.link_reason, reason_style, room, 2);
    }
    float width = has_word ? icon_size + 6 + word_width : icon_size;
    for (const std::string& line : reason.lines) {
        width = std::clamp(std::ceil(name_width(drawing, line, reason_style)), width, room);
    }
    const float reason_height = reason.lines.empty() ? 0 : reason.height + theme::space_2 - 2;
    Rect badge{.x = rect.x + margin,
               .y = rect.y + margin,
               .width = width + 2 * badge_padding,
               .height = row_height + reason_height};
    drawing.list.AddRectFilled(min_of(badge), max_of(badge), theme::label_backdrop, theme::radius_small);
    badge = badge.inset(badge_padding, 0);
    Rect row = badge.cut_top(row_height);
    draw_state_icon(drawing, {row.x + icon_size / 2, row.center_y()}, look);
    row.cut_left(icon_size + 6);
    if (has_word) draw_label(drawing, row, look.word, word_style);
    draw_paragraph(drawing, badge, reason, reason_style);
}

}  // namespace

TileView tile_of(const Snapshot& snapshot, const MemberView& member) {
    const bool is_screen = member.state.screen_on && !member.screen;
    const bool shows_video = !snapshot.voice_only && (member.state.camera_on || is_screen);
    const std::size_t hand = hand_place(snapshot, member.id);
    std::string words =
        joined(Phrase::Comma, member_words(member, snapshot.voice_only), gesture_words(hand, member.reaction));
    if (member.is_recording) words = joined(Phrase::Comma, words, say(Phrase::ItemRecords));
    return {.node_id = "tile-" + member.id.value,
            .name = member.name,
            .label = member.name,
            .short_label = member.name,
            .words = std::move(words),
            .video = shows_video ? member.video : TrackHandle{},
            .mirrored = false,
            // Of a screen every corner counts.
            .fit = is_screen ? VideoFit::Contain : VideoFit::Cover,
            .microphone_on = member.state.microphone_on,
            .sound = member.sound,
            .link = member.link,
            .link_reason = member.link_reason,
            .hand = hand,
            .reaction = member.reaction,
            .is_recording = member.is_recording};
}

TileView own_tile(const Snapshot& snapshot) {
    const bool shows_video = !snapshot.voice_only && snapshot.camera.state == DeviceState::On;
    const std::size_t hand = snapshot.hand ? hand_place(snapshot, snapshot.self) : 0;
    return {.node_id = "own-tile",
            .name = snapshot.name,
            .label = own_label(snapshot),
            .short_label = say(Phrase::You),
            .words = joined(Phrase::Comma, self_words(snapshot), gesture_words(hand, snapshot.reaction)),
            .video = shows_video ? snapshot.camera.track : TrackHandle{},
            .mirrored = true,
            .microphone_on = snapshot.microphone.state == DeviceState::On,
            .link = LinkState::Connected,
            .link_reason = {},
            .hand = hand,
            .reaction = snapshot.reaction,
            .is_recording = snapshot.recording.state == RecordingState::On};
}

TileView screen_tile_of(const MemberView& member) {
    const std::string label = say(Phrase::ScreenOf, member.name);
    return {.node_id = "screen-" + member.id.value,
            .name = member.name,
            .label = label,
            .short_label = label,
            .words = label,
            .video = member.screen,
            .fit = VideoFit::Contain,
            .microphone_on = true,
            .link = member.link,
            .link_reason = member.link_reason};
}

TileView own_screen_tile(const Snapshot& snapshot) {
    return {.node_id = "own-screen",
            .name = snapshot.name,
            .label = say(Phrase::YourScreen),
            .short_label = say(Phrase::YourScreen),
            .words = say(Phrase::YourScreenShown),
            .video = snapshot.screen.track,
            .fit = VideoFit::Contain,
            .microphone_on = true,
            .link = LinkState::Connected,
            .link_reason = {}};
}

void draw_tile(const Drawing& drawing, const Rect& rect, const TileView& tile, float label_room) {
    if (rect.empty()) return;
    std::string words = tile.words;
    if (is_stalled(drawing, tile)) words = joined(Phrase::Comma, words, say(Phrase::ItemPictureStalled));
    drawing.mirror({.id = tile.node_id, .role = Role::Group, .name = std::move(words), .rect = rect});
    draw_picture(drawing, rect, tile);
    draw_link_state(drawing, rect, tile);
    Rect free = rect;
    free.width = std::min(rect.width, label_room);
    draw_name_label(drawing, rect, tile, free.width - hand_mark_width(drawing, free, tile));
    draw_tile_marks(drawing, free, tile);
}

}  // namespace parley::ui
