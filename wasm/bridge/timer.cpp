// One setTimeout, kept by web/bridge/timer.js.
#include "bridge/timer.hpp"

#include <algorithm>

#include <emscripten.h>

namespace parley::bridge {

namespace {

// setTimeout takes a signed 32-bit delay (HTML 8.6): a day is far below, and an early wake-up is harmless.
constexpr Duration delay_max = 24h;

}  // namespace

Instant now() {
    return Instant(Duration(static_cast<Duration::rep>(emscripten_get_now())));
}

void arm_timer(const emscripten::val& host, std::optional<Instant> deadline) {
    if (!deadline) return host.call<void>("disarmTimer");
    const Duration delay = std::clamp(*deadline - now(), Duration::zero(), delay_max);
    host.call<void>("armTimer", static_cast<int>(delay.count()));
}

}  // namespace parley::bridge
