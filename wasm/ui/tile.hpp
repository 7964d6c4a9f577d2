// Tile: one person in the room: picture or initials, name, microphone, and how the connection stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/border/snapshot.hpp"
#include "ui/drawing.hpp"

namespace parley::ui {

struct TileView {
    std::string node_id;  // In the mirror.
    std::string name;
    std::string label;        // The name as it stands on the tile,
    std::string short_label;  // and on a narrow one.
    std::string words;        // All about it, for the mirror.
    TrackHandle video;        // None when there is nothing to show.
    bool mirrored = false;
    VideoFit fit = VideoFit::Cover;
    bool microphone_on = false;
    std::uint8_t sound = 0;  // As in MemberView.
    LinkState link = LinkState::Connected;
    std::string link_reason;
    std::size_t hand = 0;                // Its place in the queue of raised hands; 0 for none.
    std::optional<Reaction> reaction{};  // On show now.
    bool is_recording = false;
};

TileView tile_of(const Snapshot& snapshot, const MemberView& member);
TileView own_tile(const Snapshot& snapshot);
// Of a screen that has a track of its own.
TileView screen_tile_of(const MemberView& member);
TileView own_screen_tile(const Snapshot& snapshot);

// `label_room`: width that the label may take at most; something else lies over the rest of the tile's lower edge.
void draw_tile(const Drawing& drawing, const Rect& rect, const TileView& tile, float label_room);

}  // namespace parley::ui
