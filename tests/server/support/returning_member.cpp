// Speaks the part of the dialect `parley` that is about coming back.
#include "server/support/returning_member.hpp"

#include "core/json/reader.hpp"
#include "core/json/writer.hpp"

namespace parley::test {

bool ReturningMember::join(std::uint16_t port) {
    socket_ = std::make_unique<WebSocketClient>(port);
    if (!socket_->is_open() || !socket_->send(join_frame())) return false;
    const auto text = socket_->receive();
    if (!text) return false;
    const auto frame = json::read(*text);
    if (!frame || text_of(frame.value(), "type") != "joined") return false;
    id_ = text_of(frame.value(), "id");
    token_ = text_of(*frame.value().find("resume"), "token");
    others_.clear();
    for (const auto& member : *frame.value().find("members")->array()) others_.push_back(text_of(member, "id"));
    return true;
}

std::string ReturningMember::join_frame() const {
    json::Writer writer;
    writer.begin_object().key("type").text("join").key("version").integer(1);
    writer.key("capabilities").begin_array().text("resume").end_array();
    writer.key("room").text(room_).key("name").text(name_);
    if (!token_.empty()) {
        // What it missed is of no interest to the tests.
        writer.key("resume").begin_object().key("id").text(id_).key("token").text(token_);
        writer.key("received").integer(0).end_object();
    }
    writer.end_object();
    return std::move(writer).take();
}

}  // namespace parley::test
