// WebSockets, kept by web/bridge/sockets.js.
#include "bridge/web_socket.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::OpenSocket& order) {
    host.call<void>("openSocket", order.socket.packed(), order.url, order.subprotocol);
}

void execute(const emscripten::val& host, const effect::SendFrame& order) {
    host.call<void>("sendFrame", order.socket.packed(), order.text);
}

void execute(const emscripten::val& host, const effect::CloseSocket& order) {
    host.call<void>("closeSocket", order.socket.packed(), std::uint32_t{order.code}, order.reason);
}

}  // namespace parley::bridge
