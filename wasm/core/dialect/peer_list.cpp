// The codecs of the peer-list dialect: {type, from?, to?, peerId?, peers?, sdp?, candidate?}.
#include "core/dialect/peer_list.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/base/overloaded.hpp"
#include "core/dialect/fields.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::peer_list {

namespace {

// Nothing where `type` is no type of a payload. The SDP stands in the frame itself, its type is the frame's.
std::optional<signal::Payload> read_payload(std::string_view type, Fields& fields) {
    if (const auto description = description_type_from(type)) {
        return signal::Description{
            .type = *description, .sdp = fields.text("sdp", limits::sdp_bytes_max), .correlation = {}};
    }
    if (type == "candidate") {
        return signal::TrickledCandidate{.candidate = read_candidate(fields, "candidate"), .correlation = {}};
    }
    return std::nullopt;
}

std::vector<std::string> write_payload(const signal::Payload& payload, const PeerId& from,
                                       const std::optional<PeerId>& to) {
    json::Writer writer;
    const auto begin_addressed = [&](std::string_view type) {
        begin_frame(writer, type).key("from").text(from.value);
        if (to) writer.key("to").text(to->value);
    };
    return std::visit(overloaded{
                          [&](const signal::Description& description) {
                              begin_addressed(to_text(description.type));
                              writer.key("sdp").text(description.sdp);
                              return end_frame(writer);
                          },
                          [&](const signal::TrickledCandidate& trickled) -> std::vector<std::string> {
                              // Clients of this dialect are never told the end of candidates, and some stumble over it.
                              if (trickled.candidate.candidate.empty()) return {};
                              begin_addressed("candidate");
                              write_candidate(writer.key("candidate"), trickled.candidate);
                              return end_frame(writer);
                          },
                      },
                      payload);
}

class PeerListClient final : public ClientCodec {
  public:
    std::vector<std::string> encode(const ClientMessage& message) override {
        return std::visit(
            overloaded{
                [this](const signal::Join& join) {
                    self_ = join.id;
                    room_ = join.room;
                    json::Writer writer;
                    begin_frame(writer, "join").key("peerId").text(self_.value);
                    return end_frame(writer);
                },
                [this](const signal::Relay& relay) { return write_payload(relay.payload, self_, relay.to); },
                // Leaving is closing the connection, and the rest cannot be said.
                [](const auto&) { return std::vector<std::string>{}; },
            },
            message);
    }

    Decoded<HubMessage> decode(std::string_view frame) override {
        return decode_typed<HubMessage>(frame, limits::frame_bytes_max,
                                        [this](std::string_view type, Fields& fields) { return read(type, fields); });
    }

  private:
    std::optional<HubMessage> read(std::string_view type, Fields& fields) const {
        if (type == "peer-list") return read_peer_list(fields);
        if (type == "peer-joined") {
            PeerId id = fields.peer("peerId");
            if (id == self_) return std::nullopt;
            return signal::MemberJoined{{.id = std::move(id), .name = {}, .state = {}}};
        }
        if (type == "peer-left") return signal::MemberLeft{.id = fields.peer("peerId")};
        if (type == "error") return read_error(fields, "peerId");
        if (auto payload = read_payload(type, fields)) return read_relayed(*std::move(payload), fields);
        return std::nullopt;
    }

    signal::Joined read_peer_list(Fields& fields) const {
        signal::Joined joined{.self = self_, .room = room_, .members = {}, .ice_servers = {}, .capacity = 0};
        // A server written in Go leaves an empty list out, and one that still holds an old connection of ours names it.
        for (PeerId& id : fields.peers_if_any("peers", limits::room_members_max)) {
            const bool known = std::any_of(joined.members.begin(), joined.members.end(),
                                           [&](const signal::Member& member) { return member.id == id; });
            if (id != self_ && !known) joined.members.push_back({.id = std::move(id), .name = {}, .state = {}});
        }
        return joined;
    }

    // Servers of this dialect exist that send everything to everybody.
    std::optional<HubMessage> read_relayed(signal::Payload payload, Fields& fields) const {
        PeerId from = fields.peer("from");
        const std::optional<PeerId> to = fields.peer_if_any("to");
        if (from == self_ || (to && *to != self_)) return std::nullopt;
        return signal::Relayed{.from = std::move(from), .to = self_, .payload = std::move(payload), .frame = {}};
    }

    PeerId self_;
    RoomId room_;
};

class PeerListHub final : public HubCodec {
  public:
    std::vector<std::string> encode(const HubMessage& message) override {
        return std::visit([](const auto& alternative) { return write(alternative); }, message);
    }

    Decoded<ClientMessage> decode(std::string_view frame) override {
        return decode_typed<ClientMessage>(
            frame, limits::frame_bytes_max,
            [frame](std::string_view type, Fields& fields) { return read(type, fields, frame); });
    }

  private:
    static std::vector<std::string> write(const signal::Joined& joined) {
        json::Writer writer;
        begin_frame(writer, "peer-list").key("peers").begin_array();
        for (const signal::Member& member : joined.members) writer.text(member.id.value);
        writer.end_array();
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::MemberJoined& joined) {
        json::Writer writer;
        if (joined.receiver_offers) {
            // Clients offer to whoever stands in a list, and wait for whoever is announced.
            begin_frame(writer, "peer-list").key("peers").begin_array().text(joined.member.id.value).end_array();
            return end_frame(writer);
        }
        begin_frame(writer, "peer-joined").key("peerId").text(joined.member.id.value);
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::MemberLeft& left) {
        json::Writer writer;
        begin_frame(writer, "peer-left").key("peerId").text(left.id.value);
        return end_frame(writer);
    }
    // What this dialect cannot say.
    template <typename Other>
    static std::vector<std::string> write(const Other& /*other*/) {
        return {};
    }
    static std::vector<std::string> write(const signal::Relayed& relayed) {
        if (relayed.frame_dialect == dialect.name && !relayed.frame.empty()) {
            return std::vector<std::string>(1, relayed.frame);
        }
        return write_payload(relayed.payload, relayed.from, relayed.to);
    }
    // Not in seed servers; clients written for those pass over types they do not know.
    static std::vector<std::string> write(const signal::Error& error) { return write_error(error, "peerId"); }

    static std::optional<ClientMessage> read(std::string_view type, Fields& fields, std::string_view frame) {
        if (type == "join") {
            return signal::Join{.room = {}, .id = fields.peer("peerId"), .name = {}, .state = {}};
        }
        auto payload = read_payload(type, fields);
        if (!payload) return std::nullopt;
        signal::Relay relay{.to = fields.peer_if_any("to"),
                            .claimed_from = fields.peer_if_any("from"),
                            .payload = *std::move(payload),
                            .frame = {}};
        if (relay.claimed_from && is_as_clients_send(fields)) relay.frame = frame;
        return relay;
    }

    // Otherwise the frame is built anew for the receiver, whose browser would refuse a candidate in another form.
    static bool is_as_clients_send(const Fields& fields) {
        const json::Value* candidate = fields.find("candidate");
        return candidate == nullptr || candidate->object() != nullptr;
    }
};

}  // namespace

std::unique_ptr<ClientCodec> make_client_codec() {
    return std::make_unique<PeerListClient>();
}
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& /*now*/) {
    return std::make_unique<PeerListHub>();
}

}  // namespace parley::dialect::peer_list
