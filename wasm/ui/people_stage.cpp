// People on the stage: see the header.
#include "ui/people_stage.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/words/say.hpp"
#include "ui/double_press.hpp"
#include "ui/icons.hpp"
#include "ui/own_tile_place.hpp"
#include "ui/right_to_left.hpp"
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
constexpr float side_with_state_min = 390;

// Of the words on a tile that tell how a link stands and why.
constexpr float trouble_height = 84;

const MemberView* find(const Snapshot& snapshot, const PeerId& id) {
    const auto found = std::find_if(snapshot.members.begin(), snapshot.members.end(),
                                    [&](const MemberView& member) { return member.id == id; });
    return found == snapshot.members.end() ? nullptr : &*found;
}

// One tile: somebody's camera, or the screen that they show. `member` is null for our own.
struct StageTile {
    const MemberView* member = nullptr;
    bool is_screen = false;
};

class People {
  public:
    People(const Drawing& drawing, const std::vector<Rect>& covered) : drawing_(drawing), covered_(covered) {}

    // `label_room`: see draw_tile().
    void draw(const Rect& rect, const StageTile& tile, float label_room) const {
        if (tile.member == nullptr) return own(rect, tile.is_screen);
        const Snapshot& snapshot = drawing_.snapshot;
        const MemberView& member = *tile.member;
        draw_tile(drawing_, rect, tile.is_screen ? screen_tile_of(member) : tile_of(snapshot, member), label_room);
        UiState& state = drawing_.state;
        const bool pinned = state.pinned == member.id && state.pinned_screen == tile.is_screen;
        const std::string name =
            tile.is_screen ? say(Phrase::ScreenOf, name_apart(snapshot, member)) : name_apart(snapshot, member);
        if (corner_button(rect, member.link == LinkState::Connected,
                          {.id = (tile.is_screen ? "pin-screen-" : "pin-") + member.id.value,
                           .name = say(pinned ? Phrase::Unpin : Phrase::Pin, name),
                           .icon = pinned ? icon::pin_off : icon::pin,
                           .pressed = pinned}) ||
            double_pressed(drawing_, rect, (tile.is_screen ? "screen-" : "") + member.id.value, covered_)) {
            state.pinned = pinned ? PeerId{} : member.id;
            state.pinned_screen = tile.is_screen;
            state.speaker_layout = true;
        }
    }

  private:
    void own(const Rect& rect, bool is_screen) const {
        const Snapshot& snapshot = drawing_.snapshot;
        draw_tile(drawing_, rect, is_screen ? own_screen_tile(snapshot) : own_tile(snapshot), rect.width);
        if (is_screen) {
            if (corner_button(rect, true,
                              {.id = "own-screen-stop", .name = say(Phrase::StopSharing), .icon = icon::x})) {
                drawing_.emit(intent::ShareScreen{.on = false});
            }
            return;
        }
        if (snapshot.members.empty()) return;
        if (corner_button(rect, true,
                          {.id = "own-tile-hide", .name = say(Phrase::HideYourTile), .icon = icon::eye_off})) {
            drawing_.state.own_hidden = true;
        }
        const bool has_room = rect.width >= 2 * theme::touch_target;
        if (!has_room || !can_move_own_tile(drawing_)) return;
        if (corner_button(rect, true,
                          {.id = "own-tile-move",
                           .name = say(moving_phrase(next(drawing_.state.own_corner))),
                           .icon = icon::move,
                           .shortcut = key_of(KeyAction::MoveOwnTile)},
                          Side::Left)) {
            move_own_tile(drawing_);
        }
    }

    // As the person sees it.
    Phrase moving_phrase(Corner corner) const {
        switch (is_right_to_left(drawing_.viewport) ? mirrored(corner) : corner) {
        case Corner::LowerRight: return Phrase::MoveOwnTileToLowerRight;
        case Corner::LowerLeft: return Phrase::MoveOwnTileToLowerLeft;
        case Corner::UpperLeft: return Phrase::MoveOwnTileToUpperLeft;
        case Corner::UpperRight: return Phrase::MoveOwnTileToUpperRight;
        }
        return Phrase::MoveOwnTileToLowerRight;
    }

    enum class Side : std::uint8_t { Left, Right };

    bool corner_button(const Rect& tile, bool is_free, Button button, Side side = Side::Right) const {
        if (std::min(tile.width, tile.height) < side_with_button_min) return false;
        const Rect place{.x = side == Side::Left ? tile.x : tile.right() - theme::touch_target,
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

// In the order in which they stand: each screen before its owner, ourselves last.
std::vector<StageTile> tiles_of(const Drawing& drawing) {
    std::vector<StageTile> tiles;
    for (const MemberView& member : drawing.snapshot.members) {
        if (member.screen) tiles.push_back({.member = &member, .is_screen = true});
        tiles.push_back({.member = &member});
    }
    if (drawing.snapshot.screen.state == ShareState::On) tiles.push_back({.is_screen = true});
    if (shows_own(drawing)) tiles.push_back({});
    return tiles;
}

// What was pinned, else the first screen of the others, else a person.
std::size_t large_tile(const Drawing& drawing, const std::vector<StageTile>& tiles) {
    const UiState& state = drawing.state;
    const MemberView* const person = large_member(drawing.snapshot, state);
    std::optional<std::size_t> screen;
    std::size_t large = 0;
    for (std::size_t index = 0; index < tiles.size(); ++index) {
        const StageTile& tile = tiles[index];
        if (tile.member == nullptr) continue;
        const bool is_pinned = tile.member->id == state.pinned && tile.is_screen == state.pinned_screen;
        if (is_pinned) return index;
        if (tile.is_screen && !screen) screen = index;
        if (tile.member == person && !tile.is_screen) large = index;
    }
    return screen && state.pinned.empty() ? *screen : large;
}

void draw_grid(const Drawing& drawing, const People& people, const Rect& stage, const std::vector<StageTile>& tiles) {
    const std::vector<Rect> places = tile_grid(stage, tiles.size(), gap_of(drawing));
    if (places.size() != tiles.size()) return;
    for (std::size_t index = 0; index < tiles.size(); ++index) {
        people.draw(places[index], tiles[index], places[index].width);
    }
}

// `lower_right`: where our own tile lies in the other one unless it was moved.
void draw_two(const Drawing& drawing, const std::vector<Rect>& covered, const Rect& stage, const Rect& lower_right) {
    const MemberView& member = drawing.snapshot.members.front();
    Rect free = stage;
    // The upper left corner is where trouble is told.
    const bool is_told = member.link != LinkState::Connected && drawing.state.own_corner == Corner::UpperLeft;
    if (is_told) free.cut_top(trouble_height);
    const Rect small = follow_own_tile(drawing, free, lower_right);
    const bool is_beside_name = small.bottom() > lower_right.y && small.x > stage.center_x();
    std::vector<Rect> of_large = covered;
    of_large.push_back(small);
    People(drawing, of_large).draw(stage, {.member = &member}, is_beside_name ? small.x - stage.x : stage.width);
    drawing.list.AddRectFilled({small.x - 2, small.y - 2}, {small.right() + 2, small.bottom() + 2}, theme::background,
                               theme::radius + 2);
    People(drawing, covered).draw(small, {}, small.width);
}

void draw_speaker(const Drawing& drawing, const People& people, const Rect& stage,
                  const std::vector<StageTile>& tiles) {
    const std::size_t large = large_tile(drawing, tiles);
    const std::size_t others = tiles.size() - 1;
    const SpeakerPlaces places = speaker_places(stage, others, gap_of(drawing));
    people.draw(places.large, tiles[large], places.large.width);
    if (places.others.size() != others) return;
    std::size_t place = 0;
    for (std::size_t index = 0; index < tiles.size(); ++index) {
        if (index == large) continue;
        people.draw(places.others[place], tiles[index], places.others[place].width);
        ++place;
    }
}

// Where somebody begins to show a screen it becomes large; afterwards all is as it was.
void follow_screens(const Drawing& drawing) {
    UiState& state = drawing.state;
    const auto& members = drawing.snapshot.members;
    const bool has_screen =
        std::any_of(members.begin(), members.end(), [](const MemberView& member) { return bool(member.screen); });
    if (has_screen == state.layout_before_screen.has_value()) return;
    if (has_screen) {
        state.layout_before_screen = state.speaker_layout;
        state.speaker_layout = true;
    } else {
        state.speaker_layout = state.layout_before_screen.value_or(false);
        state.layout_before_screen.reset();
    }
}

// What is not there any more is not pinned either.
void follow_pin(const Drawing& drawing) {
    UiState& state = drawing.state;
    if (state.pinned.empty()) return;
    const MemberView* const pinned = find(drawing.snapshot, state.pinned);
    if (pinned == nullptr || (state.pinned_screen && !pinned->screen)) state.pinned = {};
}

}  // namespace

const MemberView* large_member(const Snapshot& snapshot, const UiState& state) {
    if (const MemberView* pinned = find(snapshot, state.pinned)) return pinned;
    if (const MemberView* speaker = find(snapshot, snapshot.speaker)) return speaker;
    return snapshot.members.empty() ? nullptr : &snapshot.members.front();
}

void draw_people_stage(const Drawing& drawing, const Rect& stage, const std::vector<Rect>& covered) {
    UiState& state = drawing.state;
    follow_pin(drawing);
    follow_screens(drawing);
    const People people(drawing, covered);
    const std::vector<StageTile> tiles = tiles_of(drawing);
    const bool are_two = drawing.snapshot.members.size() == 1 && tiles.size() == 2 && shows_own(drawing);
    if (are_two && !drawing.snapshot.members.front().screen) {
        if (prefers_spotlight(stage, 2))
            return draw_two(drawing, covered, stage, spotlight(stage, theme::space_2).small);
        if (state.speaker_layout) return draw_two(drawing, covered, stage, corner_tile(stage, theme::space_3));
    }
    state.own_is_movable = false;
    state.own_drag.reset();
    if (state.speaker_layout && !drawing.snapshot.members.empty()) return draw_speaker(drawing, people, stage, tiles);
    draw_grid(drawing, people, stage, tiles);
}

}  // namespace parley::ui
