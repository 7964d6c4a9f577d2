// Viewport: who asks for more contrast gets it, whatever colors the page has chosen.
#include "ui/viewport.hpp"

#include "ui/high_contrast.hpp"

namespace parley::ui {

namespace {

Theme theme_of(const PagePalette* palette) {
    return palette == nullptr ? Theme::Dark : palette->theme();
}

}  // namespace

ImU32 Viewport::shown(ImU32 color) const {
    if (high_contrast) return strengthened(theme_of(palette), color);
    return palette == nullptr ? color : palette->instead_of(color);
}

void Viewport::recolor(ImDrawList& list) const {
    if (high_contrast) return raise_contrast(theme_of(palette), list);
    if (palette != nullptr) palette->apply(list);
}

}  // namespace parley::ui
