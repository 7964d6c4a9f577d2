// Keeps one timer of the system at the nearest deadline.
#include "server/deadline_timer.hpp"

#include <utility>

#include "server/clock.hpp"

namespace parley::server {

DeadlineTimer::DeadlineTimer(boost::asio::io_context& context, std::function<void()> on_due)
    : timer_(context), on_due_(std::move(on_due)) {}

void DeadlineTimer::arm(std::optional<Instant> deadline) {
    if (deadline == armed_) return;
    if (!deadline) return cancel();
    armed_ = deadline;
    timer_.expires_at(host_time(*deadline));
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        armed_.reset();
        on_due_();
    });
}

void DeadlineTimer::cancel() {
    armed_.reset();
    timer_.cancel();
}

}  // namespace parley::server
