// CanvasHost: the JavaScript object behind a canvas, for what only the page can do. Its methods never throw.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <emscripten/val.h>

#include "core/border/handle.hpp"

namespace parley::bridge {

// A line of text to be drawn into the bound texture. Lengths in device pixels.
struct TextOrder {
    std::string_view text;
    float em = 0;
    int weight = 400;
    std::uint32_t color = 0;  // 0xRRGGBB
    int x = 0;                // The box in the texture.
    int y = 0;
    int width = 0;
    int height = 0;
    float left = 0;      // Where in the box the line starts.
    float baseline = 0;  // From the top of the box.
    float width_max = 0;
};

// A video element under the canvas. Lengths in CSS pixels.
struct VideoOrder {
    TrackHandle track;
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    float rounding = 0;
    bool mirrored = false;
    int layer = 0;  // Those of higher ones lie over those of lower ones.
};

class CanvasHost {
  public:
    explicit CanvasHost(emscripten::val host) : host_(std::move(host)) {}

    float measure_text(std::string_view text, float em, int weight) const;
    void rasterize_text(const TextOrder& order) const;
    void watch_track(TrackHandle track) const;
    void unwatch_track(TrackHandle track) const;
    void show_video(const VideoOrder& order) const;
    void hide_video(TrackHandle track) const;
    // Into the bound texture, in this size.
    void upload_frame(TrackHandle track, int width, int height) const;
    // Into the bound texture, as a few blurred pixels.
    void upload_blurred_frame(TrackHandle track) const;

  private:
    emscripten::val host_;
};

}  // namespace parley::bridge
