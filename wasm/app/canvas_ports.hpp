// Canvas ports: what the renderer asks of its surroundings, answered by the page behind the bridge.
#pragma once

#include <string_view>
#include <utility>

#include "bridge/canvas_host.hpp"
#include "render/text_rasterizer.hpp"
#include "render/video_tiles.hpp"

namespace parley::app {

class PageText final : public render::TextRasterizer {
  public:
    // The host outlives this object.
    explicit PageText(const bridge::CanvasHost& host) : host_(host) {}

    float measure(std::string_view text, const render::TextFace& face) override {
        return host_.measure_text(text, face.em, face.weight);
    }
    void rasterize(std::string_view text, const render::TextFace& face,
                   const render::TextPlacement& placement) override {
        host_.rasterize_text({.text = text,
                              .em = face.em,
                              .weight = face.weight,
                              .color = face.color,
                              .x = placement.box.x,
                              .y = placement.box.y,
                              .width = placement.box.width,
                              .height = placement.box.height,
                              .left = placement.left,
                              .baseline = placement.baseline,
                              .width_max = placement.width_max});
    }

  private:
    const bridge::CanvasHost& host_;
};

class PageVideo final : public render::FrameSource {
  public:
    // The host outlives this object.
    explicit PageVideo(const bridge::CanvasHost& host) : host_(host) {}

    void watch(TrackHandle track) override { host_.watch_track(track); }
    void unwatch(TrackHandle track) override { host_.unwatch_track(track); }
    void show(TrackHandle track, const render::FramePlace& place) override {
        host_.show_video({.track = track,
                          .x = place.x,
                          .y = place.y,
                          .width = place.width,
                          .height = place.height,
                          .rounding = place.rounding,
                          .mirrored = place.mirrored,
                          .layer = place.layer});
    }
    void hide(TrackHandle track) override { host_.hide_video(track); }
    void upload(TrackHandle track, int width, int height) override { host_.upload_frame(track, width, height); }
    void upload_blurred(TrackHandle track) override { host_.upload_blurred_frame(track); }

  private:
    const bridge::CanvasHost& host_;
};

}  // namespace parley::app
