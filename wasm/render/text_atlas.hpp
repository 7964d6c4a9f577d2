// Text atlas: lines that people wrote, rasterised once by the browser and kept in one texture of bounded size.
//
// When the texture is full it is emptied and the picture is made once more: only what is shown then comes back.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "imgui.h"
#include "render/shelf_packer.hpp"
#include "render/text_rasterizer.hpp"
#include "render/texture.hpp"

namespace parley::render {

// How a line is set. Its color is kept with it: one line in two colors is kept twice. `size` is its height in CSS
// pixels, counted as ImGui does: from ascender to descender.
struct TextStyle {
    float size = 16;
    int weight = 400;
    ImU32 color = IM_COL32_WHITE;
};

class TextAtlas {
  public:
    // The rasterizer outlives the atlas.
    explicit TextAtlas(TextRasterizer& rasterizer);

    // Device pixels to one CSS pixel. Another ratio empties the atlas.
    void set_ratio(float ratio);
    // In CSS pixels.
    ImVec2 measure(std::string_view text, const TextStyle& style);
    // Cut with an ellipsis when wider than `width_max` CSS pixels.
    void draw(ImDrawList& list, ImVec2 position, std::string_view text, const TextStyle& style, float width_max);

    // Whether a line found no room since the last reset.
    bool overflowed() const { return overflowed_; }
    // Empties the atlas; also after the context was lost.
    void reset();

  private:
    const PackedBox* find_or_rasterize(std::string_view text, const TextStyle& style, float width);
    float width_of(std::string_view text, const TextStyle& style);

    TextRasterizer& rasterizer_;
    float ratio_ = 1;
    int side_;  // Of the texture, in device pixels.
    Texture texture_;
    ShelfPacker packer_;
    std::unordered_map<std::string, PackedBox> boxes_;
    std::unordered_map<std::string, float> widths_;
    bool overflowed_ = false;
};

}  // namespace parley::render
