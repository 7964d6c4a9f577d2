// Clipboard, local storage and console, kept by web/bridge/storage.js.
#include "bridge/storage.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::CopyText& order) {
    host.call<void>("copyText", order.operation.value, order.text);
}

void execute(const emscripten::val& host, const effect::StoreValue& order) {
    host.call<void>("storeValue", order.key, order.value);
}

void execute(const emscripten::val& host, const effect::Log& order) {
    host.call<void>("log", order.line);
}

}  // namespace parley::bridge
