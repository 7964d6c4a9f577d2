// Window: what is asked of GLFW, and in which order it is taken down.
#include "render/window.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace parley::render {

namespace {

// Any size above zero will do: the page's ResizeObserver sets the real one before the first frame.
constexpr int initial_width = 300;
constexpr int initial_height = 150;

}  // namespace

std::unique_ptr<Window> Window::create() {
    if (glfwInit() == GLFW_FALSE) return nullptr;
    glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    // Video of the page is seen through holes. Nothing that a flat picture has no use for.
    glfwWindowHint(GLFW_ALPHA_BITS, 8);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SAMPLES, 0);
    GLFWwindow* native = glfwCreateWindow(initial_width, initial_height, "Parley", nullptr, nullptr);
    if (native == nullptr) {
        glfwTerminate();
        return nullptr;
    }
    glfwMakeContextCurrent(native);
    return std::unique_ptr<Window>(new Window(native));
}

Window::~Window() {
    glfwDestroyWindow(native_);
    glfwTerminate();
}

}  // namespace parley::render
