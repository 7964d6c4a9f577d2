// Right to left: screens are laid out and drawn from left to right, and the finished frame is mirrored as a whole:
// shapes, places of nodes and fields, and before that the pointer. So no layout knows of directions.
//
// What must not be seen in a mirror (text, pictures of people, icons, plots) is kept upright by whoever draws it.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

bool is_right_to_left(const Viewport& viewport);

// Where it comes to lie in a window so wide.
Rect mirrored(const Rect& rect, float window_width);

// What is drawn while it lives comes to the mirrored place as it is, not as in a mirror. Not within another one.
class Upright {
  public:
    // `place` is what it covers, as laid out.
    Upright(const Drawing& drawing, const Rect& place);
    Upright(const Upright&) = delete;
    Upright& operator=(const Upright&) = delete;
    ~Upright();

  private:
    const Drawing& drawing_;
    int first_ = 0;
    float shift_ = 0;
};

// A video, upright. The canvas is told the place where it is seen in the end.
void draw_video(const Drawing& drawing, TrackHandle track, const Rect& rect, const VideoStyle& style);

// The pointer as the layout sees it, for as long as it lives.
class MirroredPointer {
  public:
    explicit MirroredPointer(const Viewport& viewport);
    MirroredPointer(const MirroredPointer&) = delete;
    MirroredPointer& operator=(const MirroredPointer&) = delete;
    ~MirroredPointer();

  private:
    ImVec2 before_;
};

// The finished frame, once.
void mirror_frame(const Viewport& viewport, Frame& frame, ImDrawList& list);

}  // namespace parley::ui
