// Frame: the spelling of roles.
#include "ui/frame.hpp"

namespace parley::ui {

std::string_view to_text(Role role) {
    switch (role) {
    case Role::Button: return "button";
    case Role::Heading: return "heading";
    case Role::List: return "list";
    case Role::ListItem: return "listitem";
    case Role::ListBox: return "listbox";
    case Role::Option: return "option";
    case Role::Status: return "status";
    case Role::Alert: return "alert";
    case Role::TextBox: return "textbox";
    case Role::Image: return "img";
    case Role::Group: return "group";
    case Role::Link: return "link";
    case Role::ProgressBar: return "progressbar";
    }
    return "group";
}

}  // namespace parley::ui
