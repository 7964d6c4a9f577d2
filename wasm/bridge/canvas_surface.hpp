// CanvasSurface: what the canvas's exported functions drive. The app implements it; the bridge knows no screens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bridge/canvas_host.hpp"
#include "bridge/engine.hpp"
#include "core/border/handle.hpp"
#include "core/border/intent.hpp"

namespace parley::bridge {

// Files that the page has fetched: GLSL text and TrueType fonts.
struct CanvasAssets {
    std::string tile_vertex;
    std::string tile_fragment;
    std::string font_regular;
    std::string font_medium;
    std::string font_icons;
};

// In CSS pixels from the top left corner of the canvas.
struct LayoutBox {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    bool operator==(const LayoutBox&) const = default;
};

struct LayoutField {
    std::string id;
    LayoutBox box;
    std::string value;
    std::string placeholder;
    std::size_t bytes_max = 0;
    std::string label;
    bool operator==(const LayoutField&) const = default;
};

struct LayoutNode {
    std::string id;
    std::string role;  // WAI-ARIA's word.
    std::string name;
    LayoutBox box;
    std::string parent;
    std::string pressed;  // "true", "false" or empty: aria-pressed.
    bool disabled = false;
    std::string shortcut;  // aria-keyshortcuts; empty for none.
    std::string href;      // Of links.
    std::string value;     // aria-valuenow, of progress bars.
    bool operator==(const LayoutNode&) const = default;
};

// The elements that the page keeps over the canvas.
struct CanvasLayout {
    std::vector<LayoutField> fields;
    std::vector<LayoutNode> nodes;
    bool operator==(const CanvasLayout&) const = default;
};

// What the page knows of its reader.
struct CanvasPreferences {
    bool touch = false;
    bool reduced_motion = false;
    bool high_contrast = false;
    bool can_fill_screen = false;  // Full screen is to be had,
    bool fills_screen = false;     // and is on.
};

// The theme, and what the page chooses in place of the theme's own: 0xRRGGBB.
struct CanvasColors {
    bool light = false;  // Else the dark theme.
    std::uint32_t background = 0;
    std::uint32_t accent = 0;
};

class CanvasSurface {
  public:
    CanvasSurface() = default;
    CanvasSurface(const CanvasSurface&) = delete;
    CanvasSurface& operator=(const CanvasSurface&) = delete;
    virtual ~CanvasSurface() = default;

    virtual void resize(float width, float height, float ratio) = 0;
    virtual void prefer(CanvasPreferences preferences) = 0;
    // How far something lies over the canvas from each edge, in CSS pixels, none below zero: nothing to press or to
    // read is drawn there.
    virtual void cover(float top, float right, float bottom, float left) = 0;
    // Where the own tile lies in another one, as take_own_corner() gave it; other texts change nothing.
    virtual void put_own_tile(const std::string& corner) = 0;
    // Whether video is drawn on the canvas itself, for who reads or records it, or seen through it from below.
    virtual void draw_video(bool on_canvas) = 0;
    // One person large, or all in a grid; the person may change it afterwards.
    virtual void set_layout(bool speaker) = 0;
    virtual void set_colors(CanvasColors colors) = 0;
    virtual void pointer_moved(float x, float y, bool touch) = 0;
    virtual void pointer_button(int button, bool down, bool touch) = 0;
    virtual void pointer_left() = 0;
    virtual void wheel(float x, float y) = 0;
    // Draws. True when another frame is wanted without anything having happened.
    virtual bool frame(double seconds) = 0;
    // True when a frame should be drawn for the sake of this one. Of video below the canvas only the first one, and the
    // first one of another size, need be told of.
    virtual bool video_frame_ready(TrackHandle track, int width, int height) = 0;
    // Once a second while the page is seen: whether a frame of the track came since. True as above.
    virtual bool video_looked_at(TrackHandle track, bool frame_came) = 0;
    virtual void text_changed(std::string id, std::string text) = 0;
    virtual void activate(std::string id) = 0;
    virtual void focus(std::string id, bool visible) = 0;
    // A key as KeyboardEvent.key names it, after "Control+", "Alt+" or "Meta+". True where the page must not act on it.
    virtual bool key(const std::string& name, bool down) = 0;
    // The focus has left: what is held counts as released.
    virtual void release_keys() = 0;
    // Lets go of what GL held. No frame until the context is restored; that one makes everything anew.
    virtual void context_lost() = 0;

    virtual const char* cursor() const = 0;
    // Whether the wheel would scroll something under the pointer.
    virtual bool takes_wheel() const = 0;
    virtual const CanvasLayout& layout() const = 0;
    // What the person has wished since this was asked before. The page hands it to the engine, as its own wishes: what
    // goes in is then seen in one place.
    virtual std::vector<Intent> take_wishes() = 0;
    // Whether the person wishes full screen, or its end, since this was asked before.
    virtual bool take_full_screen_wish() = 0;
    // Whether the person wishes a file of the statistics, since this was asked before.
    virtual bool take_save_wish() = 0;
    // Where the person has put the own tile since this was asked before, to be kept for the next visit; else empty.
    virtual std::string take_own_corner() = 0;
    // Whom the person wishes to offer a file to since this was asked before, everybody for an empty id.
    virtual std::optional<PeerId> take_file_wish() = 0;
    // Where the page's focus is to go: the id of a node of the layout, empty for nowhere. Asked after the layout.
    virtual std::string take_focus() = 0;
};

// Defined by the app; nothing when there is no WebGL2. The engine outlives the surface.
std::unique_ptr<CanvasSurface> make_canvas_surface(Engine& engine, CanvasHost host, CanvasAssets assets);

}  // namespace parley::bridge
