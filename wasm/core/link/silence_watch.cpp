// Silence watch: see the header.
#include "core/link/silence_watch.hpp"

namespace parley::link {

namespace {

// A timer that is later than this was held up with everything else of the page.
constexpr Duration lateness_max = 250ms;

}  // namespace

void SilenceWatch::on_promise(Instant now, Duration next) {
    promised_ = next;
    on_sign_of_life(now);
}

void SilenceWatch::on_sign_of_life(Instant now) {
    if (!promised_) return;
    deadline_ = now + *promised_ + tolerance;
    has_looked_twice_ = false;
    is_silent_ = false;
}

void SilenceWatch::on_time(Instant now) {
    if (!deadline_ || now < *deadline_) return;
    if (now - *deadline_ > lateness_max && !has_looked_twice_) {
        has_looked_twice_ = true;
        deadline_ = now + tolerance;
        return;
    }
    deadline_.reset();
    is_silent_ = true;
}

}  // namespace parley::link
