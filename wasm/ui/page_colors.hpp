// Page colors: what a page chooses for its room, and the colors of the theme that follow from it.
#pragma once

#include <vector>

#include "imgui.h"
#include "ui/recoloring.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

struct PageColors {
    ImU32 background = 0;
    ImU32 accent = 0;
    bool operator==(const PageColors&) const = default;
};

// The theme's own.
PageColors colors_of(Theme theme);

// A theme, with all that is drawn on the page's background and with its accent in the page's colors. On the dark theme
// a background that is too light for the words is darkened, and an accent that is too dark to be seen on it is
// lightened, until WCAG 2.2 AA is reached; on the light theme it is the other way round.
class PagePalette {
  public:
    explicit PagePalette(Theme theme) : PagePalette(theme, colors_of(theme)) {}
    PagePalette(Theme theme, PageColors colors);

    Theme theme() const { return theme_; }
    // `color` is one of theme.hpp.
    ImU32 instead_of(ImU32 color) const { return replaced(table_, color); }
    // Everything that was drawn so far.
    void apply(ImDrawList& list) const { recolor(list, table_); }

  private:
    void set(ImU32 color, ImU32 instead);

    Theme theme_;
    std::vector<Replacement> table_;
};

}  // namespace parley::ui
