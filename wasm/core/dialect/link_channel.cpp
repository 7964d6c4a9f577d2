// Encoding and decoding of the messages on a link's own data channel.
#include "core/dialect/link_channel.hpp"

#include <optional>
#include <utility>

#include "core/dialect/fields.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect {

namespace {

std::optional<ChannelMember> read_message(std::string_view type, Fields& fields) {
    if (type != "member") return std::nullopt;
    return ChannelMember{.name = fields.name("name"), .state = read_state(fields, "state")};
}

}  // namespace

std::string encode(const ChannelMember& member) {
    json::Writer writer;
    begin_frame(writer, "member").key("name").text(member.name).key("state");
    write_state(writer, member.state);
    writer.end_object();
    return std::move(writer).take();
}

DecodedChannelMessage decode_channel_message(std::string_view text) {
    return read_typed<ChannelMember>(text, limits::channel_message_bytes_max, read_message);
}

}  // namespace parley::dialect
