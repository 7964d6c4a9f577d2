// Server chat: what we write where the server has a chat of its own — what waits for it, and what it will bring back.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

namespace parley::client {

class ServerChat {
  public:
    struct Waiting {
        std::uint32_t sequence = 0;  // In the room's chat.
        std::string text;
    };

    // Of both it keeps as many as one may write in a row, the newest.
    void wait(Waiting message);
    std::deque<Waiting> take_waiting();
    void on_sent(std::string text);
    // Whether the server brings back what we have written; each is brought once.
    bool take_echo(const std::string& text);
    // What has not come back on the former socket will not come on another.
    void forget_echoes() { echoes_.clear(); }
    void clear();

  private:
    std::deque<Waiting> waiting_;
    std::deque<std::string> echoes_;
};

}  // namespace parley::client
