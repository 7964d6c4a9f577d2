// Encoding and decoding of the messages on a link's own data channel.
#include "core/dialect/link_channel.hpp"

#include <optional>
#include <utility>

#include "core/base/overloaded.hpp"
#include "core/dialect/fields.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::link_channel {

namespace {

std::optional<Message> read(std::string_view type, Fields& fields) {
    if (type != "member") return std::nullopt;
    return Member{.name = fields.name("name"), .state = read_state(fields, "state")};
}

}  // namespace

std::string encode(const Message& message) {
    json::Writer writer;
    std::visit(overloaded{[&](const Member& member) {
                   begin_frame(writer, "member").key("name").text(member.name).key("state");
                   write_state(writer, member.state);
                   writer.end_object();
               }},
               message);
    return std::move(writer).take();
}

Decoded<Message> decode(std::string_view text) {
    return decode_typed<Message>(text, limits::channel_message_bytes_max, read);
}

}  // namespace parley::dialect::link_channel
