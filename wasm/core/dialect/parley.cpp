// The codecs of the project's own dialect: flat JSON objects told apart by "type".
#include "core/dialect/parley.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "core/base/overloaded.hpp"
#include "core/dialect/fields.hpp"
#include "core/dialect/media_fields.hpp"
#include "core/dialect/parley_invitations.hpp"
#include "core/dialect/parley_moderation.hpp"
#include "core/dialect/payload_fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::parley_v1 {

using signal::ErrorCode;

namespace {

constexpr std::int64_t version = 1;
constexpr std::uint32_t count_max = std::numeric_limits<std::uint32_t>::max();

// The one capability of version 1: a member whose connection was lost comes back to its place.
constexpr std::string_view resume = "resume";
constexpr std::size_t capabilities_max = 16;

json::Writer& begin_versioned(json::Writer& writer, std::string_view type, bool can_resume) {
    begin_frame(writer, type).key("version").integer(version).key("capabilities").begin_array();
    if (can_resume) writer.text(resume);
    return writer.end_array();
}

bool reads_resume(Fields& fields) {
    const auto capabilities = fields.texts_if_any("capabilities", capabilities_max, limits::message_bytes_max);
    return std::find(capabilities.begin(), capabilities.end(), resume) != capabilities.end();
}

std::optional<signal::Claim> read_claim(Fields& fields) {
    if (fields.find("resume") == nullptr) return std::nullopt;
    Fields claim = fields.object("resume");
    return signal::Claim{.id = claim.peer("id"),
                         .token = claim.text("token", limits::message_bytes_max),
                         .received = claim.number_if_any("received", count_max).value_or(0)};
}

std::optional<signal::Place> read_place(Fields& fields) {
    if (fields.find("resume") == nullptr) return std::nullopt;
    Fields place = fields.object("resume");
    return signal::Place{.token = place.text("token", limits::message_bytes_max),
                         .seconds_kept = place.number_if_any("seconds", count_max).value_or(0),
                         .received = place.number_if_any("received", count_max)};
}

std::uint32_t read_ice_seconds(Fields& fields) {
    return fields.number_if_any("iceSeconds", count_max).value_or(0);
}

void write_ice(json::Writer& writer, const std::vector<IceServer>& servers, std::uint32_t seconds) {
    write_ice_servers(writer.key("iceServers"), servers);
    if (seconds > 0) writer.key("iceSeconds").integer(seconds);
}

// Missing where nothing is forbidden, which is what a member is told who brought no token.
Rights read_rights(Fields& fields) {
    Rights rights;
    if (fields.find("rights") == nullptr) return rights;
    const auto named = fields.texts_if_any("rights", capabilities_max, limits::message_bytes_max);
    const auto has = [&](std::string_view right) {
        return std::find(named.begin(), named.end(), right) != named.end();
    };
    return {.join = true, .publish = has("publish"), .moderate = has("moderate"), .record = has("record")};
}

void write_rights(json::Writer& writer, const Rights& rights) {
    if (rights == Rights{}) return;
    writer.key("rights").begin_array();
    if (rights.publish) writer.text("publish");
    if (rights.moderate) writer.text("moderate");
    if (rights.record) writer.text("record");
    writer.end_array();
}

void check_version(Fields& fields) {
    const json::Value* value = fields.find("version");
    const std::optional<std::int64_t> number = value == nullptr ? std::nullopt : value->integer();
    if (!number) return fields.fail("field \"version\": expected an integer");
    if (*number != version) fields.fail("this end speaks version 1 only", ErrorCode::UnsupportedVersion);
}

// A member without a dialect speaks this one, or one that is not known here.
signal::Member read_member(Fields fields) {
    const Dialect* const known = find(fields.text_if_any("dialect", limits::message_bytes_max));
    return {.id = fields.peer("id"),
            .name = fields.name("name"),
            .state = read_state(fields, "state"),
            .dialect = known != nullptr ? known->name : std::string_view(),
            .user = {},
            .rights = read_rights(fields)};
}

void write_member(json::Writer& writer, const signal::Member& member) {
    writer.begin_object().key("id").text(member.id.value).key("name").text(member.name).key("state");
    write_state(writer, member.state);
    if (!member.dialect.empty() && member.dialect != dialect.name) writer.key("dialect").text(member.dialect);
    write_rights(writer, member.rights);
    writer.end_object();
}

// Without the copy that a list in braces makes.
std::vector<std::string> only(std::string frame) {
    std::vector<std::string> frames;
    frames.push_back(std::move(frame));
    return frames;
}

// A frame that says nothing but its type.
std::vector<std::string> bare(std::string_view type) {
    json::Writer writer;
    begin_frame(writer, type);
    return end_frame(writer);
}

class ParleyClient final : public ClientCodec {
  public:
    std::vector<std::string> encode(const ClientMessage& message) override {
        return std::visit([](const auto& alternative) { return write(alternative); }, message);
    }

    Decoded<HubMessage> decode(std::string_view frame) override {
        return decode_typed<HubMessage>(frame, limits::frame_bytes_max, read);
    }

  private:
    static std::vector<std::string> write(const signal::Join& join) {
        json::Writer writer;
        begin_versioned(writer, join.knocks ? "knock" : "join", join.can_come_back).key("room").text(join.room.value);
        write_state(writer.key("name").text(join.name).key("state"), join.state);
        if (join.claim) {
            writer.key("resume").begin_object().key("id").text(join.claim->id.value);
            writer.key("token").text(join.claim->token);
            writer.key("received").integer(static_cast<std::int64_t>(join.claim->received)).end_object();
        }
        if (!join.invitation.empty()) writer.key("invitation").text(join.invitation);
        if (!join.token.empty()) writer.key("token").text(join.token);
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::Leave& /*leave*/) { return bare("leave"); }
    static std::vector<std::string> write(const signal::Relay& relay) {
        // Here every payload is for one member: an offer that is answered by all could belong to none.
        if (!relay.to) return {};
        return only(write_correlated_payload(relay.payload, "to", *relay.to));
    }
    static std::vector<std::string> write(const signal::SetState& set) {
        json::Writer writer;
        begin_frame(writer, "state").key("state");
        write_state(writer, set.state);
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::RegisterCallsign& wish) {
        json::Writer writer;
        begin_versioned(writer, "register", false).key("callsign").text(wish.callsign.value);
        if (!wish.key.empty()) writer.key("key").text(wish.key);
        if (!wish.token.empty()) writer.key("token").text(wish.token);
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::Ping& /*ping*/) { return bare("ping"); }
    static std::vector<std::string> write(const signal::RenewIceServers& /*wish*/) { return bare("ice-servers"); }
    static std::vector<std::string> write(const signal::Say& say) {
        json::Writer writer;
        begin_frame(writer, "say").key("text").text(say.text);
        return end_frame(writer);
    }
    template <typename Other>
    static std::vector<std::string> write(const Other& other) {
        if constexpr (requires { parley_v1::write(other); }) return parley_v1::write(other);
        // What this dialect cannot say.
        return {};
    }

    static std::optional<HubMessage> read(std::string_view type, Fields& fields) {
        if (type == "joined") return read_joined(fields);
        if (type == "member-joined") {
            return signal::MemberJoined{.member = read_member(fields.object("member")),
                                        .receiver_offers = fields.flag("offer")};
        }
        if (type == "member-left") {
            return signal::MemberLeft{.id = fields.peer("id"), .was_lost = fields.flag("lost")};
        }
        if (type == "member-changed") {
            fields.object("state");
            return signal::MemberChanged{
                .id = fields.peer("id"), .state = read_state(fields, "state"), .name = fields.name("name")};
        }
        if (type == "error") return read_error(fields, "peer");
        if (type == "pong") return signal::Pong{};
        if (type == "ice-servers") {
            return signal::IceServersRenewed{.ice_servers = read_ice_servers(fields, "iceServers"),
                                             .ice_seconds = read_ice_seconds(fields)};
        }
        if (type == "said") {
            return signal::Said{.from = fields.peer_if_any("from").value_or(PeerId{}),
                                .name = fields.name("name"),
                                .text = fields.text("text", limits::chat_bytes_max)};
        }
        if (auto moderation = read_moderation(type, fields)) return moderation;
        if (auto invitation = read_invitation(type, fields)) return invitation;
        if (auto payload = read_correlated_payload(type, fields)) {
            return signal::Relayed{.from = fields.peer("from"), .to = {}, .payload = *std::move(payload), .frame = {}};
        }
        return std::nullopt;
    }

    static signal::Joined read_joined(Fields& fields) {
        check_version(fields);
        signal::Joined joined{.self = fields.peer("id"),
                              .room = fields.room("room"),
                              .members = {},
                              .ice_servers = read_ice_servers(fields, "iceServers"),
                              .capacity = fields.number_if_any("capacity", limits::room_members_max).value_or(0)};
        for (const json::Value& element : fields.elements_if_any("members", limits::room_members_max)) {
            joined.members.push_back(read_member(fields.element(element)));
        }
        joined.place = read_place(fields);
        joined.host = fields.peer_if_any("host").value_or(PeerId{});
        joined.is_locked = fields.flag("locked");
        joined.ice_seconds = read_ice_seconds(fields);
        joined.rights = read_rights(fields);
        return joined;
    }
};

class ParleyHub final : public HubCodec {
  public:
    std::vector<std::string> encode(const HubMessage& message) override {
        return std::visit([](const auto& alternative) { return write(alternative); }, message);
    }

    Decoded<ClientMessage> decode(std::string_view frame) override {
        return decode_typed<ClientMessage>(frame, limits::frame_bytes_max, read);
    }

    std::optional<PlainRelay> plain_relay(std::string_view frame) const override {
        return recognize_plain_relay(frame);
    }

  private:
    static std::vector<std::string> write(const signal::Joined& joined) {
        json::Writer writer;
        begin_versioned(writer, "joined", joined.place.has_value());
        writer.key("id").text(joined.self.value).key("room").text(joined.room.value);
        writer.key("capacity").integer(static_cast<std::int64_t>(joined.capacity)).key("members").begin_array();
        for (const signal::Member& member : joined.members) write_member(writer, member);
        writer.end_array();
        write_ice(writer, joined.ice_servers, joined.ice_seconds);
        if (!joined.host.empty()) writer.key("host").text(joined.host.value);
        if (joined.is_locked) writer.key("locked").boolean(true);
        write_rights(writer, joined.rights);
        if (joined.place) {
            writer.key("resume").begin_object().key("token").text(joined.place->token);
            writer.key("seconds").integer(joined.place->seconds_kept);
            if (joined.place->received) {
                writer.key("received").integer(static_cast<std::int64_t>(*joined.place->received));
            }
            writer.end_object();
        }
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::MemberJoined& joined) {
        json::Writer writer;
        write_member(begin_frame(writer, "member-joined").key("member"), joined.member);
        if (joined.receiver_offers) writer.key("offer").boolean(true);
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::MemberLeft& left) {
        json::Writer writer;
        begin_frame(writer, "member-left").key("id").text(left.id.value);
        if (left.was_lost) writer.key("lost").boolean(true);
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::MemberChanged& changed) {
        json::Writer writer;
        write_state(begin_frame(writer, "member-changed").key("id").text(changed.id.value).key("state"), changed.state);
        if (!changed.name.empty()) writer.key("name").text(changed.name);
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::Relayed& relayed) {
        return only(write_correlated_payload(relayed.payload, "from", relayed.from));
    }
    static std::vector<std::string> write(const signal::Error& error) { return write_error(error, "peer"); }
    static std::vector<std::string> write(const signal::Pong& /*pong*/) { return bare("pong"); }
    static std::vector<std::string> write(const signal::IceServersRenewed& renewed) {
        json::Writer writer;
        begin_frame(writer, "ice-servers");
        write_ice(writer, renewed.ice_servers, renewed.ice_seconds);
        return end_frame(writer);
    }
    static std::vector<std::string> write(const signal::Said& said) {
        json::Writer writer;
        begin_frame(writer, "said");
        if (!said.from.empty()) writer.key("from").text(said.from.value);
        if (!said.name.empty()) writer.key("name").text(said.name);
        writer.key("text").text(said.text);
        return end_frame(writer);
    }
    template <typename Other>
    static std::vector<std::string> write(const Other& other) {
        if constexpr (requires { parley_v1::write(other); }) return parley_v1::write(other);
        // What this dialect cannot say.
        return {};
    }

    static std::optional<ClientMessage> read(std::string_view type, Fields& fields) {
        if (type == "join") return read_join(fields);
        if (type == "knock") {
            signal::Join join = read_join(fields);
            join.knocks = true;
            return join;
        }
        if (type == "register") {
            check_version(fields);
            return signal::RegisterCallsign{.callsign = read_callsign(fields),
                                            .key = fields.text_if_any("key", limits::message_bytes_max),
                                            .token = fields.text_if_any("token", limits::token_bytes_max)};
        }
        if (type == "leave") return signal::Leave{};
        if (type == "ping") return signal::Ping{};
        if (type == "ice-servers") return signal::RenewIceServers{};
        if (type == "say") return signal::Say{.text = fields.text("text", limits::chat_bytes_max)};
        if (auto wish = read_wish(type, fields)) return wish;
        if (auto wish = read_invitation_wish(type, fields)) return wish;
        if (type == "state") {
            fields.object("state");
            return signal::SetState{read_state(fields, "state")};
        }
        if (auto payload = read_correlated_payload(type, fields)) {
            return signal::Relay{.to = fields.peer("to"),
                                 .claimed_from = fields.peer_if_any("from"),
                                 .payload = *std::move(payload),
                                 .frame = {}};
        }
        return std::nullopt;
    }

    static signal::Join read_join(Fields& fields) {
        // First, because another version may spell everything else differently.
        check_version(fields);
        signal::Join join{
            .room = fields.room("room"), .id = {}, .name = fields.name("name"), .state = read_state(fields, "state")};
        join.can_come_back = reads_resume(fields);
        join.claim = read_claim(fields);
        join.invitation = fields.text_if_any("invitation", limits::message_bytes_max);
        join.token = fields.text_if_any("token", limits::token_bytes_max);
        return join;
    }
};

}  // namespace

std::unique_ptr<ClientCodec> make_client_codec() {
    return std::make_unique<ParleyClient>();
}
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& /*now*/) {
    return std::make_unique<ParleyHub>();
}

}  // namespace parley::dialect::parley_v1
