// Window: GLFW's window and WebGL2 context on the canvas that the module was started with.
//
// GLFW registers its listeners while create() runs; the page guards that one synchronous call
// (web/canvas/glfw-guard.js).
#pragma once

#include <memory>

struct GLFWwindow;

namespace parley::render {

class Window {
  public:
    // Nothing when the browser gives no WebGL2 context.
    static std::unique_ptr<Window> create();
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    GLFWwindow* native() const { return native_; }

  private:
    explicit Window(GLFWwindow* native) : native_(native) {}

    GLFWwindow* native_;
};

}  // namespace parley::render
