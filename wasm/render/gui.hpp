// Gui: an ImGui context with its GLFW and OpenGL backends, its fonts, and the input that the page feeds it.
#pragma once

#include <string>

#include "imgui.h"

struct GLFWwindow;

namespace parley::render {

// Contents of TrueType files. An empty one is replaced by ImGui's built-in font.
struct FontFiles {
    std::string regular;
    std::string medium;
    std::string icons;
};

class Gui {
  public:
    // The window outlives this object. One at a time: ImGui's current context is this one.
    Gui(GLFWwindow* window, FontFiles fonts);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    // Size in CSS pixels; `ratio` device pixels to one CSS pixel; time since the last picture.
    void begin_frame(ImVec2 size, float ratio, float seconds);
    // Ends a frame that is not shown.
    void drop_frame();
    // Over an opaque background.
    void show_frame(ImU32 background);
    // ImGui takes a press and its release in different frames: whether something is left for the next one.
    bool has_input_left() const;

    // In CSS pixels from the top left corner of the canvas.
    void pointer_moved(ImVec2 place, bool touch);
    // Button as in MouseEvent.button.
    void pointer_button(int button, bool down, bool touch);
    void pointer_left();
    void wheel(ImVec2 steps);
    // Where the last frame saw the pointer; far away when it has left.
    ImVec2 pointer() const { return ImGui::GetIO().MousePos; }

    // What the pointer should look like, in the words of CSS.
    const char* cursor() const;
    // GL's objects are lost with their context; the next frame makes them anew.
    void reset_device_objects();

    ImFont* regular() const { return regular_; }
    ImFont* medium() const { return medium_; }
    ImFont* icons() const { return icons_; }

  private:
    ImFont* add_font(std::string& file);

    FontFiles files_;  // ImGui reads glyphs from these whenever it needs one.
    ImFont* regular_ = nullptr;
    ImFont* medium_ = nullptr;
    ImFont* icons_ = nullptr;
};

}  // namespace parley::render
