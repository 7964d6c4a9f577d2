// Stage: screens without window or graphics card: an ImGui context, a fake canvas, a pointer, a clock that is set.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "ui/screen.hpp"
#include "views/fake_canvas.hpp"
#include "views/picture.hpp"

namespace parley::ui {

struct StageOptions {
    float width = 1280;
    float height = 800;
    float pixel_ratio = 1;
    bool touch = false;
    bool reduced_motion = false;
    // The site's fonts and icons as their packages have them, whole: the same on every machine.
    bool packaged_fonts = false;
};

class Stage {
  public:
    explicit Stage(StageOptions options = {});
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage();

    UiState& state() { return state_; }
    FakeCanvas& canvas() { return *canvas_; }
    Viewport& viewport() { return viewport_; }

    // One frame, a sixtieth of a second after the last.
    Frame draw(const Snapshot& snapshot);
    // Five frames: look, point at the node, press, release, go away. All intents that came of it.
    std::vector<Intent> click(const Snapshot& snapshot, const std::string& node_id);
    // What the screen looks like once it has come to rest, with text where the page's inputs would lie.
    Picture picture(const Snapshot& snapshot);

  private:
    void draw_inputs(const Frame& frame);

    ImGuiContext* context_;
    std::list<std::vector<unsigned char>> font_files_;
    Viewport viewport_;
    UiState state_;
    std::unique_ptr<FakeCanvas> canvas_;
    bool draws_inputs_ = false;
};

// The node, which must be there.
const AccessibleNode& node(const Frame& frame, const std::string& id);
bool has_node(const Frame& frame, const std::string& id);

}  // namespace parley::ui
