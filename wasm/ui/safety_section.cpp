// Safety section: see the header.
#include "ui/safety_section.hpp"

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

constexpr float title_height = 24;
constexpr float icon_size = 18;
constexpr std::size_t lines_max = 4;
// Below this the list of people needs all the room there is.
constexpr float list_height_min = 224;
const TextStyle title_style{.size = theme::body_size, .weight = Weight::Medium, .color = theme::text};
const TextStyle code_style{.size = 17, .weight = Weight::Medium, .color = theme::accent};
const TextStyle hint_style{.size = theme::caption_size + 1, .weight = Weight::Regular, .color = theme::text_muted};

struct Content {
    std::string title;
    std::string code;
    std::string hint;
};

const MemberView* chosen_member(const Drawing& drawing) {
    const auto& members = drawing.snapshot.members;
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const MemberView& member) { return member.id == drawing.state.safety_with; });
    return found == members.end() || found->safety_code.empty() ? nullptr : &*found;
}

Content content_of(const Drawing& drawing) {
    if (const MemberView* const member = chosen_member(drawing)) {
        return {.title = say(Phrase::SafetyCodeWith, member->name),
                .code = member->safety_code,
                .hint = say(Phrase::ReadCodeTo, member->name)};
    }
    const SafetyView& safety = drawing.snapshot.safety_code;
    if (!safety.words.empty()) {
        return {.title = say(Phrase::SafetyCode), .code = safety.words, .hint = say(Phrase::ReadCodeAloud)};
    }
    return {.title = say(Phrase::SafetyCode), .code = {}, .hint = safety.missing};
}

}  // namespace

void draw_safety_section(const Drawing& drawing, Rect& content) {
    const Content shown = content_of(drawing);
    if (shown.code.empty() && shown.hint.empty()) return;
    const float width = content.width - 2 * theme::space_3;
    const Paragraph code = break_paragraph(drawing, shown.code, code_style, width, lines_max);
    const Paragraph hint = break_paragraph(drawing, shown.hint, hint_style, width, lines_max);
    const float height =
        title_height + (shown.code.empty() ? 0 : code.height + theme::space_1) + hint.height + 2 * theme::space_3;
    if (content.height < height + list_height_min) return;
    Rect rest = content.cut_bottom(height);
    content.cut_bottom(theme::space_2);
    drawing.list.AddRectFilled(min_of(rest), max_of(rest), theme::raised, theme::radius);
    drawing.mirror({.id = "safety-code",
                    .role = Role::Group,
                    .name = say(Phrase::Explained, shown.title, joined(Phrase::ThenSentence, shown.code, shown.hint)),
                    .rect = rest});
    rest = rest.inset(theme::space_3, theme::space_3);
    Rect title = rest.cut_top(title_height);
    const Rect icon_place = title.cut_left(icon_size);
    draw_icon(drawing, {icon_place.center_x(), icon_place.center_y()}, icon::shield_check, icon_size,
              shown.code.empty() ? theme::text_muted : theme::good);
    title.cut_left(theme::space_2);
    draw_name(drawing, title, shown.title, title_style);
    if (!shown.code.empty()) {
        draw_paragraph(drawing, rest.cut_top(code.height), code, code_style);
        rest.cut_top(theme::space_1);
    }
    draw_paragraph(drawing, rest, hint, hint_style);
}

}  // namespace parley::ui
