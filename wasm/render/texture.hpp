// Texture: owns one GL texture with linear filtering, clamped at its edges.
#pragma once

#include <utility>

#include <GLES3/gl3.h>

#include "imgui.h"

namespace parley::render {

class Texture {
  public:
    Texture() = default;
    ~Texture() { reset(); }
    Texture(Texture&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    Texture& operator=(Texture&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    Texture(const Texture&) = delete;
    Texture& operator=(const Texture&) = delete;

    // Empty, and bound.
    static Texture create();
    // Transparent black of this size in device pixels.
    void allocate(int width, int height) const;
    void bind() const { glBindTexture(GL_TEXTURE_2D, name_); }
    void reset();

    explicit operator bool() const { return name_ != 0; }
    ImTextureID id() const { return static_cast<ImTextureID>(name_); }

  private:
    GLuint name_ = 0;
};

}  // namespace parley::render
