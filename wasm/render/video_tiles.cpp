// Video tiles: bookkeeping of tracks, and upload at the moment of drawing.
#include "render/video_tiles.hpp"

#include <algorithm>

#include "render/contain_fit.hpp"
#include "render/cover_crop.hpp"

namespace parley::render {

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

void VideoTiles::begin_frame() {
    for (Tile& tile : tiles_) tile.seen = false;
}

bool VideoTiles::has_frame(TrackHandle track) const {
    const Tile* tile = find(track);
    return tile != nullptr && tile->width > 0;
}

void VideoTiles::draw(ImDrawList& list, TrackHandle track, const TileQuad& quad, FrameLook look) {
    Tile* tile = find(track);
    if (tile == nullptr || tile->width == 0) return;
    tile->seen = true;
    if (!tile->texture) tile->texture = Texture::create();
    if (tile->stale) {
        tile->texture.bind();
        source_.upload(track);
        tile->stale = false;
    }
    const ImVec2 frame_size(static_cast<float>(tile->width), static_cast<float>(tile->height));
    const Box room{.min = quad.min, .max = quad.max};
    const Box shown = look.whole ? contain_fit(frame_size, room) : room;
    const ImVec2 shown_size(shown.max.x - shown.min.x, shown.max.y - shown.min.y);
    const Crop crop = cover_crop(look.whole ? shown_size : frame_size, shown_size, look.mirrored);
    shader_.draw(list, tile->texture, {.box = shown, .crop = crop}, quad);
}

void VideoTiles::reset_textures() {
    for (Tile& tile : tiles_) {
        tile.texture.reset();
        tile.stale = true;
    }
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
