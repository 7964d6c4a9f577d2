// RTCDataChannels, kept by web/bridge/data-channels.js.
#include "bridge/data_channel.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::OpenDataChannel& order) {
    host.call<void>("openDataChannel", order.connection.packed(), order.channel.packed(), order.label);
}

void execute(const emscripten::val& host, const effect::AdoptDataChannel& order) {
    host.call<void>("adoptDataChannel", order.connection.packed(), order.channel.packed(), order.label);
}

void execute(const emscripten::val& host, const effect::SendOnDataChannel& order) {
    host.call<void>("sendOnDataChannel", order.channel.packed(), order.text);
}

void execute(const emscripten::val& host, const effect::CloseDataChannel& order) {
    host.call<void>("closeDataChannel", order.channel.packed());
}

}  // namespace parley::bridge
