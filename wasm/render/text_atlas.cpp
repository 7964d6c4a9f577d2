// Text atlas: keys, metrics of a line's box, and quads aligned to device pixels.
#include "render/text_atlas.hpp"

#include <algorithm>
#include <cmath>

namespace parley::render {

namespace {

// Device pixels: 4 MB on ordinary screens, 16 MB on dense ones, taken only when there is text to draw.
int side_for(float ratio) {
    return ratio > 1.5F ? 2048 : 1024;
}

constexpr std::size_t widths_kept_max = 1024;

// ImGui counts a font's size from ascender to descender, CSS counts the em. These are Inter's, in em.
constexpr float ascender = 0.96875F;
constexpr float descender = 0.2412F;
constexpr float line_em = ascender + descender;
// Room around the line for marks above and below it, and for letters that lean out, in em.
constexpr float overhang = 0.35F;

float em_of(const TextStyle& style, float ratio) {
    return style.size / line_em * ratio;
}
float margin_of(float em) {
    return std::ceil(em * overhang);
}

// As CSS counts them.
std::uint32_t ink_of(ImU32 color) {
    const auto part = [&](unsigned shift) { return std::uint32_t{(color >> shift) & 0xFFU}; };
    return (part(IM_COL32_R_SHIFT) << 16U) | (part(IM_COL32_G_SHIFT) << 8U) | part(IM_COL32_B_SHIFT);
}

std::string key_of(std::string_view text, const TextStyle& style, std::uint32_t ink, float width) {
    std::string key(text);
    for (const int part :
         {static_cast<int>(style.size * 64), style.weight, static_cast<int>(ink), static_cast<int>(std::ceil(width))}) {
        key += '\n';
        key += std::to_string(part);
    }
    return key;
}

}  // namespace

TextAtlas::TextAtlas(TextRasterizer& rasterizer)
    : rasterizer_(rasterizer), side_(side_for(ratio_)), packer_(side_, side_) {}

void TextAtlas::set_ratio(float ratio) {
    if (ratio == ratio_) return;
    ratio_ = ratio;
    side_ = side_for(ratio);
    packer_ = ShelfPacker(side_, side_);
    reset();
}

void TextAtlas::reset() {
    texture_.reset();
    packer_.clear();
    boxes_.clear();
    overflowed_ = false;
}

float TextAtlas::width_of(std::string_view text, const TextStyle& style) {
    if (widths_.size() >= widths_kept_max) widths_.clear();
    const auto [entry, added] = widths_.try_emplace(key_of(text, style, 0, 0), 0.0F);
    if (added) entry->second = rasterizer_.measure(text, {.em = em_of(style, 1), .weight = style.weight});
    return entry->second;
}

ImVec2 TextAtlas::measure(std::string_view text, const TextStyle& style) {
    return {text.empty() ? 0 : width_of(text, style), style.size};
}

void TextAtlas::draw(ImDrawList& list, ImVec2 position, std::string_view text, const TextStyle& style,
                     float width_max) {
    if (text.empty() || width_max <= 0) return;
    const float width = std::min(width_of(text, style), width_max);
    const PackedBox* box = find_or_rasterize(text, style, width);
    if (box == nullptr) return;
    const float margin = margin_of(em_of(style, ratio_));
    const ImVec2 min(std::round(position.x * ratio_) - margin, std::round(position.y * ratio_) - margin);
    const ImVec2 max(min.x + static_cast<float>(box->width), min.y + static_cast<float>(box->height));
    const float texel = 1.0F / static_cast<float>(side_);
    const ImVec2 uv_min(static_cast<float>(box->x) * texel, static_cast<float>(box->y) * texel);
    const ImVec2 uv_max(static_cast<float>(box->x + box->width) * texel,
                        static_cast<float>(box->y + box->height) * texel);
    // The line has its color already, since emoji in it have theirs.
    const ImU32 fading = IM_COL32_WHITE & (style.color | ~IM_COL32_A_MASK);
    list.AddImage(texture_.id(), {min.x / ratio_, min.y / ratio_}, {max.x / ratio_, max.y / ratio_}, uv_min, uv_max,
                  fading);
}

const PackedBox* TextAtlas::find_or_rasterize(std::string_view text, const TextStyle& style, float width) {
    const std::uint32_t ink = ink_of(style.color);
    std::string key = key_of(text, style, ink, width);
    if (const auto found = boxes_.find(key); found != boxes_.end()) return &found->second;
    const float em = em_of(style, ratio_);
    const float margin = margin_of(em);
    // A line longer than the atlas is cut earlier than was asked for.
    const float line_width = std::min(std::ceil(width * ratio_), static_cast<float>(side_) - 2 * margin);
    const auto box = packer_.place(static_cast<int>(line_width + 2 * margin),
                                   static_cast<int>(std::ceil(style.size * ratio_) + 2 * margin));
    if (!box) {
        overflowed_ = true;
        return nullptr;
    }
    if (!texture_) {
        texture_ = Texture::create();
        texture_.allocate(side_, side_);
    }
    texture_.bind();
    rasterizer_.rasterize(
        text, {.em = em, .weight = style.weight, .color = ink},
        {.box = *box, .left = margin, .baseline = std::round(margin + em * ascender), .width_max = line_width});
    return &boxes_.emplace(std::move(key), *box).first->second;
}

}  // namespace parley::render
