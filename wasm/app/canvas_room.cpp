// Canvas room: the frame, and what makes another one necessary.
#include "app/canvas_room.hpp"

#include <algorithm>
#include <vector>

#include "app/canvas_layout.hpp"
#include "ui/theme.hpp"

namespace parley::app {

namespace {

constexpr int frames_after_input = 3;
constexpr int frames_after_change = 2;
// Seconds. After an idle while an animation starts, it does not jump to its end.
constexpr float frame_seconds_max = 0.1F;
constexpr float frame_seconds_min = 0.0001F;  // ImGui asks for more than zero.
constexpr int passes_max = 6;

render::ShaderSources shaders_of(bridge::CanvasAssets& assets) {
    return {.vertex = std::move(assets.tile_vertex), .fragment = std::move(assets.tile_fragment)};
}

render::FontFiles fonts_of(bridge::CanvasAssets& assets) {
    return {.regular = std::move(assets.font_regular),
            .medium = std::move(assets.font_medium),
            .icons = std::move(assets.font_icons)};
}

}  // namespace

CanvasRoom::CanvasRoom(bridge::Engine& engine, bridge::CanvasHost host, bridge::CanvasAssets assets,
                       std::unique_ptr<render::Window> window)
    : engine_(engine),
      host_(std::move(host)),
      window_(std::move(window)),
      gui_(window_->native(), fonts_of(assets)),
      text_(host_),
      video_(host_),
      tile_shader_(shaders_of(assets)),
      tiles_(video_, tile_shader_),
      atlas_(text_),
      painter_(tiles_, atlas_, viewport_),
      palette_(ui::Theme::Dark) {
    viewport_.cleared = true;
    viewport_.palette = &palette_;
    viewport_.language = &engine_.language();
    viewport_.fonts = {.regular = gui_.regular(), .medium = gui_.medium(), .icons = gui_.icons()};
}

void CanvasRoom::resize(float width, float height, float ratio) {
    viewport_.width = width;
    viewport_.height = height;
    viewport_.pixel_ratio = ratio;
    atlas_.set_ratio(ratio);
    tiles_.set_ratio(ratio);
    expect_frames(frames_after_change);
}

void CanvasRoom::prefer(bridge::CanvasPreferences preferences) {
    viewport_.touch = preferences.touch;
    viewport_.reduced_motion = preferences.reduced_motion;
    viewport_.high_contrast = preferences.high_contrast;
    viewport_.can_fill_screen = preferences.can_fill_screen;
    viewport_.fills_screen = preferences.fills_screen;
    expect_frames(frames_after_change);
}

void CanvasRoom::cover(float top, float right, float bottom, float left) {
    viewport_.insets = {.top = top, .right = right, .bottom = bottom, .left = left};
    expect_frames(frames_after_change);
}

void CanvasRoom::put_own_tile(const std::string& corner) {
    state_.own_corner = ui::corner_from(corner).value_or(state_.own_corner);
    expect_frames(frames_after_change);
}

void CanvasRoom::draw_video(bool on_canvas) {
    tiles_.draw_on_canvas(on_canvas);
    expect_frames(frames_after_change);
}

void CanvasRoom::set_layout(bool speaker) {
    state_.speaker_layout = speaker;
    // The page's word outlasts a screen that is shown now.
    if (state_.layout_before_screen) state_.layout_before_screen = speaker;
    state_.pinned = {};
    expect_frames(frames_after_change);
}

void CanvasRoom::set_colors(bridge::CanvasColors colors) {
    palette_ =
        ui::PagePalette(colors.light ? ui::Theme::Light : ui::Theme::Dark,
                        {.background = ui::theme::rgb(colors.background), .accent = ui::theme::rgb(colors.accent)});
    expect_frames(frames_after_change);
}

void CanvasRoom::pointer_moved(float x, float y, bool touch) {
    gui_.pointer_moved({x, y}, touch);
    expect_frames(frames_after_input);
}

void CanvasRoom::pointer_button(int button, bool down, bool touch) {
    gui_.pointer_button(button, down, touch);
    expect_frames(frames_after_input);
}

void CanvasRoom::pointer_left() {
    gui_.pointer_left();
    expect_frames(frames_after_input);
}

void CanvasRoom::wheel(float x, float y) {
    gui_.wheel({x, y});
    expect_frames(frames_after_input);
}

bool CanvasRoom::video_frame_ready(TrackHandle track, int width, int height) {
    return tiles_.frame_ready(track, width, height);
}

bool CanvasRoom::video_looked_at(TrackHandle track, bool frame_came) {
    return tiles_.looked_at(track, frame_came);
}

void CanvasRoom::text_changed(std::string id, std::string text) {
    state_.text_changed(std::move(id), std::move(text));
    expect_frames(frames_after_input);
}

void CanvasRoom::activate(std::string id) {
    state_.activate(std::move(id));
    expect_frames(frames_after_input);
}

void CanvasRoom::focus(std::string id, bool visible) {
    state_.focus(std::move(id), visible);
    expect_frames(frames_after_change);
}

bool CanvasRoom::key(const std::string& name, bool down) {
    expect_frames(frames_after_input);
    return state_.key(name, down);
}

void CanvasRoom::release_keys() {
    state_.release_keys();
    expect_frames(frames_after_input);
}

void CanvasRoom::context_lost() {
    gui_.reset_device_objects();
    tile_shader_.reset();
    tiles_.reset_textures();
    atlas_.reset();
    expect_frames(frames_after_change);
}

bool CanvasRoom::frame(double seconds) {
    const auto passed = static_cast<float>(seconds - viewport_.time);
    viewport_.time = seconds;
    const Snapshot& snapshot = engine_.snapshot();
    follow_snapshot(snapshot);
    frames_expected_ = std::max(frames_expected_ - 1, 0);
    ui::Frame drawn = draw(snapshot, std::clamp(passed, frame_seconds_min, frame_seconds_max));
    layout_ = layout_of(drawn);
    scrollable_ = std::move(drawn.scrollable);
    return drawn.animating || frames_expected_ > 0;
}

void CanvasRoom::take_results(const ui::Frame& drawn) {
    wishes_.insert(wishes_.end(), drawn.intents.begin(), drawn.intents.end());
    if (drawn.chooses_file_for) wishes_file_for_ = drawn.chooses_file_for;
    if (drawn.toggles_full_screen) wishes_full_screen_ = true;
    if (drawn.saves_statistics) wishes_save_ = true;
    if (drawn.keeps_own_corner) own_corner_ = to_text(state_.own_corner);
    if (!drawn.focus.empty()) focus_ = drawn.focus;
}

void CanvasRoom::expect_frames(int count) {
    frames_expected_ = std::max(frames_expected_, count);
}

void CanvasRoom::follow_snapshot(const Snapshot& snapshot) {
    if (followed_ && snapshot.revision == followed_revision_) return;
    followed_ = true;
    followed_revision_ = snapshot.revision;
    std::vector<TrackHandle> tracks;
    if (snapshot.camera.track) tracks.push_back(snapshot.camera.track);
    if (snapshot.screen.track) tracks.push_back(snapshot.screen.track);
    for (const MemberView& member : snapshot.members) {
        if (member.video) tracks.push_back(member.video);
        if (member.screen) tracks.push_back(member.screen);
    }
    tiles_.set_tracks(tracks);
    expect_frames(frames_after_change);
}

ui::Frame CanvasRoom::draw(const Snapshot& snapshot, float seconds) {
    ui::Frame drawn = lay_out(snapshot, seconds);
    take_results(drawn);
    // All within one turn of the page: a click acts while the browser still knows of it, and nobody sees lines missing.
    for (int pass = 1; pass < passes_max && (gui_.has_input_left() || atlas_.overflowed()); ++pass) {
        gui_.drop_frame();
        if (atlas_.overflowed()) atlas_.reset();
        drawn = lay_out(snapshot, frame_seconds_min);
        take_results(drawn);
    }
    tiles_.end_frame();
    gui_.show_frame(viewport_.shown(ui::theme::background));
    return drawn;
}

ui::Frame CanvasRoom::lay_out(const Snapshot& snapshot, float seconds) {
    tiles_.begin_frame(viewport_.time);
    gui_.begin_frame({viewport_.width, viewport_.height}, viewport_.pixel_ratio, seconds);
    return ui::draw(snapshot, state_, painter_, viewport_);
}

bool CanvasRoom::takes_wheel() const {
    const ImVec2 pointer = gui_.pointer();
    return std::any_of(scrollable_.begin(), scrollable_.end(), [&](const ui::Rect& rect) {
        return pointer.x >= rect.x && pointer.x < rect.right() && pointer.y >= rect.y && pointer.y < rect.bottom();
    });
}

}  // namespace parley::app

std::unique_ptr<parley::bridge::CanvasSurface> parley::bridge::make_canvas_surface(Engine& engine, CanvasHost host,
                                                                                   CanvasAssets assets) {
    auto window = render::Window::create();
    if (!window) return nullptr;
    return std::make_unique<app::CanvasRoom>(engine, std::move(host), std::move(assets), std::move(window));
}
