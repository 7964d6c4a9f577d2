// Gui: set-up of ImGui for a canvas that is one element of somebody's page.
#include "render/gui.hpp"

#include <utility>

#define GLFW_INCLUDE_NONE
#include <GLES3/gl3.h>
#include <GLFW/glfw3.h>

#include "backends/imgui_impl_glfw.h"
#include "backends/imgui_impl_opengl3.h"
#include "imgui_internal.h"

namespace parley::render {

Gui::Gui(GLFWwindow* window, FontFiles fonts) : files_(std::move(fonts)) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    // The page sets the pointer's look: GLFW would touch the page's pointer lock instead.
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    // Nothing blinks by itself: an idle room draws no frames.
    io.ConfigInputTextCursorBlink = false;
    ImGui_ImplGlfw_InitForOpenGL(window, false);
    // Keys come through GLFW; the pointer comes through pointer_*(), which know touch, capture and pixel ratios.
    glfwSetKeyCallback(window, ImGui_ImplGlfw_KeyCallback);
    glfwSetCharCallback(window, ImGui_ImplGlfw_CharCallback);
    // Unless the backend thinks that it knows the pointer, it asks GLFW on each frame, which has not been told.
    ImGui_ImplGlfw_CursorEnterCallback(window, GLFW_TRUE);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    regular_ = add_font(files_.regular);
    medium_ = add_font(files_.medium);
    icons_ = add_font(files_.icons);
    pointer_left();
}

Gui::~Gui() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
}

ImFont* Gui::add_font(std::string& file) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    ImFont* font = nullptr;
    if (!file.empty()) {
        font = atlas.AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), 0, &config);
    }
    return font != nullptr ? font : atlas.AddFontDefault();
}

void Gui::begin_frame(ImVec2 size, float ratio, float seconds) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = size;
    io.DisplayFramebufferScale = {ratio, ratio};
    io.DeltaTime = seconds;
    ImGui::NewFrame();
}

void Gui::drop_frame() {
    ImGui::EndFrame();
}

bool Gui::has_input_left() const {
    return !ImGui::GetCurrentContext()->InputEventsQueue.empty();
}

void Gui::show_frame(ImU32 background) {
    const ImVec4 color = ImGui::ColorConvertU32ToFloat4(background);
    ImGui::Render();
    const ImDrawData& data = *ImGui::GetDrawData();
    glViewport(0, 0, static_cast<GLsizei>(data.DisplaySize.x * data.FramebufferScale.x + 0.5F),
               static_cast<GLsizei>(data.DisplaySize.y * data.FramebufferScale.y + 0.5F));
    glClearColor(color.x, color.y, color.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Gui::pointer_moved(ImVec2 place, bool touch) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(place.x, place.y);
}

void Gui::pointer_button(int button, bool down, bool touch) {
    // MouseEvent.button counts left, middle, right; ImGui left, right, middle.
    constexpr int buttons[] = {ImGuiMouseButton_Left, ImGuiMouseButton_Middle, ImGuiMouseButton_Right};
    if (button < 0 || button >= static_cast<int>(std::size(buttons))) return;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMouseButtonEvent(buttons[button], down);
}

void Gui::pointer_left() {
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

void Gui::wheel(ImVec2 steps) {
    ImGui::GetIO().AddMouseWheelEvent(steps.x, steps.y);
}

const char* Gui::cursor() const {
    const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
    if (cursor == ImGuiMouseCursor_Hand) return "pointer";
    if (cursor == ImGuiMouseCursor_TextInput) return "text";
    if (cursor == ImGuiMouseCursor_NotAllowed) return "not-allowed";
    return "default";
}

void Gui::reset_device_objects() {
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

}  // namespace parley::render
