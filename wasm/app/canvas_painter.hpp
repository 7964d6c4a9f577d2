// Canvas painter: the screens' Canvas, drawn by the renderer.
#pragma once

#include <string_view>

#include "render/text_atlas.hpp"
#include "render/video_tiles.hpp"
#include "ui/canvas.hpp"
#include "ui/viewport.hpp"

namespace parley::app {

class CanvasPainter final : public ui::Canvas {
  public:
    // All outlive this object.
    CanvasPainter(render::VideoTiles& tiles, render::TextAtlas& atlas, const ui::Viewport& viewport)
        : tiles_(tiles), atlas_(atlas), viewport_(viewport) {}

    bool has_video(TrackHandle track) override;
    bool is_stalled(TrackHandle track) override;
    void draw_video(ImDrawList& list, TrackHandle track, ImVec2 min, ImVec2 max, const ui::VideoStyle& style) override;
    ImVec2 measure_text(std::string_view text, float size, ui::Weight weight) override;
    void draw_text(ImDrawList& list, ImVec2 position, std::string_view text, float size, ui::Weight weight, ImU32 color,
                   float width_max) override;

  private:
    render::VideoTiles& tiles_;
    render::TextAtlas& atlas_;
    const ui::Viewport& viewport_;
};

}  // namespace parley::app
