// Reaction strip: see the header.
#include "ui/reaction_strip.hpp"

#include <algorithm>
#include <string>

#include "core/words/say.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float row_height = 48;
constexpr float hand_width = 148;
constexpr float reaction_width = 48;
constexpr float emoji_size = 24;
constexpr auto reactions = static_cast<float>(all_reactions.size());
// Below this width the hand stands in a row of its own.
constexpr float one_row_width = hand_width + reactions * reaction_width + 4 * theme::space_2;

bool has_one_row(float width) {
    return width >= one_row_width;
}

void draw_reaction(const Drawing& drawing, const Rect& rect, Reaction reaction) {
    const std::string word(to_text(reaction));
    // The button has no icon of ours: the picture is drawn over it.
    if (button(drawing, rect,
               {.id = "reaction-" + word,
                .name = std::string(reaction_words(reaction)),
                .icon = "",
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small})) {
        drawing.emit(intent::React{.reaction = reaction});
    }
    const TextStyle style{.size = emoji_size, .weight = Weight::Regular, .color = theme::text, .align = Align::Center};
    draw_name(drawing, rect, reaction_emoji(reaction), style);
}

}  // namespace

Rect reaction_strip(const Rect& stage) {
    const bool one_row = has_one_row(stage.width);
    const float width =
        std::min(stage.width, one_row ? one_row_width : reactions * reaction_width + 2 * theme::space_2);
    const float height = (one_row ? row_height : 2 * row_height) + 2 * theme::space_1;
    Rect rest = stage;
    const Rect strip = rest.cut_bottom(height);
    return strip.centered(width, strip.height);
}

void draw_reaction_strip(const Drawing& drawing, const Rect& rect) {
    if (rect.empty()) return;
    draw_panel(drawing, rect, theme::radius, theme::panel);
    const bool one_row = has_one_row(rect.width);
    Rect rest = rect.inset(theme::space_2, theme::space_1);
    const Rect hand = one_row ? rest.cut_left(hand_width) : rest.cut_top(row_height);
    const bool raised = drawing.snapshot.hand;
    if (button(drawing, hand.inset(0, 2),
               {.id = "hand",
                .name = say(raised ? Phrase::LowerHand : Phrase::RaiseHand),
                .icon = icon::hand,
                .words = say(raised ? Phrase::LowerHand : Phrase::RaiseHand),
                .emphasis = raised ? Emphasis::Primary : Emphasis::Neutral,
                .radius = theme::radius_small,
                .shortcut = key_of(KeyAction::Hand)})) {
        drawing.emit(intent::RaiseHand{.raised = !raised});
    }
    if (one_row) rest.cut_left(theme::space_2);
    const float width = rest.width / reactions;
    for (const Reaction reaction : all_reactions) draw_reaction(drawing, rest.cut_left(width), reaction);
}

}  // namespace parley::ui
