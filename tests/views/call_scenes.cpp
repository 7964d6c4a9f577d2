// Scenes of a call: see the header.
#include "views/call_scenes.hpp"

#include <string>

namespace parley::ui {

Snapshot room_with_devices(std::size_t people) {
    Snapshot snapshot = room(people);
    snapshot.devices = lobby_with_devices().devices;
    return snapshot;
}

void add_devices_and_corners(std::vector<Scene>& scenes) {
    const Snapshot choosing = room_with_devices(3);
    Snapshot troubled = choosing;
    troubled.microphone = lobby_without_devices().microphone;
    troubled.camera = lobby_without_devices().camera;
    troubled.devices.cameras.clear();
    troubled.devices.speakers.clear();
    Snapshot voices = choosing;
    voices.voice_only = true;
    scenes.push_back({.name = "devices", .snapshot = choosing, .panel = Panel::Devices});
    scenes.push_back({.name = "devices-troubled", .snapshot = troubled, .panel = Panel::Devices});
    scenes.push_back({.name = "devices-voice-only", .snapshot = voices, .panel = Panel::Devices});
    scenes.push_back({.name = "devices-choosing",
                      .snapshot = choosing,
                      .panel = Panel::Devices,
                      .open_chooser = DeviceKind::Microphone});
    for (const Corner corner : {Corner::LowerLeft, Corner::UpperLeft, Corner::UpperRight}) {
        scenes.push_back({.name = "own-tile-" + std::string(to_text(corner)),
                          .snapshot = lively_room(2),
                          .speaker_layout = true,
                          .own_corner = corner});
    }
    Snapshot interrupted = room(2);
    interrupted.members.front().link = LinkState::Reconnecting;
    interrupted.members.front().link_reason = "No sound or picture comes from Ana at the moment.";
    scenes.push_back({.name = "own-tile-below-trouble",
                      .snapshot = interrupted,
                      .speaker_layout = true,
                      .own_corner = Corner::UpperLeft});
}

}  // namespace parley::ui
