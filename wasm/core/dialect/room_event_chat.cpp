// The two sockets beside a room of the room-event dialect: its chat, at both ends, and its number of viewers.
#include <optional>
#include <utility>

#include "core/dialect/fields.hpp"
#include "core/dialect/room_event.hpp"
#include "core/json/reader.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::room_event {

namespace {

// The text will stand in JSON for members of other dialects: what reads as JSON now can be written then.
bool is_utf8(std::string_view text) {
    json::Writer writer;
    writer.text(text);
    return json::read(std::move(writer).take()).ok();
}

// A frame is a text that somebody said, nothing more.
class ChatClient final : public ClientCodec {
  public:
    std::vector<std::string> encode(const ClientMessage& message) override {
        const auto* say = std::get_if<signal::Say>(&message);
        if (say == nullptr) return {};
        return {say->text};
    }

    Decoded<HubMessage> decode(std::string_view frame) override {
        if (!is_utf8(frame)) return Malformed{"a chat message is text in UTF-8"};
        std::vector<HubMessage> messages;
        const std::string_view text = shortened(frame, limits::chat_bytes_max);
        if (!text.empty()) messages.push_back(signal::Said{.from = {}, .name = {}, .text = std::string(text)});
        return messages;
    }
};

class Chat final : public HubCodec {
  public:
    std::vector<std::string> encode(const HubMessage& message) override {
        const auto* said = std::get_if<signal::Said>(&message);
        if (said == nullptr) return {};
        return {said->name.empty() ? said->text : said->name + ": " + said->text};
    }

    Decoded<ClientMessage> decode(std::string_view frame) override {
        if (frame.size() > limits::chat_bytes_max) {
            return Malformed{"a chat message may have " + std::to_string(limits::chat_bytes_max) + " bytes",
                             signal::ErrorCode::TooLarge};
        }
        if (!is_utf8(frame)) return Malformed{"a chat message is text in UTF-8"};
        std::vector<ClientMessage> messages;
        if (!frame.empty()) messages.push_back(signal::Say{.text = std::string(frame)});
        return messages;
    }
};

// A frame is the number of those who have this open.
class Viewers final : public HubCodec {
  public:
    std::vector<std::string> encode(const HubMessage& message) override {
        const auto* changed = std::get_if<signal::RoomChanged>(&message);
        if (changed == nullptr || std::exchange(viewers_, changed->viewers) == changed->viewers) return {};
        return {std::to_string(changed->viewers)};
    }

    Decoded<ClientMessage> decode(std::string_view /*frame*/) override { return Unknown{"what a viewer says"}; }

  private:
    std::optional<std::size_t> viewers_;  // As last told.
};

}  // namespace

std::unique_ptr<ClientCodec> make_chat_client_codec() {
    return std::make_unique<ChatClient>();
}
std::unique_ptr<HubCodec> make_chat_codec(const UnixTime& /*now*/) {
    return std::make_unique<Chat>();
}
std::unique_ptr<HubCodec> make_viewers_codec(const UnixTime& /*now*/) {
    return std::make_unique<Viewers>();
}

}  // namespace parley::dialect::room_event
