// Canvas: what screens need of their host besides ImGui's own drawing. The renderer implements it, tests fake it.
#pragma once

#include <string_view>

#include "core/border/handle.hpp"
#include "imgui.h"

namespace parley::ui {

enum class VideoFit {
    Cover,    // Fills the rectangle; what does not fit is cut off.
    Contain,  // Shown whole, with room left beside or above it.
};

// How a tile shows its video. All lengths in CSS pixels.
struct VideoStyle {
    float rounding = 0;
    bool mirrored = false;  // The own camera, as in a mirror.
    float opacity = 1;      // 0 to 1
    VideoFit fit = VideoFit::Cover;
};

enum class Weight { Regular, Medium };

class Canvas {
  public:
    Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    virtual ~Canvas() = default;

    // Whether a frame of this track is there to be drawn.
    virtual bool has_video(TrackHandle track) = 0;
    // Whether its frames have stopped coming.
    virtual bool is_stalled(TrackHandle track) = 0;
    // Draws the newest frame within the rectangle and its rounded corners. Marks the track as visible.
    // Once in a layout for each track: nothing is drawn the second time.
    virtual void draw_video(ImDrawList& list, TrackHandle track, ImVec2 min, ImVec2 max, const VideoStyle& style) = 0;

    // Text that people wrote (names, chat): any script, drawn by the browser's own text engine. One line.
    virtual ImVec2 measure_text(std::string_view text, float size, Weight weight) = 0;
    // Cut with an ellipsis when wider than `width_max`.
    virtual void draw_text(ImDrawList& list, ImVec2 position, std::string_view text, float size, Weight weight,
                           ImU32 color, float width_max) = 0;
};

}  // namespace parley::ui
