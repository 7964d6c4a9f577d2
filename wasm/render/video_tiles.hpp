// Video tiles: which tracks have a frame, the textures that hold the newest ones, and which were seen last.
//
// A frame is uploaded while its tile is drawn, so that hidden tiles and skipped frames cost nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "core/border/handle.hpp"
#include "imgui.h"
#include "render/texture.hpp"
#include "render/tile_shader.hpp"

namespace parley::render {

// Who holds the frames: the browser's video elements.
class FrameSource {
  public:
    FrameSource() = default;
    FrameSource(const FrameSource&) = delete;
    FrameSource& operator=(const FrameSource&) = delete;
    virtual ~FrameSource() = default;

    // From now on frames of this track are announced, until unwatch().
    virtual void watch(TrackHandle track) = 0;
    virtual void unwatch(TrackHandle track) = 0;
    // Copies the newest frame into the bound texture.
    virtual void upload(TrackHandle track) = 0;
};

struct FrameLook {
    bool mirrored = false;
    bool whole = false;  // Otherwise cropped to cover the quad.
};

class VideoTiles {
  public:
    // Both outlive this object.
    VideoTiles(FrameSource& source, TileShader& shader) : source_(source), shader_(shader) {}

    // Watches those of `tracks` that are new and lets go of those that are gone.
    void set_tracks(const std::vector<TrackHandle>& tracks);
    // A new frame is there to be uploaded; its size in pixels. True when a picture should be drawn for its sake.
    bool frame_ready(TrackHandle track, int width, int height);

    void begin_frame();
    bool has_frame(TrackHandle track) const;
    // Draws the newest frame; one that is not there is left out.
    void draw(ImDrawList& list, TrackHandle track, const TileQuad& quad, FrameLook look);

    // The textures are lost with their context; frames are uploaded anew.
    void reset_textures();

  private:
    struct Tile {
        TrackHandle track;
        Texture texture;
        int width = 0;  // Zero until there was a frame.
        int height = 0;
        bool stale = false;  // The frame is newer than the texture.
        bool seen = false;   // Drawn in the picture that is shown (or being made).
    };

    Tile* find(TrackHandle track);
    const Tile* find(TrackHandle track) const;

    FrameSource& source_;
    TileShader& shader_;
    std::vector<Tile> tiles_;
};

}  // namespace parley::render
