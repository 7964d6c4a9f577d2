// Recording of the room, done by web/bridge/room-recorder.js.
#include "bridge/room_recorder.hpp"

namespace parley::bridge {

namespace {

emscripten::val to_js(const std::vector<TrackHandle>& tracks) {
    emscripten::val list = emscripten::val::array();
    for (const TrackHandle track : tracks) list.call<void>("push", track.packed());
    return list;
}

}  // namespace

void execute(const emscripten::val& host, const effect::StartRecording& order) {
    host.call<void>("startRecording", order.operation.value, order.name, to_js(order.sound));
}

void execute(const emscripten::val& host, const effect::MixSound& order) {
    host.call<void>("mixSound", to_js(order.sound));
}

void execute(const emscripten::val& host, const effect::StopRecording& order) {
    host.call<void>("stopRecording", order.operation.value);
}

}  // namespace parley::bridge
