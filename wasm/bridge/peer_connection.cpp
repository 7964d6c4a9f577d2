// RTCPeerConnections, kept by web/bridge/peer-connections.js.
#include "bridge/peer_connection.hpp"

#include <string>

namespace parley::bridge {

namespace {

// RTCConfiguration.iceServers (W3C WebRTC 4.2.1). A STUN server has no credential members at all.
emscripten::val to_js(const std::vector<IceServer>& servers) {
    emscripten::val list = emscripten::val::array();
    for (const IceServer& server : servers) {
        emscripten::val entry = emscripten::val::object();
        entry.set("urls", server.url);
        if (!server.username.empty()) {
            entry.set("username", server.username);
            entry.set("credential", server.credential);
        }
        list.call<void>("push", entry);
    }
    return list;
}

std::string word(TrackKind kind) {
    return std::string(to_text(kind));
}

}  // namespace

void execute(const emscripten::val& host, const effect::OpenPeerConnection& order) {
    host.call<void>("openPeerConnection", order.connection.packed(), to_js(order.ice_servers), order.certificate);
}

void execute(const emscripten::val& host, const effect::SetIceServers& order) {
    host.call<void>("setIceServers", order.connection.packed(), to_js(order.ice_servers));
}

void execute(const emscripten::val& host, const effect::ClosePeerConnection& order) {
    host.call<void>("closePeerConnection", order.connection.packed());
}

void execute(const emscripten::val& host, const effect::SetSender& order) {
    host.call<void>("setSender", order.connection.packed(), std::string(to_text(order.slot)), order.track.packed(),
                    order.create, order.bitrate_max);
}

void execute(const emscripten::val& host, const effect::SetLocalDescription& order) {
    host.call<void>("setLocalDescription", order.connection.packed(), order.operation.value);
}

void execute(const emscripten::val& host, const effect::SetRemoteDescription& order) {
    host.call<void>("setRemoteDescription", order.connection.packed(), order.operation.value,
                    std::string(to_text(order.type)), order.sdp);
}

void execute(const emscripten::val& host, const effect::AddCandidate& order) {
    const Candidate& candidate = order.candidate;
    const int line = candidate.sdp_m_line_index ? int{*candidate.sdp_m_line_index} : -1;
    host.call<void>("addCandidate", order.connection.packed(), order.operation.value, candidate.candidate,
                    candidate.sdp_mid, line, candidate.username_fragment);
}

void execute(const emscripten::val& host, const effect::RestartIce& order) {
    host.call<void>("restartIce", order.connection.packed());
}

void execute(const emscripten::val& host, const effect::AdoptRemoteTrack& order) {
    host.call<void>("adoptRemoteTrack", order.connection.packed(), word(order.kind), order.mid, order.track.packed());
}

void execute(const emscripten::val& host, const effect::MeasureConnection& order) {
    host.call<void>("measureConnection", order.connection.packed(), order.operation.value);
}

}  // namespace parley::bridge
