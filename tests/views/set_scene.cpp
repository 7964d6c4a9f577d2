// Opening of what is open in a scene.
#include "views/scenes.hpp"

namespace parley::ui {

void set_scene(const Scene& scene, UiState& state) {
    state.panel = scene.panel;
    state.watches_statistics = scene.panel == Panel::Statistics;
    state.reactions_open = scene.reactions_open;
    state.shortcuts_open = scene.shortcuts_open;
    state.speaker_layout = scene.speaker_layout;
    state.own_hidden = scene.own_hidden;
    state.pinned = scene.pinned;
    state.safety_with = scene.safety_with;
    state.open_chooser = scene.open_chooser;
    state.member_menu = scene.member_menu;
    state.own_corner = scene.own_corner;
    state.reachable_open = scene.reachable_open;
    state.callsign_draft = scene.reachable_open ? "eva" : "";
    state.calling_open = scene.calling_open;
}

}  // namespace parley::ui
