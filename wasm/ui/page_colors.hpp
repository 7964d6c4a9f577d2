// Page colors: what a page chooses for its room, and the colors of the theme that follow from it.
#pragma once

#include <array>

#include "imgui.h"
#include "ui/recoloring.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

struct PageColors {
    ImU32 background = theme::background;
    ImU32 accent = theme::accent;
    bool operator==(const PageColors&) const = default;
};

// All that is drawn on the page's background and with its accent. A background that is too light for the theme's words
// is darkened, and an accent that is too dark to be seen on it is lightened, until WCAG 2.2 AA is reached.
class PagePalette {
  public:
    explicit PagePalette(PageColors colors);

    ImU32 instead_of(ImU32 color) const { return replaced(table_, color); }
    // Everything that was drawn so far.
    void apply(ImDrawList& list) const { recolor(list, table_); }

  private:
    std::array<Replacement, 16> table_;
};

}  // namespace parley::ui
