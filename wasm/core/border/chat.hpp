// Chat: what people have written in the room, as screens and pages see it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"

namespace parley {

struct ChatMessage {
    std::uint32_t sequence = 0;  // Counts messages as they came here, from one; names this one, and never another.
    PeerId author;               // Of another as the link says that brought it; empty where a member has no id.
    std::string name;            // Of the author, never empty; the last one known.
    std::string text;            // One line of 1 to limits::chat_text_bytes_max bytes, without control characters.
    bool is_own = false;
    bool was_told = false;  // By another than the author, who had left: nobody can vouch for it.
    // Brought by the server's own chat and by nobody else: the server says who wrote it, and it stands where it came.
    bool over_server = false;
    bool operator==(const ChatMessage&) const = default;
};

// All of them in the order of the conversation. Copies share one list, so that a snapshot costs no more for them.
class ChatMessages {
  public:
    using List = std::vector<ChatMessage>;

    ChatMessages() = default;
    explicit ChatMessages(List list) : list_(std::make_shared<const List>(std::move(list))) {}

    List::const_iterator begin() const { return all().begin(); }
    List::const_iterator end() const { return all().end(); }
    bool empty() const { return all().empty(); }
    std::size_t size() const { return all().size(); }
    const ChatMessage& operator[](std::size_t index) const { return all()[index]; }
    bool operator==(const ChatMessages& other) const { return list_ == other.list_ || all() == other.all(); }

  private:
    const List& all() const {
        static const List none;
        return list_ ? *list_ : none;
    }

    std::shared_ptr<const List> list_;
};

}  // namespace parley
