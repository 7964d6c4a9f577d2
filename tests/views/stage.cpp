// Stage: see the header.
#include "views/stage.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "ui/right_to_left.hpp"
#include "ui/theme.hpp"
#include "views/software_renderer.hpp"

namespace parley::ui {

namespace {

struct FontFile {
    const char* of_site;
    const char* of_package;
};

constexpr FontFile regular{"inter-regular.ttf", "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"};
constexpr FontFile medium{"inter-medium.ttf", "@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf"};
constexpr FontFile icons{"lucide.ttf", "lucide-static/font/lucide.ttf"};

std::string path_of(const FontFile& font, bool packaged) {
    if (packaged) return std::string(PARLEY_NODE_MODULES) + "/" + font.of_package;
    const char* folder = std::getenv("PARLEY_FONTS");
    return folder == nullptr ? std::string() : std::string(folder) + "/" + font.of_site;
}

// The site's own fonts where they are wanted or the build has made them, else the one that ImGui carries with it.
ImFont* add_font(const std::string& path, std::list<std::vector<unsigned char>>& files) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    std::ifstream file(path, std::ios::binary);
    std::vector<unsigned char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (bytes.empty()) return atlas.AddFontDefault();
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    files.push_back(std::move(bytes));
    return atlas.AddFontFromMemoryTTF(files.back().data(), static_cast<int>(files.back().size()), 0, &config);
}

// ImGui rasterises glyphs into these; a renderer with a graphics card would upload them here.
void take_textures(ImDrawData& data) {
    if (data.Textures == nullptr) return;
    for (ImTextureData* texture : *data.Textures) {
        if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

}  // namespace

Stage::Stage(StageOptions options) : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.DisplaySize = {options.width, options.height};
    io.DisplayFramebufferScale = {options.pixel_ratio, options.pixel_ratio};
    viewport_.width = options.width;
    viewport_.height = options.height;
    viewport_.pixel_ratio = options.pixel_ratio;
    viewport_.touch = options.touch;
    viewport_.reduced_motion = options.reduced_motion;
    viewport_.time = 100;
    viewport_.fonts.regular = add_font(path_of(regular, options.packaged_fonts), font_files_);
    viewport_.fonts.medium = add_font(path_of(medium, options.packaged_fonts), font_files_);
    viewport_.fonts.icons = add_font(path_of(icons, options.packaged_fonts), font_files_);
    canvas_ = std::make_unique<FakeCanvas>(viewport_.fonts);
}

Stage::~Stage() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(context_);
}

Frame Stage::draw(const Snapshot& snapshot) {
    constexpr float frame_seconds = 1.0F / 60;
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().DisplaySize = {viewport_.width, viewport_.height};
    ImGui::GetIO().DeltaTime = frame_seconds;
    viewport_.time += static_cast<double>(frame_seconds);
    canvas_->begin_frame();
    ImGui::NewFrame();
    canvas_->set_mirror_width(is_right_to_left(viewport_) ? viewport_.width : 0);
    Frame frame = ui::draw(snapshot, state_, *canvas_, viewport_);
    canvas_->set_mirror_width(0);
    if (draws_inputs_) draw_inputs(frame);
    ImGui::Render();
    take_textures(*ImGui::GetDrawData());
    return frame;
}

std::vector<Intent> Stage::click(const Snapshot& snapshot, const std::string& node_id) {
    std::vector<Intent> intents;
    const auto step = [&] {
        Frame frame = draw(snapshot);
        intents.insert(intents.end(), frame.intents.begin(), frame.intents.end());
        return frame;
    };
    const Frame first = step();
    if (!has_node(first, node_id)) return intents;
    const Rect rect = node(first, node_id).rect;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(rect.center_x(), rect.center_y());
    step();
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    step();
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    step();
    io.AddMousePosEvent(-1, -1);
    step();
    return intents;
}

void Stage::draw_inputs(const Frame& frame) {
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    for (const TextField& field : frame.text_fields) {
        const bool empty = field.value.empty();
        const float top = field.rect.center_y() - theme::input_size * 0.6F;
        canvas_->draw_text(list, {field.rect.x, top}, empty ? field.placeholder : field.value, theme::input_size,
                           Weight::Regular, viewport_.shown(empty ? theme::text_muted : theme::text), field.rect.width);
    }
}

Picture Stage::picture(const Snapshot& snapshot) {
    draws_inputs_ = true;
    constexpr int frames_of_transitions = 30;
    for (int count = 0; count < frames_of_transitions; ++count) draw(snapshot);
    draws_inputs_ = false;
    return paint(*ImGui::GetDrawData());
}

const AccessibleNode& node(const Frame& frame, const std::string& id) {
    const auto found =
        std::find_if(frame.nodes.begin(), frame.nodes.end(), [&](const AccessibleNode& one) { return one.id == id; });
    if (found == frame.nodes.end()) std::abort();
    return *found;
}

bool has_node(const Frame& frame, const std::string& id) {
    return std::any_of(frame.nodes.begin(), frame.nodes.end(), [&](const AccessibleNode& one) { return one.id == id; });
}

}  // namespace parley::ui
