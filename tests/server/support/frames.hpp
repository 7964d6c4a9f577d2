// Frames that clients of the tests send.
#pragma once

#include <string>
#include <string_view>

#include "core/json/writer.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {

inline std::string join_frame(std::string_view room, std::string_view name) {
    json::Writer writer;
    writer.begin_object().key("type").text("join").key("version").integer(1);
    writer.key("room").text(room).key("name").text(name).end_object();
    return std::move(writer).take();
}

inline std::string offer_frame(std::string_view to, std::string_view sdp) {
    json::Writer writer;
    writer.begin_object().key("type").text("description").key("to").text(to);
    writer.key("connection").integer(7).key("exchange").integer(9).key("description").begin_object();
    writer.key("type").text("offer").key("sdp").text(sdp).end_object().end_object();
    return std::move(writer).take();
}

// Joins and waits for the answer; the member's id.
inline std::string join(WebSocketClient& client, std::string_view room, std::string_view name) {
    client.send(join_frame(room, name));
    return text_of(client.receive("joined"), "id");
}

}  // namespace parley::test
