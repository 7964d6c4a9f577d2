// People on the stage: see the header.
#include "ui/people_stage.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "ui/icons.hpp"
#include "ui/room_layout.hpp"
#include "ui/speaker_layout.hpp"
#include "ui/theme.hpp"
#include "ui/tile.hpp"
#include "ui/tile_layout.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

// A smaller tile would be all button.
constexpr float side_with_button_min = 56;
// On a smaller one it would hide how the link stands.
constexpr float side_with_state_min = 240;

const MemberView* find(const Snapshot& snapshot, const PeerId& id) {
    const auto found = std::find_if(snapshot.members.begin(), snapshot.members.end(),
                                    [&](const MemberView& member) { return member.id == id; });
    return found == snapshot.members.end() ? nullptr : &*found;
}

class People {
  public:
    People(const Drawing& drawing, const std::vector<Rect>& covered) : drawing_(drawing), covered_(covered) {}

    void member(const Rect& rect, const MemberView& member, float label_room) const {
        draw_tile(drawing_, rect, tile_of(drawing_.snapshot, member), label_room);
        UiState& state = drawing_.state;
        const bool pinned = state.pinned == member.id;
        const std::string name = name_apart(drawing_.snapshot, member);
        if (corner_button(rect, member.link == LinkState::Connected,
                          {.id = "pin-" + member.id.value,
                           .name = (pinned ? "Unpin " : "Pin ") + name,
                           .icon = pinned ? icon::pin_off : icon::pin,
                           .pressed = pinned})) {
            state.pinned = pinned ? PeerId{} : member.id;
            state.speaker_layout = true;
        }
    }

    void own(const Rect& rect) const {
        draw_tile(drawing_, rect, own_tile(drawing_.snapshot), rect.width);
        if (drawing_.snapshot.members.empty()) return;
        if (corner_button(rect, true, {.id = "own-tile-hide", .name = "Hide your tile", .icon = icon::eye_off})) {
            drawing_.state.own_hidden = true;
        }
    }

  private:
    bool corner_button(const Rect& tile, bool is_free, Button button) const {
        if (std::min(tile.width, tile.height) < side_with_button_min) return false;
        const Rect place{.x = tile.right() - theme::touch_target,
                         .y = tile.y,
                         .width = theme::touch_target,
                         .height = theme::touch_target};
        for (const Rect& other : covered_) {
            if (place.overlaps(other)) return false;
        }
        const bool may_cover = is_free || tile.width >= side_with_state_min;
        const bool pointed = !drawing_.inert && ImGui::IsMouseHoveringRect(min_of(tile), max_of(tile));
        const bool is_on = button.pressed.value_or(false);
        button.icon_size = 16;
        return picture_button(drawing_, place, button, may_cover && (drawing_.viewport.touch || pointed || is_on));
    }

    const Drawing& drawing_;
    const std::vector<Rect>& covered_;
};

float gap_of(const Drawing& drawing) {
    return is_compact(drawing.viewport) ? 8.0F : 12.0F;
}

bool shows_own(const Drawing& drawing) {
    return !drawing.state.own_hidden || drawing.snapshot.members.empty();
}

void draw_grid(const Drawing& drawing, const People& people, const Rect& stage) {
    const Snapshot& snapshot = drawing.snapshot;
    const std::size_t count = snapshot.members.size() + (shows_own(drawing) ? 1 : 0);
    const std::vector<Rect> places = tile_grid(stage, count, gap_of(drawing));
    if (places.size() != count) return;
    for (std::size_t index = 0; index < snapshot.members.size(); ++index) {
        people.member(places[index], snapshot.members[index], places[index].width);
    }
    if (shows_own(drawing)) people.own(places.back());
}

void draw_two(const Drawing& drawing, const People& people, const Rect& stage, const Rect& small) {
    people.member(stage, drawing.snapshot.members.front(), small.x - stage.x);
    drawing.list.AddRectFilled({small.x - 2, small.y - 2}, {small.right() + 2, small.bottom() + 2}, theme::background,
                               theme::radius + 2);
    people.own(small);
}

void draw_speaker(const Drawing& drawing, const People& people, const Rect& stage, const MemberView& large) {
    const Snapshot& snapshot = drawing.snapshot;
    const bool with_own = shows_own(drawing);
    const std::size_t others = snapshot.members.size() - 1 + (with_own ? 1 : 0);
    const SpeakerPlaces places = speaker_places(stage, others, gap_of(drawing));
    people.member(places.large, large, places.large.width);
    if (places.others.size() != others) return;
    std::size_t index = 0;
    for (const MemberView& member : snapshot.members) {
        if (&member == &large) continue;
        people.member(places.others[index], member, places.others[index].width);
        ++index;
    }
    if (with_own) people.own(places.others.back());
}

}  // namespace

const MemberView* large_member(const Snapshot& snapshot, const UiState& state) {
    if (const MemberView* pinned = find(snapshot, state.pinned)) return pinned;
    if (const MemberView* speaker = find(snapshot, snapshot.speaker)) return speaker;
    return snapshot.members.empty() ? nullptr : &snapshot.members.front();
}

void draw_people_stage(const Drawing& drawing, const Rect& stage, const std::vector<Rect>& covered) {
    UiState& state = drawing.state;
    if (!state.pinned.empty() && find(drawing.snapshot, state.pinned) == nullptr) state.pinned = {};
    const People people(drawing, covered);
    const std::size_t count = drawing.snapshot.members.size() + 1;
    const MemberView* const large = large_member(drawing.snapshot, state);
    if (count == 2 && shows_own(drawing)) {
        if (prefers_spotlight(stage, count))
            return draw_two(drawing, people, stage, spotlight(stage, theme::space_2).small);
        if (state.speaker_layout) return draw_two(drawing, people, stage, corner_tile(stage, theme::space_3));
    }
    if (state.speaker_layout && large != nullptr) return draw_speaker(drawing, people, stage, *large);
    draw_grid(drawing, people, stage);
}

}  // namespace parley::ui
