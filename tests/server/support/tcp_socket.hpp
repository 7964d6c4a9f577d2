// A plain blocking TCP connection to 127.0.0.1, for tests that must say exactly which bytes go out.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace parley::test {

class TcpSocket {
  public:
    // From 127.0.0.1, or another address of the loopback network.
    explicit TcpSocket(std::uint16_t port, const char* from = "127.0.0.1");
    ~TcpSocket();
    TcpSocket(const TcpSocket&) = delete;
    TcpSocket& operator=(const TcpSocket&) = delete;

    // False when the other end is gone.
    bool send(std::string_view bytes);
    // Everything until the other end closes; what is there after the tests' patience is over, too.
    std::string receive_all();
    // Up to and with `end`, or as receive_all.
    std::string receive_until(std::string_view end);
    // Whether the other end closes, or says anything, within that time.
    bool hears_within(std::chrono::milliseconds time) const;
    // Says that nothing more will be sent.
    void finish_sending() const;
    // The system's, for libraries.
    int descriptor() const { return descriptor_; }

  private:
    bool receive_some(std::string& received);

    int descriptor_ = -1;
};

// Whether anybody listens there.
bool can_connect(std::uint16_t port);

}  // namespace parley::test
