// Drawing: see the header.
#include "ui/drawing.hpp"

#include <algorithm>
#include <utility>

#include "ui/theme.hpp"

namespace parley::ui {

void Drawing::mirror(AccessibleNode node) const {
    if (inert) return;
    node.focused = !node.id.empty() && node.id == state.focused_id();
    frame.nodes.push_back(std::move(node));
}

float transition(const Drawing& drawing, double since) {
    if (drawing.viewport.reduced_motion || since < 0) return 1;
    const double progress = std::clamp((drawing.viewport.time - since) / theme::transition_s, 0.0, 1.0);
    if (progress >= 1) return 1;
    drawing.frame.animating = true;
    const auto left = static_cast<float>(1 - progress);
    return 1 - left * left * left;
}

}  // namespace parley::ui
