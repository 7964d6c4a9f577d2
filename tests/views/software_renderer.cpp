// Software renderer: textured triangles with barycentric interpolation, sampled to the nearest texel.
#include "views/software_renderer.hpp"

#include <algorithm>
#include <cmath>

namespace parley::ui {

namespace {

struct Clip {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

float part(ImU32 color, unsigned shift) {
    return static_cast<float>((color >> shift) & 0xFFU) / 255.0F;
}

ImVec4 sample(const ImTextureData& texture, float u, float v) {
    const int x = std::clamp(static_cast<int>(u * static_cast<float>(texture.Width)), 0, texture.Width - 1);
    const int y = std::clamp(static_cast<int>(v * static_cast<float>(texture.Height)), 0, texture.Height - 1);
    const unsigned char* texel =
        texture.Pixels + (static_cast<std::ptrdiff_t>(y) * texture.Width + x) * texture.BytesPerPixel;
    if (texture.BytesPerPixel == 1) return {1, 1, 1, static_cast<float>(texel[0]) / 255};
    return {static_cast<float>(texel[0]) / 255, static_cast<float>(texel[1]) / 255, static_cast<float>(texel[2]) / 255,
            static_cast<float>(texel[3]) / 255};
}

std::uint8_t mixed(std::uint8_t below, float above, float alpha) {
    return static_cast<std::uint8_t>(std::lround(static_cast<float>(below) * (1 - alpha) + above * alpha * 255));
}

void blend(Pixel& pixel, const ImVec4& color) {
    const float alpha = std::clamp(color.w, 0.0F, 1.0F);
    pixel.red = mixed(pixel.red, color.x, alpha);
    pixel.green = mixed(pixel.green, color.y, alpha);
    pixel.blue = mixed(pixel.blue, color.z, alpha);
    pixel.alpha = 255;
}

float edge(ImVec2 from, ImVec2 to, ImVec2 point) {
    return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
}

// Pixels on a shared edge belong to one triangle only (the top-left rule), else they would be blended twice.
bool owns_edge(ImVec2 from, ImVec2 to) {
    return to.y < from.y || (to.y == from.y && to.x > from.x);
}

class Painter {
  public:
    Painter(Picture& picture, const ImDrawData& data) : picture_(picture), data_(data) {}

    void paint(const ImDrawList& list) {
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr) continue;
            const ImTextureData* texture = command.TexRef._TexData;
            if (texture == nullptr || texture->Pixels == nullptr) continue;
            const Clip clip = clip_of(command.ClipRect);
            for (unsigned index = 0; index < command.ElemCount; index += 3) {
                const ImDrawIdx* corners = &list.IdxBuffer[static_cast<int>(command.IdxOffset + index)];
                const auto corner = [&](int number) {
                    return list.VtxBuffer[static_cast<int>(command.VtxOffset + corners[number])];
                };
                fill(corner(0), corner(1), corner(2), *texture, clip);
            }
        }
    }

  private:
    ImVec2 placed(ImVec2 position) const {
        return {(position.x - data_.DisplayPos.x) * data_.FramebufferScale.x,
                (position.y - data_.DisplayPos.y) * data_.FramebufferScale.y};
    }

    Clip clip_of(const ImVec4& rect) const {
        const ImVec2 low = placed({rect.x, rect.y});
        const ImVec2 high = placed({rect.z, rect.w});
        return {.left = std::max(static_cast<int>(low.x), 0),
                .top = std::max(static_cast<int>(low.y), 0),
                .right = std::min(static_cast<int>(high.x), static_cast<int>(picture_.width)),
                .bottom = std::min(static_cast<int>(high.y), static_cast<int>(picture_.height))};
    }

    void fill(const ImDrawVert& first, ImDrawVert second, ImDrawVert third, const ImTextureData& texture,
              const Clip& clip) {
        const ImVec2 a = placed(first.pos);
        ImVec2 b = placed(second.pos);
        ImVec2 c = placed(third.pos);
        float area = edge(a, b, c);
        if (area == 0) return;
        if (area < 0) {
            std::swap(b, c);
            std::swap(second, third);
            area = -area;
        }
        const int left = std::max(clip.left, static_cast<int>(std::floor(std::min({a.x, b.x, c.x}))));
        const int right = std::min(clip.right, static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))) + 1);
        const int top = std::max(clip.top, static_cast<int>(std::floor(std::min({a.y, b.y, c.y}))));
        const int bottom = std::min(clip.bottom, static_cast<int>(std::ceil(std::max({a.y, b.y, c.y}))) + 1);
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x) {
                const ImVec2 point(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
                const float of_a = edge(b, c, point);
                const float of_b = edge(c, a, point);
                const float of_c = edge(a, b, point);
                if (of_a < 0 || of_b < 0 || of_c < 0) continue;
                if ((of_a == 0 && !owns_edge(b, c)) || (of_b == 0 && !owns_edge(c, a)) ||
                    (of_c == 0 && !owns_edge(a, b))) {
                    continue;
                }
                const float share_a = of_a / area;
                const float share_b = of_b / area;
                const float share_c = of_c / area;
                const auto shared = [&](float from_a, float from_b, float from_c) {
                    return from_a * share_a + from_b * share_b + from_c * share_c;
                };
                const ImVec4 texel = sample(texture, shared(first.uv.x, second.uv.x, third.uv.x),
                                            shared(first.uv.y, second.uv.y, third.uv.y));
                const auto channel = [&](unsigned shift) {
                    return shared(part(first.col, shift), part(second.col, shift), part(third.col, shift));
                };
                blend(picture_.at(static_cast<std::size_t>(x), static_cast<std::size_t>(y)),
                      {texel.x * channel(IM_COL32_R_SHIFT), texel.y * channel(IM_COL32_G_SHIFT),
                       texel.z * channel(IM_COL32_B_SHIFT), texel.w * channel(IM_COL32_A_SHIFT)});
            }
        }
    }

    Picture& picture_;
    const ImDrawData& data_;
};

}  // namespace

Picture paint(ImDrawData& data) {
    Picture picture;
    picture.width = static_cast<std::size_t>(std::lround(data.DisplaySize.x * data.FramebufferScale.x));
    picture.height = static_cast<std::size_t>(std::lround(data.DisplaySize.y * data.FramebufferScale.y));
    picture.pixels.assign(picture.width * picture.height, {.red = 0, .green = 0, .blue = 0, .alpha = 255});
    Painter painter(picture, data);
    for (const ImDrawList* list : data.CmdLists) painter.paint(*list);
    return picture;
}

}  // namespace parley::ui
