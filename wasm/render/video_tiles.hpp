// Video tiles: which tracks have a frame, where the page shows it or which texture holds it, and which were seen last.
//
// The page's own video elements show the frames, under holes in the canvas: its compositor does that for a fraction of
// what drawing costs. Where the canvas itself has to hold the picture, for a recording, a frame is uploaded while its
// tile is drawn, so that hidden tiles and skipped frames cost nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/border/handle.hpp"
#include "imgui.h"
#include "render/stall_watch.hpp"
#include "render/texture.hpp"
#include "render/tile_shader.hpp"

namespace parley::render {

// Where the page shows a track. Lengths in CSS pixels.
struct FramePlace {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    float rounding = 0;
    bool mirrored = false;
    int layer = 0;  // Those of higher ones hide those of lower ones.
    bool operator==(const FramePlace&) const = default;
};

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
    // Shows the frames under the canvas, there, until hide().
    virtual void show(TrackHandle track, const FramePlace& place) = 0;
    virtual void hide(TrackHandle track) = 0;
    // Copies the newest frame into the bound texture, in this size.
    virtual void upload(TrackHandle track, int width, int height) = 0;
    // The same of a copy of some dozen pixels, too blurred to tell anything but colors.
    virtual void upload_blurred(TrackHandle track) = 0;
};

struct FrameLook {
    bool mirrored = false;
    bool whole = false;  // Otherwise cropped to cover the quad.
};

class VideoTiles {
  public:
    // Both outlive this object.
    VideoTiles(FrameSource& source, TileShader& shader) : source_(source), shader_(shader) {}

    // Device pixels to one CSS pixel.
    void set_ratio(float ratio) { ratio_ = ratio; }
    // Whether the canvas itself holds the frames from now on.
    void draw_on_canvas(bool on);
    // Watches those of `tracks` that are new and lets go of those that are gone.
    void set_tracks(const std::vector<TrackHandle>& tracks);
    // A new frame is there, the first one or one of another size where the page shows them; its size in pixels. True
    // when a picture should be drawn for its sake.
    bool frame_ready(TrackHandle track, int width, int height);
    // The page has looked, as it does each second, whether a frame has come since. True as above.
    bool looked_at(TrackHandle track, bool frame_came);

    // A new layout begins; `time` in seconds.
    void begin_frame(double time);
    bool has_frame(TrackHandle track) const;
    bool is_stalled(TrackHandle track) const;
    // Draws the newest frame; one that is not there is left out. Once in a layout for each track.
    void draw(ImDrawList& list, TrackHandle track, const TileQuad& quad, FrameLook look);
    // The layout is the one that is shown.
    void end_frame();

    // The textures are lost with their context; frames are uploaded anew.
    void reset_textures();

  private:
    struct Tile {
        TrackHandle track;
        Texture texture;
        int texture_width = 0;
        int width = 0;  // Zero until there was a frame.
        int height = 0;
        bool stale = false;               // The frame is newer than the texture.
        bool seen = false;                // Drawn in the picture that is shown (or being made).
        std::optional<FramePlace> place;  // In the picture that is being made,
        std::optional<FramePlace> shown;  // and as the page has it.
        Texture backdrop;
        double backdrop_time = 0;
        StallWatch stall;
    };

    Tile* find(TrackHandle track);
    const Tile* find(TrackHandle track) const;
    void draw_backdrop(ImDrawList& list, Tile& tile, const TileQuad& quad);
    void draw_texture(ImDrawList& list, Tile& tile, const Box& box, const TileQuad& quad, FrameLook look);

    FrameSource& source_;
    TileShader& shader_;
    std::vector<Tile> tiles_;
    float ratio_ = 1;
    bool on_canvas_ = false;
    double time_ = 0;
    int layers_ = 0;  // Drawn in the present layout.
};

}  // namespace parley::render
