// Plays a script (script.hpp) with an Engine.IO server. In the texts, "|" stands for the separator U+001E.
//
//     get 1            opens a session by polling with request 1; its sid is "sid1", as the request is numbered
//     get 2 sid1       polls
//     post 3 sid1 4hi  posts a payload
//     gone 2           that client has hung up
//     ws 1             opens a session by WebSocket 1; its sid is "ws1"
//     ws 1 sid1        asks to move the session there
//     ws 1 > 2probe    a text frame; "ws 1 > (binary)" a binary one
//     ws 1 closes
//     send 1 hi        from above, to session 1
//     close 1 reason
//     refuse 4 5       request 4, for reason 5
//     + 25000          milliseconds
//     sessions         how many there are
#pragma once

#include <string>
#include <string_view>

#include "core/framing/engine_io_server.hpp"

namespace parley::framing {

std::string play_engine_io(std::string_view script, EngineIoOptions options = {});

}  // namespace parley::framing
