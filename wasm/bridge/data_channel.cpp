// RTCDataChannels, kept by web/bridge/data-channels.js.
#include "bridge/data_channel.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::OpenDataChannel& order) {
    host.call<void>("openDataChannel", order.connection.packed(), order.channel.packed(), order.label);
}

void execute(const emscripten::val& host, const effect::AdoptDataChannel& order) {
    host.call<void>("adoptDataChannel", order.connection.packed(), order.channel.packed(), order.label);
}

// Bounds that are not given cross as -1.
void execute(const emscripten::val& host, const effect::OpenNamedChannel& order) {
    const ChannelReliability& reliability = order.reliability;
    const int retransmits = reliability.max_retransmits ? *reliability.max_retransmits : -1;
    const int life_time = reliability.max_packet_life_time ? *reliability.max_packet_life_time : -1;
    host.call<void>("openNamedChannel", order.connection.packed(), order.channel.packed(), order.label,
                    order.peer.value, order.name, reliability.ordered, retransmits, life_time);
}

void execute(const emscripten::val& host, const effect::AdoptNamedChannel& order) {
    host.call<void>("adoptNamedChannel", order.connection.packed(), order.channel.packed(), order.label,
                    order.peer.value, order.name);
}

void execute(const emscripten::val& host, const effect::SendOnDataChannel& order) {
    host.call<void>("sendOnDataChannel", order.channel.packed(), order.text);
}

void execute(const emscripten::val& host, const effect::CloseDataChannel& order) {
    host.call<void>("closeDataChannel", order.channel.packed());
}

}  // namespace parley::bridge
