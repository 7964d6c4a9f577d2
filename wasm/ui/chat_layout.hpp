// Chat layout: how messages are broken into lines, remembered, since measuring texts in every frame would cost more
// than all else.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/border/chat.hpp"
#include "ui/text_links.hpp"

namespace parley::ui {

struct LaidOutMessage {
    std::string text;
    std::vector<TextSpan> lines;
    std::vector<TextSpan> links;
    float width = 0;  // Of the widest line, CSS pixels.
    bool is_seen = false;
};

class ChatLayout {
  public:
    using Measure = std::function<float(std::string_view)>;

    // Of this message, with lines no wider than `width_max`. Good until the next call of forget_unseen().
    const LaidOutMessage& of(const ChatMessage& message, float width_max, const Measure& width_of);
    // Drops what was not asked for since this was called last.
    void forget_unseen();

  private:
    std::map<std::uint32_t, LaidOutMessage> messages_;  // By sequence.
    float width_max_ = 0;
};

}  // namespace parley::ui
