// One WebSocket of the load: connects, sends masked frames, reads those of the server. Does not block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace parley::load {

class WebSocket {
  public:
    // Connects to 127.0.0.1, from an address of its own in 127.0.0.0/8 for each 20,000 connections, because one address
    // has no more ports. Ends the program where that fails.
    WebSocket(std::uint16_t port, std::size_t number);
    ~WebSocket();
    WebSocket(const WebSocket&) = delete;
    WebSocket& operator=(const WebSocket&) = delete;

    int descriptor() const { return descriptor_; }
    void upgrade(std::string_view path, std::string_view subprotocol);
    void send(std::string_view text);
    // Writes what send() gathered; true if some of it could not be written yet.
    bool flush();
    // Reads what there is; false when the server has closed.
    bool receive();
    // The next whole text; false where there is none. The view holds until the next receive().
    bool next(std::string_view& text);
    bool is_open() const { return is_open_; }

  private:
    bool read_upgrade();

    int descriptor_ = -1;
    bool is_open_ = false;
    std::string input_;
    std::size_t read_ = 0;
    std::string output_;
    std::size_t written_ = 0;
};

}  // namespace parley::load
