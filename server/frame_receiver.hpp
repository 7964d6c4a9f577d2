// Frame receiver: the way in from one WebSocket, to whoever serves it.
#pragma once

#include <cstdint>
#include <string>

#include "server/frame_sink.hpp"
#include "server/log.hpp"

namespace parley::server {

// Whether the client said goodbye, or its connection was lost.
enum class Ending : std::uint8_t { Goodbye, Lost };

class FrameReceiver {
  public:
    FrameReceiver() = default;
    FrameReceiver(const FrameReceiver&) = delete;
    FrameReceiver& operator=(const FrameReceiver&) = delete;
    virtual ~FrameReceiver() = default;

    // The WebSocket stands. Comes first, and once. `sink` stays alive until closed() was called.
    virtual void opened(FrameSink& sink) = 0;
    virtual void text_received(std::string text) = 0;
    virtual void binary_received() = 0;
    // Nothing can be sent any more. May come several times; the first counts.
    virtual void closed(Ending ending) = 0;
    // The last call: how it ended, for the log.
    virtual void ended(LogFields facts) = 0;
};

}  // namespace parley::server
