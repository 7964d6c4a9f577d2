// Drawing: what every part of a screen is handed: the facts, the place to draw, and where results go.
#pragma once

#include <optional>
#include <string>

#include "core/border/snapshot.hpp"
#include "ui/canvas.hpp"
#include "ui/frame.hpp"
#include "ui/ui_state.hpp"
#include "ui/viewport.hpp"

namespace parley::ui {

struct Drawing {
    const Snapshot& snapshot;
    UiState& state;
    Canvas& canvas;
    const Viewport& viewport;
    Frame& frame;
    ImDrawList& list;
    // Below an overlay: still drawn, but not operable and not in the mirror.
    bool inert = false;

    void emit(const Intent& intent) const { frame.intents.push_back(intent); }
    void mirror(AccessibleNode node) const;
};

inline ImVec2 min_of(const Rect& rect) {
    return {rect.x, rect.y};
}
inline ImVec2 max_of(const Rect& rect) {
    return {rect.right(), rect.bottom()};
}

// How far something that began at `since` has come, 0 to 1; keeps frames coming until it is there. 1 at once where
// nothing may move, and for what has always been (`since` below zero).
float transition(const Drawing& drawing, double since);

}  // namespace parley::ui
