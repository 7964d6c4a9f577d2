// Server chat: see the header.
#include "core/client/server_chat.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"

namespace parley::client {

void ServerChat::wait(Waiting message) {
    waiting_.push_back(std::move(message));
    if (waiting_.size() > limits::chat_sent_burst) waiting_.pop_front();
}

std::deque<ServerChat::Waiting> ServerChat::take_waiting() {
    return std::exchange(waiting_, {});
}

void ServerChat::on_sent(std::string text) {
    echoes_.push_back(std::move(text));
    if (echoes_.size() > limits::chat_sent_burst) echoes_.pop_front();
}

bool ServerChat::take_echo(const std::string& text) {
    const auto found = std::find(echoes_.begin(), echoes_.end(), text);
    if (found == echoes_.end()) return false;
    echoes_.erase(found);
    return true;
}

void ServerChat::clear() {
    waiting_.clear();
    echoes_.clear();
}

}  // namespace parley::client
