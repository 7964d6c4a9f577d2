// Chat layout: see the header.
#include "ui/chat_layout.hpp"

#include <algorithm>
#include <iterator>

#include "ui/line_break.hpp"

namespace parley::ui {

const LaidOutMessage& ChatLayout::of(const ChatMessage& message, float width_max, const Measure& width_of) {
    if (width_max != width_max_) messages_.clear();
    width_max_ = width_max;
    LaidOutMessage& laid_out = messages_[message.sequence];
    laid_out.is_seen = true;
    if (laid_out.text == message.text) return laid_out;
    laid_out.text = message.text;
    laid_out.lines = wrap_text(message.text, width_max, width_of);
    laid_out.links = links_in(message.text);
    laid_out.width = 0;
    for (const TextSpan& line : laid_out.lines) {
        const std::string_view words = std::string_view(message.text).substr(line.begin, line.end - line.begin);
        laid_out.width = std::max(laid_out.width, width_of(words));
    }
    return laid_out;
}

void ChatLayout::forget_unseen() {
    for (auto message = messages_.begin(); message != messages_.end();) {
        const bool was_seen = message->second.is_seen;
        message->second.is_seen = false;
        message = was_seen ? std::next(message) : messages_.erase(message);
    }
}

}  // namespace parley::ui
