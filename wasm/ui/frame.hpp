// Frame: what came of drawing one frame, for the host to act on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/border/intent.hpp"
#include "ui/rect.hpp"

namespace parley::ui {

// A place where the host lays a real input of the page, so that phone keyboards and input methods work. The box around
// it is drawn already; the host shows value, placeholder, caret and selection.
struct TextField {
    std::string id;
    Rect rect;  // The text's own place, inside the drawn box.
    std::string value;
    std::string placeholder;
    std::size_t bytes_max = 0;  // of UTF-8
    std::string label;          // The accessible name.
    bool operator==(const TextField&) const = default;
};

// WAI-ARIA roles that screens use.
enum class Role : std::uint8_t {
    Button,
    Heading,
    List,
    ListItem,
    ListBox,  // Of options, of which one is chosen. Its own activation (Escape) closes it.
    Option,
    Status,
    Alert,
    TextBox,
    Image,
    Group,
    Link,
    ProgressBar,
};

// The role as ARIA spells it.
std::string_view to_text(Role role);

// One element of the hidden mirror that screen readers, keyboards and tests use. In reading order, which is the order
// in which Tab goes through buttons, links and text boxes. Status and Alert are live regions.
struct AccessibleNode {
    std::string id;  // Unique in a frame, stable over frames.
    Role role = Role::Group;
    std::string name;
    Rect rect;
    std::string parent = {};           // Of a list item or option: the id of its list, which came before. Else empty.
    std::optional<bool> pressed = {};  // aria-pressed, of buttons that open and close something; of an option: chosen.
    bool disabled = false;
    bool focused = false;
    std::string shortcut = {};  // aria-keyshortcuts; empty for none.
    std::string href = {};      // Of links: an address of http or https, opened in another tab.
    std::string value = {};     // aria-valuenow of progress bars, 0 to 100.
    bool operator==(const AccessibleNode&) const = default;
};

struct Frame {
    std::vector<Intent> intents;
    std::vector<TextField> text_fields;
    std::vector<AccessibleNode> nodes;
    std::vector<Rect> scrollable;      // Where the wheel moves something.
    std::string focus;                 // The node that the page's focus is to go to; empty to leave it where it is.
    bool toggles_full_screen = false;  // The person wishes the room to fill the screen, or no longer to.
    bool saves_statistics = false;     // The person wishes a file of them.
    bool keeps_own_corner = false;     // UiState::own_corner is a new choice, to be kept for the next visit.
    // The person wishes to choose a file and offer it to that member; to everybody where the id is empty.
    std::optional<PeerId> chooses_file_for;
    bool animating = false;  // Something moves by itself: the host draws another frame.
};

}  // namespace parley::ui
