// Devices and tracks, kept by web/bridge/media.js; sound, played by web/bridge/audio-output.js.
#include "bridge/media_devices.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::RequestMedia& order) {
    host.call<void>("requestMedia", order.operation.value, order.audio.packed(), order.video.packed(),
                    order.audio_device, order.video_device);
}

void execute(const emscripten::val& host, const effect::RequestScreen& order) {
    host.call<void>("requestScreen", order.operation.value, order.video.packed());
}

void execute(const emscripten::val& host, const effect::SetTrackEnabled& order) {
    host.call<void>("setTrackEnabled", order.track.packed(), order.enabled);
}

void execute(const emscripten::val& host, const effect::ReleaseTrack& order) {
    host.call<void>("releaseTrack", order.track.packed());
}

void execute(const emscripten::val& host, const effect::ListDevices&) {
    host.call<void>("listDevices");
}

void execute(const emscripten::val& host, const effect::MeasureSound& order) {
    host.call<void>("measureSound", order.track.packed());
}

void execute(const emscripten::val& host, const effect::PlayAudio& order) {
    host.call<void>("playAudio", order.track.packed());
}

void execute(const emscripten::val& host, const effect::ResumeAudio&) {
    host.call<void>("resumeAudio");
}

void execute(const emscripten::val& host, const effect::ChooseSpeaker& order) {
    host.call<void>("chooseSpeaker", order.operation.value, order.device);
}

void execute(const emscripten::val& host, const effect::PlayTestSound&) {
    host.call<void>("playTestSound");
}

}  // namespace parley::bridge
