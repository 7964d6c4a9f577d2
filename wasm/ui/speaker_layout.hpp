// Speaker layout: one person large, all others small beside or below. Pure geometry, in CSS pixels.
#pragma once

#include <cstddef>
#include <vector>

#include "ui/rect.hpp"

namespace parley::ui {

struct SpeakerPlaces {
    Rect large;
    std::vector<Rect> others;  // All of one size, smaller than `large`. Empty where there is no room at all.
};

// The others stand to the right in an area that is wider than high, else below. They take at most a quarter of it.
SpeakerPlaces speaker_places(const Rect& area, std::size_t others, float gap);

// A small tile in the lower right corner of an area, for ourselves where only two are there.
Rect corner_tile(const Rect& area, float gap);

}  // namespace parley::ui
