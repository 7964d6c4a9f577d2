// Text rasterizer: the browser's own text engine as the atlas needs it. Any script, one line.
#pragma once

#include <cstdint>
#include <string_view>

#include "render/shelf_packer.hpp"

namespace parley::render {

struct TextFace {
    float em = 16;                   // Font size in pixels.
    int weight = 400;                // As in CSS.
    std::uint32_t color = 0xFFFFFF;  // 0xRRGGBB. Emoji have their own.
};

// Where in the bound texture, and how within that box, a line is drawn.
struct TextPlacement {
    PackedBox box;
    float left = 0;       // Device pixels from the left of the box to the line's start.
    float baseline = 0;   // Device pixels from the top of the box.
    float width_max = 0;  // Device pixels; a longer line is cut and ends in an ellipsis.
};

class TextRasterizer {
  public:
    TextRasterizer() = default;
    TextRasterizer(const TextRasterizer&) = delete;
    TextRasterizer& operator=(const TextRasterizer&) = delete;
    virtual ~TextRasterizer() = default;

    // Width in the unit of `face.em`.
    virtual float measure(std::string_view text, const TextFace& face) = 0;
    // On transparent; `face.em` in device pixels.
    virtual void rasterize(std::string_view text, const TextFace& face, const TextPlacement& placement) = 0;
};

}  // namespace parley::render
