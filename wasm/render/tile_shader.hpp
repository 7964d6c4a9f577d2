// Tile shader: draws a texture as a rounded tile from within ImGui's own draw list, or cuts such a tile out of it.
#pragma once

#include <string>

#include <GLES3/gl3.h>

#include "imgui.h"
#include "render/contain_fit.hpp"
#include "render/cover_crop.hpp"
#include "render/texture.hpp"

namespace parley::render {

// GLSL ES 3.00, as the files of shaders/ have it.
struct ShaderSources {
    std::string vertex;
    std::string fragment;
};

// The tile: nothing is drawn outside its rounded corners.
struct TileQuad {
    ImVec2 min;  // CSS pixels
    ImVec2 max;
    float rounding = 0;    // CSS pixels
    float opacity = 1;     // 0 to 1
    int brightness = 255;  // Of what is drawn: 0 to 255
};

// Which part of the texture lies where.
struct TexturePlace {
    Box box;  // Within the tile.
    Crop crop;
};

class TileShader {
  public:
    explicit TileShader(ShaderSources sources) : sources_(std::move(sources)) {}
    ~TileShader() { reset(); }
    TileShader(const TileShader&) = delete;
    TileShader& operator=(const TileShader&) = delete;

    // Queues the tile. The shader must outlive the rendering of the list.
    void draw(ImDrawList& list, const Texture& texture, const TexturePlace& place, const TileQuad& quad);
    // Queues a hole: what lies below the canvas is seen in `box`, within the tile, as far as the tile is opaque.
    void cut(ImDrawList& list, const Box& box, const TileQuad& quad);
    // Forgets what GL holds; the next tile compiles anew.
    void reset();

  private:
    struct Call;
    static void begin_tile(const ImDrawList* list, const ImDrawCmd* command);

    // The backend's program must be the current one: its attribute locations are taken over.
    bool link();
    GLuint compile(GLenum stage, const std::string& source) const;

    ShaderSources sources_;
    GLuint program_ = 0;
    bool broken_ = false;
    GLint viewport_ = -1;
    GLint bounds_ = -1;
    GLint rounding_ = -1;
    GLint pixel_ = -1;
};

}  // namespace parley::render
