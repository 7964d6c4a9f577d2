// Ringing and notifications, done by web/bridge/ringing.js and web/bridge/notifications.js.
#include "bridge/calling.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::Ring& order) {
    host.call<void>("ring", order.on);
}

void execute(const emscripten::val& host, const effect::AskForNotifications&) {
    host.call<void>("askForNotifications");
}

void execute(const emscripten::val& host, const effect::ShowNotification& order) {
    host.call<void>("showNotification", order.title, order.text);
}

void execute(const emscripten::val& host, const effect::CloseNotification&) {
    host.call<void>("closeNotification");
}

}  // namespace parley::bridge
