// A whole server inside the test's process: real sockets on a free port, a thread of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "server/config.hpp"

namespace parley::test {

class RunningServer {
  public:
    // On 127.0.0.1 and a free port, whatever the configuration says.
    explicit RunningServer(server::Config config = {});
    ~RunningServer();

    std::uint16_t port() const;
    // The operator's; zero where nobody listens.
    std::uint16_t admin_port() const;
    // That which sends everybody to https; zero for none.
    std::uint16_t redirect_port() const;

    // Shuts it down as a signal would; returns when its thread has ended. Later calls do nothing.
    void stop();
    // Returns when its thread has ended by itself.
    void wait_for_end();
    // Everything it logged. Only after stop().
    std::string log() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace parley::test
