// A plain blocking TCP connection to 127.0.0.1, for tests that must say exactly which bytes go out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::test {

class TcpSocket {
  public:
    explicit TcpSocket(std::uint16_t port);
    ~TcpSocket();
    TcpSocket(const TcpSocket&) = delete;
    TcpSocket& operator=(const TcpSocket&) = delete;

    // False when the other end is gone.
    bool send(std::string_view bytes);
    // Everything until the other end closes; what is there after the tests' patience is over, too.
    std::string receive_all();
    // Up to and with `end`, or as receive_all.
    std::string receive_until(std::string_view end);

  private:
    bool receive_some(std::string& received);

    int descriptor_ = -1;
};

}  // namespace parley::test
