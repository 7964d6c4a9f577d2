// Screens: which one is drawn, and the ImGui window that they all stand in.
#include "ui/screen.hpp"

#include <string>
#include <utility>
#include <vector>

#include "core/words/say.hpp"
#include "ui/drawing.hpp"
#include "ui/joining_screen.hpp"
#include "ui/lobby_screen.hpp"
#include "ui/right_to_left.hpp"
#include "ui/room_keys.hpp"
#include "ui/room_screen.hpp"
#include "ui/theme.hpp"
#include "ui/tooltip.hpp"

namespace parley::ui {

namespace {

constexpr ImGuiWindowFlags window_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                          ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                          ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                                          ImGuiWindowFlags_NoBringToFrontOnFocus;

// Edges stay as thin as a device pixel and curves as round at any density.
void sharpen(ImDrawList& list, const Viewport& viewport) {
    list._FringeScale = 1 / viewport.pixel_ratio;
    ImGui::GetStyle().CircleTessellationMaxError = 0.25F / viewport.pixel_ratio;
}

void follow_phase(const Snapshot& snapshot, UiState& state) {
    if (state.phase == snapshot.phase) return;
    state.phase = snapshot.phase;
    state.reset_panels();
    state.reactions_open = false;
    state.shortcuts_open = false;
    state.pinned = {};
    state.layout_before_screen.reset();
    state.member_menu = {};
    state.own_hidden = false;
    state.talking = false;
    state.open_chooser.reset();
    state.reachable_open = false;
    state.calling_open = false;
    state.call_draft.clear();
}

void draw_phase(const Drawing& drawing) {
    if (drawing.snapshot.phase != Phase::InRoom) perform_keys_before_room(drawing);
    switch (drawing.snapshot.phase) {
    case Phase::Lobby: return draw_lobby_screen(drawing);
    case Phase::Joining: return draw_joining_screen(drawing);
    case Phase::InRoom: return draw_room_screen(drawing);
    }
}

}  // namespace

Frame draw(const Snapshot& snapshot, UiState& state, Canvas& canvas, const Viewport& viewport) {
    const Speaking speaking(viewport.language == nullptr ? spoken_language() : *viewport.language);
    const MirroredPointer pointer(viewport);
    Frame frame;
    follow_phase(snapshot, state);
    state.rings = snapshot.invitations.incoming.has_value();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({viewport.width, viewport.height});
    ImGui::Begin("parley", nullptr, window_flags);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    sharpen(list, viewport);
    if (!viewport.cleared) list.AddRectFilled({0, 0}, {viewport.width, viewport.height}, theme::background);
    const Drawing drawing{
        .snapshot = snapshot, .state = state, .canvas = canvas, .viewport = viewport, .frame = frame, .list = list};
    draw_phase(drawing);
    draw_tooltip(drawing);
    mirror_frame(viewport, frame, list);
    viewport.recolor(list);
    ImGui::End();
    ImGui::PopStyleVar(3);
    std::vector<std::string> field_ids;
    for (const TextField& field : frame.text_fields) field_ids.push_back(field.id);
    state.end_frame(std::move(field_ids));
    return frame;
}

}  // namespace parley::ui
