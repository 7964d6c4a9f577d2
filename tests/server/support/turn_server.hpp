// coturn, the real one, on a free port of 127.0.0.1.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

#include "server/support/temporary_folder.hpp"

namespace parley::test {

class TurnServer {
  public:
    // Answers over UDP and TCP when this returns. `options` are coturn's own, behind ours.
    explicit TurnServer(const std::string& secret, const std::vector<std::string>& options = {});
    ~TurnServer();
    TurnServer(const TurnServer&) = delete;
    TurnServer& operator=(const TurnServer&) = delete;

    // "turn:127.0.0.1:PORT?transport=udp"
    std::string url(const std::string& transport) const;
    std::uint16_t port() const { return port_; }

  private:
    TemporaryFolder folder_;
    std::uint16_t port_ = 0;
    pid_t process_ = -1;
};

}  // namespace parley::test
