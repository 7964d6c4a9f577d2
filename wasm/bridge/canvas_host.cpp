// CanvasHost: the calls, in integers, numbers and strings. The methods are those of web/canvas/canvas-host.js.
#include "bridge/canvas_host.hpp"

namespace parley::bridge {

float CanvasHost::measure_text(std::string_view text, float em, int weight) const {
    return host_.call<float>("measureText", std::string(text), em, weight);
}

void CanvasHost::rasterize_text(const TextOrder& order) const {
    host_.call<void>("rasterizeText", std::string(order.text), order.em, order.weight, order.color, order.x, order.y,
                     order.width, order.height, order.left, order.baseline, order.width_max);
}

void CanvasHost::watch_track(TrackHandle track) const {
    host_.call<void>("watchTrack", track.packed());
}

void CanvasHost::unwatch_track(TrackHandle track) const {
    host_.call<void>("unwatchTrack", track.packed());
}

void CanvasHost::show_video(const VideoOrder& order) const {
    host_.call<void>("showVideo", order.track.packed(), order.x, order.y, order.width, order.height, order.rounding,
                     order.mirrored, order.layer);
}

void CanvasHost::hide_video(TrackHandle track) const {
    host_.call<void>("hideVideo", track.packed());
}

void CanvasHost::upload_frame(TrackHandle track, int width, int height) const {
    host_.call<void>("uploadFrame", track.packed(), width, height);
}

void CanvasHost::upload_blurred_frame(TrackHandle track) const {
    host_.call<void>("uploadBlurredFrame", track.packed());
}

}  // namespace parley::bridge
