// Frame sink: the way out to one client, whatever it is connected by.
#pragma once

#include <cstdint>
#include <string>

namespace parley::server {

// Called while the effects of a machine are drained; an implementation may call that machine's host back at once, which
// only queues.
class FrameSink {
  public:
    FrameSink() = default;
    FrameSink(const FrameSink&) = delete;
    FrameSink& operator=(const FrameSink&) = delete;

    virtual void send(std::string text) = 0;
    // Sends what is queued, then closes (codes: RFC 6455, 7.4.1). Nothing is sent to this sink afterwards.
    virtual void close(std::uint16_t code, std::string reason) = 0;

  protected:
    ~FrameSink() = default;
};

}  // namespace parley::server
