// Silence watch: notices that nothing comes from the far side any more, sooner than the browser does.
//
// The far side announces when it will be heard again, so that a page in the background, whose timers are slow, is not
// taken for dead. When our own timer was late, messages may be waiting behind it: then it looks once more.
#pragma once

#include <optional>

#include "core/base/time.hpp"

namespace parley::link {

class SilenceWatch {
  public:
    // It will be heard again within `next`.
    void on_promise(Instant now, Duration next);
    // Anything else that shows that it lives. Nothing before the first promise.
    void on_sign_of_life(Instant now);
    void stop() { *this = {}; }
    void on_time(Instant now);

    bool is_watching() const { return promised_.has_value(); }
    bool is_silent() const { return is_silent_; }
    std::optional<Instant> next_deadline() const { return deadline_; }

    // How much later than promised a sign of life may come: a lost packet is repeated within it on most paths.
    static constexpr Duration tolerance = 1200ms;

  private:
    std::optional<Duration> promised_;
    std::optional<Instant> deadline_;
    bool has_looked_twice_ = false;
    bool is_silent_ = false;
};

}  // namespace parley::link
