// Panel frame: the surface of a panel at the side of the room or over it, with a header and what closes it.
#pragma once

#include <string>
#include <string_view>

#include "ui/drawing.hpp"

namespace parley::ui {

struct PanelNames {
    std::string_view id;  // Its closing button is this with "-close".
    std::string_view closing;
};

struct PanelFrame {
    Rect header;  // Beside the closing button.
    Rect content;
};

// `covers`: it lies over the stage and has no edges.
PanelFrame draw_panel_frame(const Drawing& drawing, const Rect& rect, bool covers, const PanelNames& names);
void draw_panel_title(const Drawing& drawing, const Rect& header, std::string_view id, const std::string& title);

}  // namespace parley::ui
