// Video tiles: bookkeeping of tracks; where the page shows them, or their upload at the moment of drawing.
#include "render/video_tiles.hpp"

#include <algorithm>

#include "render/contain_fit.hpp"
#include "render/cover_crop.hpp"
#include "render/upload_size.hpp"

namespace parley::render {

namespace {

// Seconds. What is beside a screen that is shown whole need not follow each of its changes.
constexpr double backdrop_age_max = 1;
constexpr int backdrop_brightness = 90;  // Of 255: what is whole stands out from it.

ImVec2 size_of(const Box& box) {
    return {box.max.x - box.min.x, box.max.y - box.min.y};
}

bool overlap(const Box& box, const FramePlace& place) {
    return box.min.x < place.x + place.width && place.x < box.max.x && box.min.y < place.y + place.height &&
           place.y < box.max.y;
}

}  // namespace

void VideoTiles::draw_on_canvas(bool on) {
    if (on == on_canvas_) return;
    on_canvas_ = on;
    for (Tile& tile : tiles_) {
        tile.texture.reset();
        tile.stale = true;
    }
}

void VideoTiles::set_tracks(const std::vector<TrackHandle>& tracks) {
    const auto is_gone = [&](const Tile& tile) {
        return std::find(tracks.begin(), tracks.end(), tile.track) == tracks.end();
    };
    for (const Tile& tile : tiles_) {
        if (is_gone(tile)) source_.unwatch(tile.track);
    }
    tiles_.erase(std::remove_if(tiles_.begin(), tiles_.end(), is_gone), tiles_.end());
    for (const TrackHandle track : tracks) {
        if (find(track) != nullptr) continue;
        tiles_.emplace_back().track = track;
        source_.watch(track);
    }
}

bool VideoTiles::frame_ready(TrackHandle track, int width, int height) {
    Tile* tile = find(track);
    if (tile == nullptr || width <= 0 || height <= 0) return false;
    const bool first = tile->width == 0;
    tile->width = width;
    tile->height = height;
    tile->stale = true;
    return first || tile->seen;
}

bool VideoTiles::looked_at(TrackHandle track, bool frame_came) {
    Tile* tile = find(track);
    return tile != nullptr && tile->stall.looked(frame_came) && tile->seen;
}

void VideoTiles::begin_frame(double time) {
    time_ = time;
    layers_ = 0;
    for (Tile& tile : tiles_) {
        tile.seen = false;
        tile.place.reset();
    }
}

bool VideoTiles::has_frame(TrackHandle track) const {
    const Tile* tile = find(track);
    return tile != nullptr && tile->width > 0;
}

bool VideoTiles::is_stalled(TrackHandle track) const {
    const Tile* tile = find(track);
    return tile != nullptr && tile->stall.is_stalled();
}

void VideoTiles::draw(ImDrawList& list, TrackHandle track, const TileQuad& quad, FrameLook look) {
    Tile* tile = find(track);
    if (tile == nullptr || tile->width == 0 || tile->seen) return;
    tile->seen = true;
    const ImVec2 frame_size(static_cast<float>(tile->width), static_cast<float>(tile->height));
    const Box room{.min = quad.min, .max = quad.max};
    const Box box = look.whole ? contain_fit(frame_size, room) : room;
    if (look.whole) draw_backdrop(list, *tile, quad);
    if (on_canvas_) return draw_texture(list, *tile, box, quad, look);
    // The canvas covers the corners, unless there is a hole in it already: only then the browser has to round them, at
    // the price of a layer of its own.
    const bool lies_over_another = std::any_of(
        tiles_.begin(), tiles_.end(), [&](const Tile& other) { return other.place && overlap(box, *other.place); });
    tile->place = {.x = box.min.x,
                   .y = box.min.y,
                   .width = size_of(box).x,
                   .height = size_of(box).y,
                   .rounding = lies_over_another && !look.whole ? quad.rounding : 0,
                   .mirrored = look.mirrored,
                   .layer = layers_++};
    shader_.cut(list, box, quad);
}

void VideoTiles::end_frame() {
    for (Tile& tile : tiles_) {
        if (tile.place == tile.shown) continue;
        if (tile.place) {
            source_.show(tile.track, *tile.place);
        } else {
            source_.hide(tile.track);
        }
        tile.shown = tile.place;
    }
}

void VideoTiles::reset_textures() {
    for (Tile& tile : tiles_) {
        tile.texture.reset();
        tile.backdrop.reset();
        tile.stale = true;
    }
}

void VideoTiles::draw_backdrop(ImDrawList& list, Tile& tile, const TileQuad& quad) {
    const bool is_new = !tile.backdrop;
    if (is_new) tile.backdrop = Texture::create();
    if (is_new || time_ - tile.backdrop_time > backdrop_age_max) {
        tile.backdrop.bind();
        source_.upload_blurred(tile.track);
        tile.backdrop_time = time_;
    }
    TileQuad dimmed = quad;
    dimmed.brightness = backdrop_brightness;
    shader_.draw(list, tile.backdrop, {.box = {.min = quad.min, .max = quad.max}, .crop = {}}, dimmed);
}

void VideoTiles::draw_texture(ImDrawList& list, Tile& tile, const Box& box, const TileQuad& quad, FrameLook look) {
    const ImVec2 size = size_of(box);
    const PixelSize wanted =
        upload_size({.width = tile.width, .height = tile.height}, {size.x * ratio_, size.y * ratio_});
    if (!tile.texture) tile.texture = Texture::create();
    if (tile.stale || wanted.width > tile.texture_width) {
        tile.texture.bind();
        source_.upload(tile.track, wanted.width, wanted.height);
        tile.texture_width = wanted.width;
        tile.stale = false;
    }
    const ImVec2 frame_size(static_cast<float>(tile.width), static_cast<float>(tile.height));
    const Crop crop = cover_crop(look.whole ? size : frame_size, size, look.mirrored);
    shader_.draw(list, tile.texture, {.box = box, .crop = crop}, quad);
}

VideoTiles::Tile* VideoTiles::find(TrackHandle track) {
    const auto found =
        std::find_if(tiles_.begin(), tiles_.end(), [&](const Tile& tile) { return tile.track == track; });
    return found == tiles_.end() ? nullptr : &*found;
}

const VideoTiles::Tile* VideoTiles::find(TrackHandle track) const {
    const auto found =
        std::find_if(tiles_.begin(), tiles_.end(), [&](const Tile& tile) { return tile.track == track; });
    return found == tiles_.end() ? nullptr : &*found;
}

}  // namespace parley::render
