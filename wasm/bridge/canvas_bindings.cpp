// Bindings of the canvas: the exported class CanvasRoom. Lengths are CSS pixels from the canvas's top left corner.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "bridge/bound_engine.hpp"
#include "bridge/canvas_surface.hpp"
#include "core/base/overloaded.hpp"

namespace parley::bridge {

namespace {

using emscripten::val;

class BoundCanvas {
  public:
    BoundCanvas(BoundEngine& engine, val host) : engine_(engine), host_(std::move(host)) {}

    // The fonts and shaders come before open().
    void set_fonts(std::string regular, std::string medium, std::string icons) {
        assets_.font_regular = std::move(regular);
        assets_.font_medium = std::move(medium);
        assets_.font_icons = std::move(icons);
    }
    void set_shaders(std::string tile_vertex, std::string tile_fragment) {
        assets_.tile_vertex = std::move(tile_vertex);
        assets_.tile_fragment = std::move(tile_fragment);
    }
    // False when there is no WebGL2. Everything below needs a true.
    bool open() {
        surface_ = make_canvas_surface(engine_.engine(), CanvasHost(host_), std::move(assets_));
        return surface_ != nullptr;
    }

    void resize(float width, float height, float ratio) { surface_->resize(width, height, ratio); }
    void prefer(bool touch, bool reduced_motion, bool high_contrast, bool can_fill_screen, bool fills_screen) {
        surface_->prefer({.touch = touch,
                          .reduced_motion = reduced_motion,
                          .high_contrast = high_contrast,
                          .can_fill_screen = can_fill_screen,
                          .fills_screen = fills_screen});
    }
    void cover(float top, float right, float bottom, float left) { surface_->cover(top, right, bottom, left); }
    void put_own_tile(const std::string& corner) { surface_->put_own_tile(corner); }
    void draw_video(bool on_canvas) { surface_->draw_video(on_canvas); }
    void set_layout(bool speaker) { surface_->set_layout(speaker); }
    void set_colors(bool light, std::uint32_t background, std::uint32_t accent) {
        surface_->set_colors({.light = light, .background = background, .accent = accent});
    }
    void pointer_moved(float x, float y, bool touch) { surface_->pointer_moved(x, y, touch); }
    void pointer_button(int button, bool down, bool touch) { surface_->pointer_button(button, down, touch); }
    void pointer_left() { surface_->pointer_left(); }
    void wheel(float x, float y) { surface_->wheel(x, y); }
    bool frame(double seconds) { return surface_->frame(seconds); }
    bool video_frame_ready(std::uint32_t track, int width, int height) {
        return surface_->video_frame_ready(TrackHandle::from_packed(track), width, height);
    }
    bool video_looked_at(std::uint32_t track, bool frame_came) {
        return surface_->video_looked_at(TrackHandle::from_packed(track), frame_came);
    }
    void text_changed(std::string id, std::string text) { surface_->text_changed(std::move(id), std::move(text)); }
    void activate(std::string id) { surface_->activate(std::move(id)); }
    void focus(std::string id, bool visible) { surface_->focus(std::move(id), visible); }
    bool key(const std::string& name, bool down) { return surface_->key(name, down); }
    void release_keys() { surface_->release_keys(); }
    void context_lost() { surface_->context_lost(); }
    std::string cursor() const { return surface_->cursor(); }
    bool takes_wheel() const { return surface_->takes_wheel(); }

    // The fields and nodes when they are not what was taken before, else undefined.
    val take_layout();
    // Each as the name of a method of the engine and its values; undefined when there is none.
    val take_wishes();

    // An id, empty for everybody; undefined for no wish.
    val take_file_wish() {
        const std::optional<PeerId> wish = surface_->take_file_wish();
        return wish ? val(wish->value) : val::undefined();
    }
    bool take_full_screen_wish() { return surface_->take_full_screen_wish(); }
    bool take_save_wish() { return surface_->take_save_wish(); }
    std::string take_own_corner() { return surface_->take_own_corner(); }
    std::string take_focus() { return surface_->take_focus(); }

  private:
    BoundEngine& engine_;
    val host_;
    CanvasAssets assets_;
    std::unique_ptr<CanvasSurface> surface_;
    std::optional<CanvasLayout> taken_;
};

void set_box(val& object, const LayoutBox& box) {
    object.set("x", box.x);
    object.set("y", box.y);
    object.set("width", box.width);
    object.set("height", box.height);
}

val to_object(const LayoutField& field) {
    val object = val::object();
    object.set("id", field.id);
    set_box(object, field.box);
    object.set("value", field.value);
    object.set("placeholder", field.placeholder);
    object.set("bytesMax", static_cast<std::uint32_t>(field.bytes_max));
    object.set("label", field.label);
    return object;
}

val to_object(const LayoutNode& node) {
    val object = val::object();
    object.set("id", node.id);
    object.set("role", node.role);
    object.set("name", node.name);
    set_box(object, node.box);
    object.set("parent", node.parent);
    object.set("pressed", node.pressed);
    object.set("disabled", node.disabled);
    object.set("shortcut", node.shortcut);
    object.set("href", node.href);
    object.set("value", node.value);
    return object;
}

template <typename Item>
val to_array(const std::vector<Item>& items) {
    val array = val::array();
    for (const Item& item : items) array.call<void>("push", to_object(item));
    return array;
}

val BoundCanvas::take_layout() {
    const CanvasLayout& layout = surface_->layout();
    if (taken_ && *taken_ == layout) return val::undefined();
    taken_ = layout;
    val object = val::object();
    object.set("fields", to_array(layout.fields));
    object.set("nodes", to_array(layout.nodes));
    return object;
}

template <typename... Values>
val call_of(const char* method, const Values&... values) {
    val call = val::array();
    call.call<void>("push", std::string(method), values...);
    return call;
}

val to_call(const Intent& intent) {
    return std::visit(
        overloaded{
            [](const intent::SetDisplayName& wish) { return call_of("setDisplayName", wish.name); },
            [](const intent::SetRoom& wish) { return call_of("setRoom", wish.room); },
            [](const intent::SetToken& wish) { return call_of("setToken", wish.token); },
            [](const intent::SetMicrophone& wish) { return call_of("setMicrophone", wish.on); },
            [](const intent::SetCamera& wish) { return call_of("setCamera", wish.on); },
            [](const intent::ChooseDevice& wish) {
                return call_of("chooseDevice", std::string(to_text(wish.kind)), wish.id);
            },
            [](const intent::PlayTestSound&) { return call_of("playTestSound"); },
            [](const intent::Join&) { return call_of("join"); },
            [](const intent::Leave&) { return call_of("leave"); },
            [](const intent::CopyLink&) { return call_of("copyLink"); },
            [](const intent::AllowAudio&) { return call_of("allowAudio"); },
            [](const intent::DismissNotice&) { return call_of("dismissNotice"); },
            [](const intent::RaiseHand& wish) { return call_of("raiseHand", wish.raised); },
            [](const intent::React& wish) { return call_of("react", std::string(to_text(wish.reaction))); },
            [](const intent::SendChat& wish) { return call_of("sendChat", wish.text); },
            [](const intent::ShareScreen& wish) { return call_of("shareScreen", wish.on); },
            [](const intent::ReadChat&) { return call_of("readChat"); },
            [](const intent::WatchStatistics& wish) {
                return call_of("watchStatistics", wish.on, std::string(to_text(wish.watcher)));
            },
            [](const intent::SetRecording& wish) { return call_of("setRecording", wish.on); },
            // Files are chosen by the page, which has them.
            [](const intent::OfferFile&) { return val::array(); },
            // So are channels declared.
            [](const intent::DeclareNamedChannel&) { return val::array(); },
            [](const intent::CloseNamedChannel&) { return val::array(); },
            [](const intent::AcceptFile& wish) { return call_of("acceptFile", wish.file); },
            [](const intent::CancelFile& wish) { return call_of("cancelFile", wish.file); },
            [](const intent::LockRoom& wish) { return call_of("lockRoom", wish.locked); },
            [](const intent::AnswerKnock& wish) { return call_of("answerKnock", wish.id.value, wish.admits); },
            [](const intent::AskMember& wish) {
                return call_of("askMember", wish.id.value, std::string(to_text(wish.what)));
            },
            [](const intent::RemoveMember& wish) { return call_of("removeMember", wish.id.value); },
            [](const intent::MakeHost& wish) { return call_of("makeHost", wish.id.value); },
            [](const intent::SetReachable& wish) { return call_of("setReachable", wish.callsign); },
            [](const intent::Invite& wish) { return call_of("invite", wish.callsign); },
            [](const intent::CancelInvitation& wish) { return call_of("cancelInvitation", wish.callsign); },
            [](const intent::AnswerInvitation& wish) {
                return call_of("answerInvitation", std::string(to_text(wish.answer)));
            },
        },
        intent);
}

val BoundCanvas::take_wishes() {
    const std::vector<Intent> wishes = surface_->take_wishes();
    if (wishes.empty()) return val::undefined();
    val calls = val::array();
    for (const Intent& wish : wishes) calls.call<void>("push", to_call(wish));
    return calls;
}

}  // namespace

EMSCRIPTEN_BINDINGS(parley_canvas) {
    emscripten::class_<BoundCanvas>("CanvasRoom")
        .constructor<BoundEngine&, val>()
        .function("setFonts", &BoundCanvas::set_fonts)
        .function("setShaders", &BoundCanvas::set_shaders)
        .function("open", &BoundCanvas::open)
        .function("resize", &BoundCanvas::resize)
        .function("prefer", &BoundCanvas::prefer)
        .function("cover", &BoundCanvas::cover)
        .function("putOwnTile", &BoundCanvas::put_own_tile)
        .function("drawVideo", &BoundCanvas::draw_video)
        .function("setLayout", &BoundCanvas::set_layout)
        .function("setColors", &BoundCanvas::set_colors)
        .function("pointerMoved", &BoundCanvas::pointer_moved)
        .function("pointerButton", &BoundCanvas::pointer_button)
        .function("pointerLeft", &BoundCanvas::pointer_left)
        .function("wheel", &BoundCanvas::wheel)
        .function("frame", &BoundCanvas::frame)
        .function("videoFrameReady", &BoundCanvas::video_frame_ready)
        .function("videoLookedAt", &BoundCanvas::video_looked_at)
        .function("textChanged", &BoundCanvas::text_changed)
        .function("activate", &BoundCanvas::activate)
        .function("focus", &BoundCanvas::focus)
        .function("key", &BoundCanvas::key)
        .function("releaseKeys", &BoundCanvas::release_keys)
        .function("contextLost", &BoundCanvas::context_lost)
        .function("cursor", &BoundCanvas::cursor)
        .function("takesWheel", &BoundCanvas::takes_wheel)
        .function("takeLayout", &BoundCanvas::take_layout)
        .function("takeWishes", &BoundCanvas::take_wishes)
        .function("takeFileWish", &BoundCanvas::take_file_wish)
        .function("takeFullScreenWish", &BoundCanvas::take_full_screen_wish)
        .function("takeSaveWish", &BoundCanvas::take_save_wish)
        .function("takeOwnCorner", &BoundCanvas::take_own_corner)
        .function("takeFocus", &BoundCanvas::take_focus);
}

}  // namespace parley::bridge
