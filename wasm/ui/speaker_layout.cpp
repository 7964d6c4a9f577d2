// Speaker layout: see the header.
#include "ui/speaker_layout.hpp"

#include <algorithm>

#include "ui/tile_layout.hpp"

namespace parley::ui {

namespace {

constexpr float strip_share = 0.24F;
// A strip for few need not be as wide as one for many.
constexpr float strip_length_max = 260;
constexpr std::size_t many = 8;

}  // namespace

SpeakerPlaces speaker_places(const Rect& area, std::size_t others, float gap) {
    SpeakerPlaces places{.large = area, .others = {}};
    if (others == 0 || area.empty()) return places;
    const float used_gap = std::min(gap, std::min(area.width, area.height) / 40);
    const bool beside = area.width >= area.height;
    const float share = (beside ? area.width : area.height) * strip_share;
    const float length = others > many ? share : std::min(share, strip_length_max);
    Rect strip = beside ? places.large.cut_right(length) : places.large.cut_bottom(length);
    if (beside) {
        places.large.cut_right(used_gap);
    } else {
        places.large.cut_bottom(used_gap);
    }
    places.others = tile_grid(strip, others, used_gap);
    return places;
}

Rect corner_tile(const Rect& area, float gap) {
    if (area.height > area.width) return spotlight(area, gap).small;
    const float height = std::clamp(area.height * 0.3F, 0.0F, 200.0F);
    const float width = std::min(height * 4 / 3, area.width * 0.3F);
    return {.x = area.right() - gap - width, .y = area.bottom() - gap - height, .width = width, .height = height};
}

}  // namespace parley::ui
