// UiState: see the header.
#include "ui/ui_state.hpp"

#include <algorithm>
#include <utility>

namespace parley::ui {

void UiState::text_changed(std::string id, std::string text) {
    drafts_[std::move(id)] = {.text = std::move(text), .is_new = true};
}

void UiState::activate(std::string id) {
    activations_.push_back(std::move(id));
}

void UiState::focus(std::string id, bool visible) {
    focused_id_ = std::move(id);
    focus_visible_ = visible;
}

bool UiState::take_activation(const std::string& id) {
    const auto found = std::find(activations_.begin(), activations_.end(), id);
    if (found == activations_.end()) return false;
    activations_.erase(found);
    return true;
}

std::optional<std::string> UiState::take_text(const std::string& id) {
    const auto found = drafts_.find(id);
    if (found == drafts_.end() || !found->second.is_new) return std::nullopt;
    found->second.is_new = false;
    return found->second.text;
}

const std::string& UiState::shown_text(const std::string& id, const std::string& value) {
    const auto found = drafts_.find(id);
    return found == drafts_.end() ? value : found->second.text;
}

bool UiState::key(const std::string& name, bool down) {
    const Shortcut* const shortcut = shortcut_for(name);
    if (shortcut == nullptr) return false;
    const auto held = std::find(held_.begin(), held_.end(), shortcut);
    if (!down) {
        if (held == held_.end()) return false;
        held_.erase(held);
        if (shortcut->action == KeyAction::BeginTalking) keys_.push_back(KeyAction::EndTalking);
        return true;
    }
    const bool is_typing = std::find(field_ids_.begin(), field_ids_.end(), focused_id_) != field_ids_.end();
    const bool answers = shortcut->action == KeyAction::AnswerCall || shortcut->action == KeyAction::DeclineCall;
    const bool closes_card = shortcut->action == KeyAction::Close && phase == Phase::Lobby && reachable_open;
    const bool is_before_room = (answers && rings) || closes_card;
    if (is_typing || (phase != Phase::InRoom && !is_before_room) || (answers && !rings)) return false;
    if (held != held_.end()) return true;
    if (shortcut->action == KeyAction::BeginTalking && !focused_id_.empty()) return false;
    if (shortcut->action == KeyAction::Close && !closes_card && !shortcuts_open && !reactions_open &&
        panel == Panel::None)
        return false;
    held_.push_back(shortcut);
    keys_.push_back(shortcut->action);
    return true;
}

void UiState::release_keys() {
    held_.clear();
    if (talking) keys_.push_back(KeyAction::EndTalking);
}

void UiState::toggle(Panel wanted, double time) {
    panel = panel == wanted ? Panel::None : wanted;
    panel_changed = time;
    open_chooser.reset();
    members_scroll = 0;
    chat_scroll = 0;
    statistics_scroll = 0;
}

void UiState::reset_panels() {
    panel = Panel::None;
    panel_changed = -1;
    members_scroll = 0;
    chat_scroll = 0;
    chat_height = 0;
    chat_draft.clear();
    chat_layout = {};
    statistics_scroll = 0;
    watches_statistics = false;
}

void UiState::end_frame(std::vector<std::string> field_ids) {
    field_ids_ = std::move(field_ids);
    hint.reset();
    activations_.clear();
    keys_.clear();
    for (auto draft = drafts_.begin(); draft != drafts_.end();) {
        draft = draft->first == focused_id_ ? std::next(draft) : drafts_.erase(draft);
    }
}

}  // namespace parley::ui
