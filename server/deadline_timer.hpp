// Deadline timer: wakes the owner of a sans-I/O machine at the machine's next deadline.
#pragma once

#include <functional>
#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/time.hpp"

namespace parley::server {

class DeadlineTimer {
  public:
    // `on_due` is called on the context's thread. The context must not run any more when this goes.
    DeadlineTimer(boost::asio::io_context& context, std::function<void()> on_due);

    // Replaces what was armed before; nothing for no deadline.
    void arm(std::optional<Instant> deadline);
    void cancel();

  private:
    boost::asio::steady_timer timer_;
    std::function<void()> on_due_;
    std::optional<Instant> armed_;
};

}  // namespace parley::server
