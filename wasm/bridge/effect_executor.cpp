// Finds the function for an effect; one without a function does not compile.
#include "bridge/effect_executor.hpp"

#include <variant>

#include "bridge/calling.hpp"
#include "bridge/data_channel.hpp"
#include "bridge/files.hpp"
#include "bridge/media_devices.hpp"
#include "bridge/peer_connection.hpp"
#include "bridge/room_recorder.hpp"
#include "bridge/storage.hpp"
#include "bridge/web_socket.hpp"

namespace parley::bridge {

void execute_effect(const emscripten::val& host, const Effect& effect) {
    std::visit([&host](const auto& order) { execute(host, order); }, effect);
}

}  // namespace parley::bridge
