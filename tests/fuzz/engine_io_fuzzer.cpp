// Fuzzes the Engine.IO and Socket.IO servers with a script: one step a line, a letter for what happens, a character
// that picks to whom, and a text. "|" stands for U+001E, which parts packets.
//
//     o      a session is opened by polling      w      ... by WebSocket
//     g0     session 0 polls                     p04hi  session 0 posts "4hi"
//     x0     the client of request 0 is gone     u0     session 0 asks for an upgrade
//     t02    WebSocket 0 gets the text "2"       b0     WebSocket 0 gets bytes
//     l0     WebSocket 0 is lost                 s0[]   the server sends the event "[]" to session 0
//     c0     the server closes session 0         +5     five seconds pass
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/engine_io_world.hpp"
#include "fuzz/input.hpp"

namespace parley::fuzz {
namespace {

void take_step(EngineIoWorld& world, std::string_view line) {
    const char verb = line.empty() ? ' ' : line[0];
    const auto which = static_cast<std::size_t>(line.size() > 1 ? static_cast<unsigned char>(line[1] - '0') : 0);
    std::string text(line.substr(std::min<std::size_t>(line.size(), 2)));
    std::replace(text.begin(), text.end(), '|', '\x1E');
    switch (verb) {
    case 'o': return world.open_by_polling();
    case 'w': return world.open_by_websocket();
    case 'g': return world.poll(which);
    case 'p': return world.post(which, text);
    case 'x': return world.lose_request(which);
    case 'u': return world.upgrade(which);
    case 't': return world.send_text(which, text);
    case 'b': return world.send_binary(which);
    case 'l': return world.lose_websocket(which);
    case 's': return world.say(which, text);
    case 'c': return world.close(which);
    case '+': return world.pass_time(1s * static_cast<int>(which));
    default: return;
    }
}

}  // namespace
}  // namespace parley::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    parley::fuzz::EngineIoWorld world;
    for (const std::string_view line : parley::fuzz::lines(data, size)) parley::fuzz::take_step(world, line);
    world.finish();
    return 0;
}
