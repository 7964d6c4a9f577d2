// Texture: creation and deletion in GL.
#include "render/texture.hpp"

namespace parley::render {

Texture Texture::create() {
    Texture texture;
    glGenTextures(1, &texture.name_);
    texture.bind();
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

void Texture::allocate(int width, int height) const {
    bind();
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
}

void Texture::reset() {
    if (name_ == 0) return;
    glDeleteTextures(1, &name_);
    name_ = 0;
}

}  // namespace parley::render
