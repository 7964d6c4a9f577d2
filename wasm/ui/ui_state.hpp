// UiState: the little that screens must remember between frames; everything else is in the snapshot.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/border/snapshot.hpp"
#include "ui/chat_layout.hpp"
#include "ui/corner.hpp"
#include "ui/rect.hpp"
#include "ui/shortcuts.hpp"

namespace parley::ui {

// What lies at the side of the room, or over it.
enum class Panel : std::uint8_t { None, People, Chat, Statistics, Devices };

// What may be told about the control under the pointer or with the focus.
struct Hint {
    std::string id;
    std::string name;
    std::string shortcut;
    Rect rect;
};

// The tile that was pressed last, for whoever presses it twice.
struct PressedTile {
    std::string id;
    double time = 0;  // In seconds of the viewport's clock.
};

// The own tile under a finger or a mouse that is held. CSS pixels.
struct OwnTileDrag {
    float x = 0;  // Where it began,
    float y = 0;
    float across = 0;  // and how far it has come.
    float down = 0;
    bool is_moving = false;  // Farther than a press.
};

class UiState {
  public:
    // --- from the host, between frames ---

    // A person typed into the input of this text field.
    void text_changed(std::string id, std::string text);
    // A node of the mirror was clicked or got Enter or Space; Enter in a text field counts too. The widget acts in the
    // next frame, or never if it is not on the screen or disabled.
    void activate(std::string id);
    // Where the page's focus is in the mirror or the inputs; empty when it is elsewhere. The ring is drawn for
    // `visible` focus only (:focus-visible).
    void focus(std::string id, bool visible = true);
    // A key went down or up while the page's focus is in the room, named as in KeyboardEvent.key, after "Control+",
    // "Alt+" or "Meta+" where these are held. True where the room takes it: the page must not act on it too. Text
    // fields keep all keys, and a focused button keeps Space. Repetitions of a held key do nothing.
    bool key(const std::string& name, bool down);
    // The focus has left the room: what is held counts as released.
    void release_keys();

    // --- for screens ---

    const std::string& focused_id() const { return focused_id_; }
    bool shows_ring(const std::string& id) const { return focus_visible_ && focused_id_ == id; }

    bool take_activation(const std::string& id);
    // Text typed since the last frame.
    std::optional<std::string> take_text(const std::string& id);
    // What a field shows: while it has the focus what was typed, else the session's value. The session tidies names,
    // and a blank at the end must not vanish while one is typing.
    const std::string& shown_text(const std::string& id, const std::string& value);
    std::vector<KeyAction> take_keys() { return std::exchange(keys_, {}); }
    // A field whose text was taken shows the session's value again.
    void forget_text(const std::string& id) { drafts_.erase(id); }
    // Forgets what nobody took. Called once at the end of a frame, with the ids of its text fields.
    void end_frame(std::vector<std::string> field_ids = {});

    // Opens that panel instead of another, or closes it where it is open.
    void toggle(Panel wanted, double time);
    // Everything as it is before a panel was opened.
    void reset_panels();

    Panel panel = Panel::None;
    double panel_changed = -1;  // When a panel was opened or closed last, in seconds of the viewport's clock.
    float members_scroll = 0;   // CSS pixels
    PeerId member_menu;         // Whose menu is open in the list of people; empty for none.
    bool menu_is_new = false;   // It was opened in the last frame: the list moves so that all of it is seen.
    float chat_scroll = 0;      // CSS pixels above the end, where new messages come.
    float chat_height = 0;      // Of all messages in the last frame: what is read stays where it is.
    std::string chat_draft;     // What was typed and not sent.
    ChatLayout chat_layout;
    float statistics_scroll = 0;      // CSS pixels
    bool watches_statistics = false;  // The session was told to measure, for the panel.
    bool reactions_open = false;
    bool shortcuts_open = false;
    bool speaker_layout = false;               // One person large; else all in a grid.
    PeerId pinned;                             // Is the large one whoever speaks; empty for nobody.
    bool pinned_screen = false;                // Not their camera but the screen that they show.
    std::optional<bool> layout_before_screen;  // While somebody shows a screen: `speaker_layout` of before.
    bool own_hidden = false;                   // Our own tile.
    bool own_is_movable = false;               // It lies in another one.
    Corner own_corner = Corner::LowerRight;    // Where it lies there; outlives visits.
    std::optional<OwnTileDrag> own_drag;
    PressedTile pressed_tile;
    PeerId safety_with;           // Whose safety code is shown instead of the room's; empty for nobody.
    bool rings = false;           // Somebody calls: the keys that answer mean something everywhere.
    bool reachable_open = false;  // The card in the lobby about being called.
    std::string callsign_draft;   // What was typed there.
    bool calling_open = false;    // The field in the list of people.
    std::string call_draft;
    bool talking = false;  // The microphone is on for as long as a key is held.
    // What is pointed at in this frame, and since when the same has been, in seconds of the viewport's clock.
    std::optional<Hint> hint;
    std::string hinted_id;
    double hinted_since = 0;
    std::optional<DeviceKind> open_chooser;  // Whose devices are listed.
    float chooser_scroll = 0;                // CSS pixels
    Phase phase = Phase::Lobby;              // Of the last frame, to close panels when the screen changes.

  private:
    struct Draft {
        std::string text;
        bool is_new = false;
    };

    std::string focused_id_;
    bool focus_visible_ = false;
    std::vector<std::string> activations_;
    std::map<std::string, Draft> drafts_;
    std::vector<std::string> field_ids_;  // Of the last frame.
    std::vector<KeyAction> keys_;
    std::vector<const Shortcut*> held_;
};

}  // namespace parley::ui
