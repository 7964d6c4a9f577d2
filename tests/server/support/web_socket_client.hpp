// A WebSocket client as a test wants it: every call waits for its end, and none for ever.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json/value.hpp"

namespace parley::test {

struct WebSocketOptions {
    std::string path = "/parley";
    std::string subprotocol = {};                                   // What is offered; empty for nothing.
    std::string forwarded_for = {};                                 // X-Forwarded-For; empty for none.
    std::vector<std::pair<std::string, std::string>> headers = {};  // Further ones: names and values.
    // PEM of the certificate that the server must show: then TLS is spoken. Empty: it is not.
    std::string trusted = {};
    int receive_buffer_bytes = 0;  // Of the socket; zero leaves it to the system.
};

class WebSocketClient {
  public:
    // Connects and asks for the upgrade.
    explicit WebSocketClient(std::uint16_t port, WebSocketOptions options = {});
    ~WebSocketClient();

    bool is_open() const;
    // What the server answered with; 101 for an upgrade, zero for nothing.
    unsigned status() const;
    // What the server chose; empty for none.
    std::string subprotocol() const;

    // False when it cannot be sent any more.
    bool send(std::string_view text);
    bool send_binary(std::string_view bytes);
    bool ping();
    // Ends its half of the TCP connection, without a word.
    void finish_sending();

    // The next frame; nothing when the connection ended instead.
    std::optional<std::string> receive();
    // The next frame of that type; others are passed over. Fails the test (null) when the connection ended instead.
    json::Value receive(std::string_view type);

    // Reads until the end; the code of the server's close frame, or 1006 (RFC 6455, 7.4.1) where none came.
    std::uint16_t wait_for_close();
    // Says goodbye and waits for the answer.
    void close();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// The text of a field; empty where it is missing or no text.
std::string text_of(const json::Value& frame, std::string_view key);

}  // namespace parley::test
