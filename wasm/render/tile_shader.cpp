// Tile shader: compiled on first use, switched on by a draw callback, switched off by the backend's reset callback.
#include "render/tile_shader.hpp"

namespace parley::render {

namespace {

ImU32 color_of(const TileQuad& quad) {
    const auto alpha = static_cast<int>(quad.opacity * 255.0F + 0.5F);
    return IM_COL32(quad.brightness, quad.brightness, quad.brightness, alpha);
}

}  // namespace

struct TileShader::Call {
    TileShader* shader;
    TileQuad quad;
    bool cuts;
};

void TileShader::draw(ImDrawList& list, const Texture& texture, const TexturePlace& place, const TileQuad& quad) {
    Call call{.shader = this, .quad = quad, .cuts = false};
    list.AddCallback(&TileShader::begin_tile, &call, sizeof call);  // ImGui keeps a copy of the call.
    list.AddImage(texture.id(), place.box.min, place.box.max, place.crop.top_left, place.crop.bottom_right,
                  color_of(quad));
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void TileShader::cut(ImDrawList& list, const Box& box, const TileQuad& quad) {
    Call call{.shader = this, .quad = quad, .cuts = true};
    list.AddCallback(&TileShader::begin_tile, &call, sizeof call);
    list.AddRectFilled(box.min, box.max, color_of(quad));
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void TileShader::begin_tile(const ImDrawList* /*list*/, const ImDrawCmd* command) {
    const Call& call = *static_cast<const Call*>(command->UserCallbackData);
    TileShader& shader = *call.shader;
    // The canvas's colors are multiplied by their alpha: both are taken away in the same measure.
    if (call.cuts) glBlendFuncSeparate(GL_ZERO, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE_MINUS_SRC_ALPHA);
    // With a shader that does not compile the tile is still drawn, by the backend's own: with square corners.
    if (shader.program_ == 0 && !shader.link()) return;
    const ImDrawData& data = *ImGui::GetDrawData();
    glUseProgram(shader.program_);
    glUniform2f(shader.viewport_, data.DisplaySize.x, data.DisplaySize.y);
    glUniform4f(shader.bounds_, call.quad.min.x, call.quad.min.y, call.quad.max.x, call.quad.max.y);
    glUniform1f(shader.rounding_, call.quad.rounding);
    glUniform1f(shader.pixel_, 1 / data.FramebufferScale.x);
}

GLuint TileShader::compile(GLenum stage, const std::string& source) const {
    const GLuint shader = glCreateShader(stage);
    const char* text = source.c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    return shader;
}

bool TileShader::link() {
    if (broken_) return false;
    GLint current = 0;
    glGetIntegerv(GL_CURRENT_PROGRAM, &current);
    const GLuint vertex = compile(GL_VERTEX_SHADER, sources_.vertex);
    const GLuint fragment = compile(GL_FRAGMENT_SHADER, sources_.fragment);
    const GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    for (const char* attribute : {"Position", "UV", "Color"}) {
        const GLint location = glGetAttribLocation(static_cast<GLuint>(current), attribute);
        if (location >= 0) glBindAttribLocation(program, static_cast<GLuint>(location), attribute);
    }
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint linked = GL_FALSE;
    glGetProgramiv(program, GL_LINK_STATUS, &linked);
    if (linked == GL_FALSE) {
        glDeleteProgram(program);
        broken_ = true;
        return false;
    }
    program_ = program;
    viewport_ = glGetUniformLocation(program, "viewport");
    bounds_ = glGetUniformLocation(program, "bounds");
    rounding_ = glGetUniformLocation(program, "rounding");
    pixel_ = glGetUniformLocation(program, "pixel");
    return true;
}

void TileShader::reset() {
    if (program_ != 0) glDeleteProgram(program_);
    program_ = 0;
    broken_ = false;
}

}  // namespace parley::render
