// Banners: see the header.
#include "ui/banner.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/words/say.hpp"
#include "ui/calling_words.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float width_max = 600;
constexpr float row_action_from_width = 440;
constexpr float icon_size = 20;
constexpr std::size_t lines_max = 4;

const TextStyle text_style{.size = theme::body_size, .weight = Weight::Regular, .color = theme::text};

// What one banner shows and does.
struct Banner {
    std::string id;
    Role role = Role::Status;
    const char* icon = nullptr;
    ImU32 color = 0;
    std::string text;
    std::string_view action = {};  // Words of its button; none without.
    std::string action_id = {};
    Intent on_action = intent::Join{};
    std::string_view other = {};  // Words of a second button beside it; none without.
    std::string other_id = {};
    Intent on_other = intent::Join{};
    std::string_view shortcut = {};        // Of the first.
    std::string_view other_shortcut = {};  // Of the second.
    std::string dismiss_id = {};           // None where it cannot be dismissed.
    std::string dismiss_name = {};
    Intent on_dismiss = intent::DismissNotice{};
};

Banner notice_banner(const Notice& notice) {
    Banner banner{
        .id = "notice", .text = notice.text, .dismiss_id = "notice-dismiss", .dismiss_name = say(Phrase::Dismiss)};
    switch (notice.kind) {
    case NoticeKind::Information:
        banner.icon = icon::info;
        banner.color = theme::accent;
        break;
    case NoticeKind::Warning:
        banner.icon = icon::triangle_alert;
        banner.color = theme::warning;
        break;
    case NoticeKind::Error:
        banner.role = Role::Alert;
        banner.icon = icon::circle_alert;
        banner.color = theme::error;
        break;
    }
    if (notice.offers_retry) {
        banner.action = say(Phrase::TryAgain);
        banner.action_id = "notice-retry";
        banner.on_action = intent::Join{};
    }
    if (notice.offers_unmute) {
        banner.action = say(Phrase::Unmute);
        banner.action_id = "notice-unmute";
        banner.on_action = intent::SetMicrophone{.on = true};
    }
    return banner;
}

Banner audio_banner() {
    return {.id = "audio-blocked",
            .role = Role::Alert,
            .icon = icon::volume_x,
            .color = theme::warning,
            .text = say(Phrase::SoundHeldBack),
            .action = say(Phrase::ClickToHear),
            .action_id = "hear",
            .on_action = intent::AllowAudio{}};
}

// Who came first of those at the door; the next one follows when it is answered.
Banner knock_banner(const std::vector<KnockView>& knocks) {
    if (knocks.empty()) return {};
    const KnockView& first = knocks.front();
    std::string text = say(Phrase::Knocks, first.name);
    if (knocks.size() > 1) text = joined(Phrase::Sentences, text, say_counted(Phrase::MoreWait, knocks.size() - 1));
    return {.id = "knock",
            .role = Role::Alert,
            .icon = icon::user_plus,
            .color = theme::accent,
            .text = std::move(text),
            .action = say(Phrase::Admit),
            .action_id = "admit-" + first.id.value,
            .on_action = intent::AnswerKnock{.id = first.id, .admits = true},
            .other = say(Phrase::Refuse),
            .other_id = "refuse-" + first.id.value,
            .on_other = intent::AnswerKnock{.id = first.id, .admits = false},
            .shortcut = key_of(KeyAction::Admit)};
}

Banner call_banner(const Snapshot& snapshot) {
    return {.id = "incoming-call",
            .role = Role::Alert,
            .icon = icon::phone_incoming,
            .color = theme::accent,
            .text = incoming_words(snapshot),
            .action = say(accept_phrase(snapshot)),
            .action_id = "call-accept",
            .on_action = intent::AnswerInvitation{.answer = InvitationAnswer::Accept},
            .other = say(decline_phrase(snapshot)),
            .other_id = "call-decline",
            .on_other = intent::AnswerInvitation{.answer = declining_answer(snapshot)},
            .shortcut = key_of(KeyAction::AnswerCall),
            .other_shortcut = key_of(KeyAction::DeclineCall)};
}

Banner device_banner(TrackKind kind, const Device& device) {
    const bool is_audio = kind == TrackKind::Audio;
    return {
        .id = is_audio ? "microphone-trouble" : "camera-trouble",
        .role = Role::Status,
        .icon = is_audio ? icon::mic_off : icon::video_off,
        .color = theme::warning,
        .text = device.message.empty() ? device_words(kind, device.state) : device.message,
        .dismiss_id = is_audio ? "microphone-dismiss" : "camera-dismiss",
        .dismiss_name = say(is_audio ? Phrase::GoOnWithoutMicrophone : Phrase::GoOnWithoutCamera),
        .on_dismiss = is_audio ? Intent(intent::SetMicrophone{.on = false}) : Intent(intent::SetCamera{.on = false})};
}

Banner banner_of(BannerKind kind, const Snapshot& snapshot) {
    switch (kind) {
    case BannerKind::Notice: return notice_banner(snapshot.notice.value_or(Notice{}));
    case BannerKind::Knock: return knock_banner(snapshot.moderation.knocks);
    case BannerKind::Call: return call_banner(snapshot);
    case BannerKind::AudioBlocked: return audio_banner();
    case BannerKind::Microphone: return device_banner(TrackKind::Audio, snapshot.microphone);
    case BannerKind::Camera: return device_banner(TrackKind::Video, snapshot.camera);
    }
    return {};
}

struct BannerLayout {
    float width = 0;
    float height = 0;
    float action_width = 0;
    float other_width = 0;
    bool action_below = false;
    Paragraph paragraph = {};
};

BannerLayout lay_out(const Drawing& drawing, float width, const Banner& banner) {
    BannerLayout layout{.width = std::min(width, width_max)};
    const TextStyle action_style{.size = theme::body_size + 1, .weight = Weight::Medium, .color = theme::text};
    if (!banner.action.empty()) {
        layout.action_width = label_width(drawing, banner.action, action_style) + 2 * theme::space_4;
        layout.action_below = layout.width < row_action_from_width;
    }
    if (!banner.other.empty()) {
        layout.other_width = label_width(drawing, banner.other, action_style) + 2 * theme::space_4 + theme::space_1;
    }
    const float beside = (layout.action_below ? 0 : layout.action_width + layout.other_width) +
                         (banner.dismiss_id.empty() ? theme::space_2 : theme::touch_target);
    const float text_width = layout.width - theme::space_3 - icon_size - theme::space_3 - beside - theme::space_1;
    layout.paragraph = break_paragraph(drawing, banner.text, text_style, text_width, lines_max);
    layout.height = std::max(layout.paragraph.height + 2 * theme::space_3, theme::touch_target + theme::space_2);
    if (layout.action_below) layout.height += theme::touch_target + theme::space_1;
    return layout;
}

void draw_other(const Drawing& drawing, const Rect& rect, const Banner& banner) {
    if (button(drawing, rect,
               {.id = banner.other_id,
                .name = std::string(banner.other),
                .words = banner.other,
                .emphasis = Emphasis::Off,
                .radius = theme::radius_small,
                .shortcut = banner.other_shortcut})) {
        drawing.emit(banner.on_other);
    }
}

void draw_banner(const Drawing& drawing, const Rect& rect, const Banner& banner, const BannerLayout& layout) {
    draw_panel(drawing, rect, theme::radius, theme::panel);
    drawing.mirror({.id = banner.id, .role = banner.role, .name = banner.text, .rect = rect});
    Rect rest = rect.inset(theme::space_1, theme::space_1);
    const Button action{.id = banner.action_id,
                        .name = std::string(banner.action),
                        .words = banner.action,
                        .emphasis = Emphasis::Primary,
                        .radius = theme::radius_small,
                        .shortcut = banner.shortcut};
    if (layout.action_below) {
        Rect row = rest.cut_bottom(theme::touch_target);
        if (!banner.other.empty()) {
            draw_other(drawing, row.cut_right((row.width - theme::space_1) / 2), banner);
            row.cut_right(theme::space_1);
        }
        if (button(drawing, row, action)) drawing.emit(banner.on_action);
    }
    if (!banner.dismiss_id.empty()) {
        Rect corner = rest.cut_right(theme::touch_target);
        corner = corner.centered(theme::touch_target, theme::touch_target);
        if (button(drawing, corner,
                   {.id = banner.dismiss_id,
                    .name = banner.dismiss_name,
                    .icon = icon::x,
                    .emphasis = Emphasis::Quiet,
                    .radius = theme::radius_small})) {
            drawing.emit(banner.on_dismiss);
        }
    }
    if (!banner.other.empty() && !layout.action_below) {
        const Rect place = rest.cut_right(layout.other_width - theme::space_1);
        draw_other(drawing, place.centered(place.width, theme::touch_target), banner);
        rest.cut_right(theme::space_1);
    }
    if (!banner.action.empty() && !layout.action_below) {
        const Rect place = rest.cut_right(layout.action_width);
        if (button(drawing, place.centered(place.width, theme::touch_target), action)) drawing.emit(banner.on_action);
    }
    rest.cut_left(theme::space_2);
    const Rect icon_place = rest.cut_left(icon_size);
    draw_icon(drawing, {icon_place.center_x(), icon_place.center_y()}, banner.icon, icon_size, banner.color);
    rest.cut_left(theme::space_3);
    draw_paragraph(drawing, rest.centered(rest.width, layout.paragraph.height), layout.paragraph, text_style);
}

}  // namespace

std::vector<BannerKind> banners_of(const Snapshot& snapshot) {
    std::vector<BannerKind> banners;
    if (snapshot.invitations.incoming) banners.push_back(BannerKind::Call);
    if (snapshot.audio_blocked) banners.push_back(BannerKind::AudioBlocked);
    if (!snapshot.moderation.knocks.empty()) banners.push_back(BannerKind::Knock);
    if (snapshot.notice) banners.push_back(BannerKind::Notice);
    // The lobby has a place of its own for these.
    if (snapshot.phase != Phase::InRoom) return banners;
    if (is_in_trouble(snapshot.microphone)) banners.push_back(BannerKind::Microphone);
    if (!snapshot.voice_only && is_in_trouble(snapshot.camera)) banners.push_back(BannerKind::Camera);
    return banners;
}

std::vector<Rect> banner_places(const Drawing& drawing, const Rect& area, const std::vector<BannerKind>& banners) {
    std::vector<Rect> places;
    Rect rest = area;
    for (const BannerKind kind : banners) {
        const BannerLayout layout = lay_out(drawing, rest.width, banner_of(kind, drawing.snapshot));
        if (layout.height > rest.height) continue;
        const Rect strip = rest.cut_top(layout.height);
        places.push_back(strip.centered(layout.width, layout.height));
        rest.cut_top(theme::space_2);
    }
    return places;
}

float draw_banners(const Drawing& drawing, const Rect& area, const std::vector<BannerKind>& banners) {
    Rect rest = area;
    for (const BannerKind kind : banners) {
        const Banner banner = banner_of(kind, drawing.snapshot);
        const BannerLayout layout = lay_out(drawing, rest.width, banner);
        if (layout.height > rest.height) continue;
        const Rect strip = rest.cut_top(layout.height);
        draw_banner(drawing, strip.centered(layout.width, layout.height), banner, layout);
        rest.cut_top(theme::space_2);
    }
    return area.height - rest.height;
}

}  // namespace parley::ui
