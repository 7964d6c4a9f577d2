// Scenes: snapshots as a session would make them, for tests and pictures.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/border/snapshot.hpp"
#include "ui/ui_state.hpp"

namespace parley::ui {

TrackHandle track(std::size_t number);

Snapshot lobby();
Snapshot lobby_without_devices();  // Camera refused, microphone missing.
// With devices to choose from, and somebody who speaks.
Snapshot lobby_with_devices();
Snapshot joining();
// A room with this many people, ourselves among them; all connected, all with video.
Snapshot room(std::size_t people);
// The same with every state of links and devices somewhere.
Snapshot mixed_room(std::size_t people);
// The same as sound alone: cameras are there, and the room has no video all the same.
Snapshot voice_lobby();
Snapshot voice_room(std::size_t people);
// Every other one shows its picture; the first is silent, the next ones louder and louder.
Snapshot speaking_room(std::size_t people);
// The first one shows a screen.
Snapshot sharing_room(std::size_t people);
// Everything that can go wrong at once.
Snapshot troubled_room(std::size_t people);
// Hands are raised, ours as the second, and every reaction is on show.
Snapshot lively_room(std::size_t people);
// A conversation in several scripts, with links, a long word and what was told of somebody who has left.
Snapshot chatting_room(std::size_t people);
// With files that are offered, under way and through.
Snapshot room_with_files();
// Ours to host, locked, with somebody of another system, and with so many people at the door.
Snapshot hosted_room(std::size_t people, std::size_t knocks);
// We have knocked.
Snapshot waiting();
// The same, much longer.
Snapshot talkative_room(std::size_t messages);
// Two of the others do not reach each other, and a third one's microphone is blocked.
Snapshot disconnected_pair(std::size_t people);
// Everybody can be compared, and the first of the others and we ourselves record.
Snapshot recording_room(std::size_t people);

struct Scene {
    std::string name;
    Snapshot snapshot;
    Panel panel = Panel::None;
    bool reactions_open = false;
    bool shortcuts_open = false;
    bool speaker_layout = false;
    bool own_hidden = false;
    PeerId pinned = {};
    PeerId safety_with = {};
    std::optional<DeviceKind> open_chooser = {};
    PeerId member_menu = {};
    Corner own_corner = Corner::LowerRight;
    bool reachable_open = false;
    bool calling_open = false;
};

// Opens what is open in the scene.
void set_scene(const Scene& scene, UiState& state);

// One of each kind: what must always fit, be readable and be operable.
std::vector<Scene> all_scenes();

}  // namespace parley::ui
