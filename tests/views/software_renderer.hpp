// Software renderer: ImGui's draw data as a picture, without a window or a graphics card.
#pragma once

#include "imgui.h"
#include "views/picture.hpp"

namespace parley::ui {

// Paints all draw lists at the density of the draw data. Textures are read from ImGui's own copies, so that the context
// must say ImGuiBackendFlags_RendererHasTextures.
Picture paint(ImDrawData& data);

}  // namespace parley::ui
