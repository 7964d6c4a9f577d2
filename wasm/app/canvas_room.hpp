// Canvas room: one canvas of a page. Puts window, renderer and screens together and makes frames when told to.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/canvas_painter.hpp"
#include "app/canvas_ports.hpp"
#include "bridge/canvas_surface.hpp"
#include "render/gui.hpp"
#include "render/text_atlas.hpp"
#include "render/tile_shader.hpp"
#include "render/video_tiles.hpp"
#include "render/window.hpp"
#include "ui/screen.hpp"

namespace parley::app {

class CanvasRoom final : public bridge::CanvasSurface {
  public:
    // The engine outlives the room.
    CanvasRoom(bridge::Engine& engine, bridge::CanvasHost host, bridge::CanvasAssets assets,
               std::unique_ptr<render::Window> window);

    void resize(float width, float height, float ratio) override;
    void prefer(bridge::CanvasPreferences preferences) override;
    void cover(float top, float right, float bottom, float left) override;
    void put_own_tile(const std::string& corner) override;
    void draw_video(bool on_canvas) override;
    void set_layout(bool speaker) override;
    void set_colors(bridge::CanvasColors colors) override;
    void pointer_moved(float x, float y, bool touch) override;
    void pointer_button(int button, bool down, bool touch) override;
    void pointer_left() override;
    void wheel(float x, float y) override;
    bool frame(double seconds) override;
    bool video_frame_ready(TrackHandle track, int width, int height) override;
    bool video_looked_at(TrackHandle track, bool frame_came) override;
    void text_changed(std::string id, std::string text) override;
    void activate(std::string id) override;
    void focus(std::string id, bool visible) override;
    bool key(const std::string& name, bool down) override;
    void release_keys() override;
    void context_lost() override;
    const char* cursor() const override { return gui_.cursor(); }
    bool takes_wheel() const override;
    const bridge::CanvasLayout& layout() const override { return layout_; }
    std::vector<Intent> take_wishes() override { return std::exchange(wishes_, {}); }
    std::optional<PeerId> take_file_wish() override { return std::exchange(wishes_file_for_, std::nullopt); }
    bool take_full_screen_wish() override { return std::exchange(wishes_full_screen_, false); }
    bool take_save_wish() override { return std::exchange(wishes_save_, false); }
    std::string take_own_corner() override { return std::exchange(own_corner_, {}); }
    std::string take_focus() override { return std::exchange(focus_, {}); }

  private:
    // Hovering and what follows from it settle within a few frames.
    void expect_frames(int count);
    void follow_snapshot(const Snapshot& snapshot);
    // Lays the screens out until all input is taken and all text has its place; shows the last layout.
    ui::Frame draw(const Snapshot& snapshot, float seconds);
    // Of all passes of a frame: what is pressed or typed acts in the first one.
    void take_results(const ui::Frame& drawn);
    ui::Frame lay_out(const Snapshot& snapshot, float seconds);

    bridge::Engine& engine_;
    bridge::CanvasHost host_;
    std::unique_ptr<render::Window> window_;
    render::Gui gui_;
    PageText text_;
    PageVideo video_;
    render::TileShader tile_shader_;
    render::VideoTiles tiles_;
    render::TextAtlas atlas_;
    CanvasPainter painter_;

    ui::UiState state_;
    ui::Viewport viewport_;
    ui::PagePalette palette_;
    bridge::CanvasLayout layout_;
    std::vector<ui::Rect> scrollable_;
    std::vector<Intent> wishes_;
    bool wishes_full_screen_ = false;
    bool wishes_save_ = false;
    std::optional<PeerId> wishes_file_for_;
    std::string focus_;
    std::string own_corner_;
    std::uint64_t followed_revision_ = 0;
    bool followed_ = false;
    int frames_expected_ = 0;
};

}  // namespace parley::app
