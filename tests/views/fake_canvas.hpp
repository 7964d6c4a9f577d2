// Fake canvas: gradients for video, an ImGui font for the browser's text; remembers what was drawn where.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ui/canvas.hpp"
#include "ui/rect.hpp"
#include "ui/viewport.hpp"

namespace parley::ui {

class FakeCanvas : public Canvas {
  public:
    struct DrawnText {
        std::string text;
        Rect rect;  // Where it is seen, after cutting.
        bool is_cut = false;
    };
    struct DrawnVideo {
        TrackHandle track;
        Rect rect;
        VideoStyle style;
    };

    explicit FakeCanvas(const Fonts& fonts) : fonts_(fonts) {}

    // Tracks whose first frame has not come; all others have video.
    void hold_back(TrackHandle track) { waiting_.insert(track.packed()); }
    // Tracks whose frames have stopped coming.
    void stall(TrackHandle track) { stalled_.insert(track.packed()); }
    void begin_frame();
    // Of the window, while frames are mirrored; else 0.
    void set_mirror_width(float width) { mirror_width_ = width; }
    const std::vector<DrawnText>& texts() const { return texts_; }
    const std::vector<DrawnVideo>& videos() const { return videos_; }

    bool has_video(TrackHandle track) override;
    bool is_stalled(TrackHandle track) override;
    void draw_video(ImDrawList& list, TrackHandle track, ImVec2 min, ImVec2 max, const VideoStyle& style) override;
    ImVec2 measure_text(std::string_view text, float size, Weight weight) override;
    void draw_text(ImDrawList& list, ImVec2 position, std::string_view text, float size, Weight weight, ImU32 color,
                   float width_max) override;

  private:
    static void draw_screen(ImDrawList& list, ImVec2 min, ImVec2 max);
    ImFont* font(Weight weight) const { return weight == Weight::Medium ? fonts_.medium : fonts_.regular; }

    void draw_words(ImDrawList& list, ImVec2 position, std::string_view line, float size, Weight weight, ImU32 color,
                    float width);
    Rect as_laid_out(const Rect& rect) const;

    Fonts fonts_;
    float mirror_width_ = 0;
    std::set<std::uint32_t> waiting_;
    std::set<std::uint32_t> stalled_;
    std::vector<DrawnText> texts_;
    std::vector<DrawnVideo> videos_;
};

}  // namespace parley::ui
