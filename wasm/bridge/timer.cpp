// One setTimeout, kept by web/bridge/timer.js.
#include "bridge/timer.hpp"

#include <emscripten.h>

namespace parley::bridge {

Instant now() {
    return Instant(Duration(static_cast<Duration::rep>(emscripten_get_now())));
}

void arm_timer(const emscripten::val& host, std::optional<Instant> deadline) {
    if (!deadline) return host.call<void>("disarmTimer");
    host.call<void>("armTimer", static_cast<double>(deadline->time_since_epoch().count()));
}

}  // namespace parley::bridge
