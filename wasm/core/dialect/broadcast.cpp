// The codec of the broadcast dialect: {type, from, to?, …}. Members tell each other who is there.
#include "core/dialect/broadcast.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/overloaded.hpp"
#include "core/dialect/fields.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/payload_fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::broadcast {

namespace {

constexpr std::int64_t version = 1;

// Whoever speaks another version may spell everything else differently.
bool reads_version(Fields& fields) {
    const json::Value* const value = fields.find("version");
    const std::optional<std::int64_t> number = value == nullptr ? std::nullopt : value->integer();
    if (!number) fields.fail("field \"version\": expected an integer");
    if (number != version) {
        fields.fail("this end speaks version 1 only", signal::ErrorCode::UnsupportedVersion);
    }
    return number == version;
}

class BroadcastClient final : public ClientCodec {
  public:
    std::vector<std::string> encode(const ClientMessage& message) override {
        return std::visit(overloaded{
                              [this](const signal::Join& join) {
                                  self_ = {.id = join.id, .name = join.name, .state = join.state};
                                  room_ = join.room;
                                  return write_here(nullptr, false);
                              },
                              [this](const signal::SetState& set) {
                                  self_.state = set.state;
                                  json::Writer writer;
                                  write_state(begin(writer, "state", nullptr).key("state"), set.state);
                                  return end_frame(writer);
                              },
                              [this](const signal::Relay& relay) -> std::vector<std::string> {
                                  // An offer that is answered by all could belong to none.
                                  if (!relay.to) return {};
                                  return {write_correlated_payload(relay.payload, "to", *relay.to, self_.id)};
                              },
                              [this](const signal::Leave& /*leave*/) { return write_gone(nullptr); },
                              // What this dialect cannot say.
                              [](const auto&) { return std::vector<std::string>{}; },
                          },
                          message);
    }

    Decoded<HubMessage> decode(std::string_view frame) override {
        answers_.clear();
        return decode_typed<HubMessage>(frame, limits::frame_bytes_max,
                                        [this](std::string_view type, Fields& fields) { return read(type, fields); });
    }

    // Nobody else could say who is there, so whoever has the transport open is in the room.
    std::vector<HubMessage> implied_by(const ClientMessage& message) override {
        if (!std::holds_alternative<signal::Join>(message)) return {};
        return {signal::Joined{.self = self_.id, .room = room_, .members = {}, .ice_servers = {}}};
    }

    std::vector<std::string> take_answers() override { return std::exchange(answers_, {}); }

    std::vector<std::string> ask_after(const PeerId& member) override { return write_here(&member, false); }

    std::vector<std::string> part_from(const PeerId& member) override {
        std::vector<std::string> frames = write_gone(&member);
        for (std::string& frame : write_here(&member, false)) frames.push_back(std::move(frame));
        return frames;
    }

  private:
    json::Writer& begin(json::Writer& writer, std::string_view type, const PeerId* to) const {
        begin_frame(writer, type).key("from").text(self_.id.value);
        if (to != nullptr) writer.key("to").text(to->value);
        return writer;
    }

    // Whoever hears it replies, unless it is a reply itself.
    std::vector<std::string> write_here(const PeerId* to, bool is_reply) const {
        json::Writer writer;
        begin(writer, "here", to).key("version").integer(version);
        if (is_reply) writer.key("reply").boolean(true);
        write_state(writer.key("name").text(self_.name).key("state"), self_.state);
        return end_frame(writer);
    }

    std::vector<std::string> write_gone(const PeerId* to) const {
        json::Writer writer;
        begin(writer, "gone", to);
        return end_frame(writer);
    }

    // Frames for others pass by here too, and some transports bring back what we have said ourselves.
    std::optional<HubMessage> read(std::string_view type, Fields& fields) {
        PeerId from = fields.peer("from");
        const std::optional<PeerId> to = fields.peer_if_any("to");
        if (from == self_.id || (to && *to != self_.id)) return std::nullopt;
        if (type == "here") return read_here(std::move(from), fields);
        if (type == "gone") return signal::MemberLeft{.id = std::move(from)};
        if (type == "state") {
            fields.object("state");
            return signal::MemberChanged{.id = std::move(from), .state = read_state(fields, "state")};
        }
        if (auto payload = read_correlated_payload(type, fields)) {
            if (!to) fields.fail("field \"to\": expected the id of a member", signal::ErrorCode::InvalidId);
            return signal::Relayed{.from = std::move(from), .to = {}, .payload = *std::move(payload), .frame = {}};
        }
        return std::nullopt;
    }

    std::optional<HubMessage> read_here(PeerId from, Fields& fields) {
        if (!reads_version(fields)) return std::nullopt;
        signal::MemberJoined joined{.member = {.id = std::move(from),
                                               .name = fields.name("name"),
                                               .state = read_state(fields, "state"),
                                               .dialect = dialect.name}};
        const bool is_reply = fields.flag("reply");
        joined.was_there = is_reply;
        if (!fields.ok()) return std::nullopt;
        // Both compare the same two ids, so that one of them offers and never both.
        joined.receiver_offers = self_.id < joined.member.id;
        if (!is_reply) answers_ = write_here(&joined.member.id, true);
        return joined;
    }

    signal::Member self_;
    RoomId room_;
    std::vector<std::string> answers_;
};

}  // namespace

std::unique_ptr<ClientCodec> make_client_codec() {
    return std::make_unique<BroadcastClient>();
}

}  // namespace parley::dialect::broadcast
