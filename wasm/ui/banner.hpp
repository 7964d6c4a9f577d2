// Banners: messages that lie above a screen: the session's notice, blocked sound, devices in trouble.
#pragma once

#include <vector>

#include "ui/drawing.hpp"

namespace parley::ui {

enum class BannerKind : std::uint8_t { Notice, AudioBlocked, Microphone, Camera, Knock, Call };

// Which banners this snapshot asks for, the most pressing first.
std::vector<BannerKind> banners_of(const Snapshot& snapshot);

// Where draw_banners will draw them.
std::vector<Rect> banner_places(const Drawing& drawing, const Rect& area, const std::vector<BannerKind>& banners);

// Draws those that fit into the area, from its top, centered; returns the height used, with the gap below.
float draw_banners(const Drawing& drawing, const Rect& area, const std::vector<BannerKind>& banners);

}  // namespace parley::ui
