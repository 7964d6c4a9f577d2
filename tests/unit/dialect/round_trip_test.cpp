// What one end writes, the other end reads as the same message, in every dialect that can say it.
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/dialect/registry.hpp"
#include "support/decoded.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

// Every text that is hard to write: quotes, escapes, other scripts, emoji, the longest.
std::vector<std::string> hard_texts(std::size_t bytes_max) {
    return {"a", "\"\\/", "\xE2\x80\xA8<script>", "\xD8\xB9\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8E\xA4",
            text_of_length(bytes_max)};
}

std::vector<signal::Payload> all_payloads(signal::Correlation correlation) {
    std::vector<signal::Payload> payloads{
        description(DescriptionType::Offer, correlation),
        description(DescriptionType::Answer, correlation),
        signal::TrickledCandidate{full_candidate(), correlation},
        signal::TrickledCandidate{{.candidate = "c", .sdp_mid = {}, .sdp_m_line_index = 65535, .username_fragment = {}},
                                  correlation},
    };
    for (const std::string& text : hard_texts(limits::sdp_bytes_max)) {
        payloads.push_back(
            signal::Description{.type = DescriptionType::Offer, .sdp = text, .correlation = correlation});
    }
    return payloads;
}

template <typename Message, typename Writer, typename Reader>
void expect_round_trip(Writer& writer, Reader& reader, const Message& message) {
    const auto frames = writer.encode(message);
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_LE(frames.front().size(), limits::frame_bytes_max);
    EXPECT_TRUE(decodes_to(reader.decode(frames.front()), message)) << frames.front().substr(0, 200);
}

TEST(RoundTrip, OfParleyFromClientToHub) {
    const auto client = find("parley")->make_client_codec();
    const auto hub = make_hub_codec("parley");
    std::vector<ClientMessage> messages{signal::Leave{},
                                        signal::Ping{},
                                        signal::RenewIceServers{},
                                        signal::SetLock{.locked = true},
                                        signal::SetLock{.locked = false},
                                        signal::AnswerKnock{.id = {"p1"}, .admits = true},
                                        signal::AnswerKnock{.id = {"p1"}, .admits = false},
                                        signal::Ask{.to = {"p1"}, .what = AskedFor::Mute},
                                        signal::Ask{.to = {"p1"}, .what = AskedFor::StopVideo},
                                        signal::Remove{.id = {"p1"}},
                                        signal::HandOver{.to = {"p1"}},
                                        signal::RegisterCallsign{.callsign = {"ana"}, .key = {}},
                                        signal::RegisterCallsign{.callsign = {"ana"}, .key = "1.secret"},
                                        signal::InviteCallsign{.callsign = {"Ben \"B\""}},
                                        signal::CancelInvitation{.callsign = {"ben"}},
                                        signal::ReplyToInvitation{.id = "i", .answer = InvitationAnswer::Accept},
                                        signal::ReplyToInvitation{.id = "i", .answer = InvitationAnswer::Decline},
                                        signal::ReplyToInvitation{.id = "i", .answer = InvitationAnswer::Busy}};
    signal::Join answer{.room = {"fox"}, .id = {}, .name = "Ana", .state = {}};
    answer.invitation = "i";
    messages.push_back(answer);
    signal::Join knock{.room = {"fox"}, .id = {}, .name = "Ana", .state = {}};
    knock.knocks = true;
    messages.push_back(knock);
    for (const bool microphone : {false, true}) {
        for (const bool camera : {false, true}) messages.push_back(signal::SetState{{microphone, camera}});
    }
    for (const std::string& text : hard_texts(limits::room_id_bytes_max)) {
        messages.push_back(
            signal::Join{.room = {text}, .id = {}, .name = text, .state = {.microphone_on = true, .camera_on = true}});
    }
    for (const signal::Payload& payload : all_payloads({.connection = 1, .exchange = 4294967295U})) {
        messages.push_back(relay_to("p1", payload));
    }
    messages.push_back(relay_to("p1", signal::TrickledCandidate{{}, {3, 4}}));
    for (const ClientMessage& message : messages) expect_round_trip(*client, *hub, message);
}

TEST(RoundTrip, OfParleyFromHubToClient) {
    const auto client = find("parley")->make_client_codec();
    const auto hub = make_hub_codec("parley");
    signal::Joined joined{.self = {"me"}, .room = {"r"}, .members = {}, .ice_servers = {}, .capacity = 50};
    for (std::size_t i = 1; i < limits::room_members_max; ++i) {
        joined.members.push_back(member(("p" + std::to_string(i)).c_str(), "name", {i % 2 == 0, i % 3 == 0}));
    }
    for (std::size_t i = 0; i < limits::ice_servers_max; ++i) joined.ice_servers.push_back({"turn:t", "user", "key"});
    joined.ice_seconds = 4294967295U;
    signal::Joined locked{.self = {"me"}, .room = {"r"}, .members = {}, .ice_servers = {}, .capacity = 50};
    locked.host = {"p1"};
    locked.is_locked = true;
    std::vector<HubMessage> messages{
        joined,
        locked,
        signal::MemberLeft{{"p1"}},
        signal::Pong{},
        signal::IceServersRenewed{.ice_servers = joined.ice_servers, .ice_seconds = 1},
        signal::IceServersRenewed{},
        signal::ModerationChanged{.host = {"p1"}, .is_locked = true},
        signal::Waiting{.room = {"r"}, .seconds = 120},
        signal::Knocked{.id = {"p1"}, .name = "Cy"},
        signal::KnockEnded{.id = {"p1"}},
        signal::CallsignRegistered{.callsign = {"ana"}, .key = "1.secret", .seconds_kept = 60},
        signal::CallsignRegistered{.callsign = {"ana"}, .key = {}, .seconds_kept = 0},
        signal::Invitation{.id = "i", .name = "Ana", .room = {"fox"}, .seconds = 45},
        signal::InvitationEnded{.id = "i"},
        signal::InvitationChanged{.callsign = {"ben"}, .outcome = InvitationState::Ringing},
        signal::InvitationChanged{.callsign = {"ben"}, .outcome = InvitationState::Accepted},
        signal::InvitationChanged{.callsign = {"ben"}, .outcome = InvitationState::Declined},
        signal::InvitationChanged{.callsign = {"ben"}, .outcome = InvitationState::Busy},
        signal::InvitationChanged{.callsign = {"ben"}, .outcome = InvitationState::Missed},
        signal::InvitationChanged{.callsign = {"ben"}, .outcome = InvitationState::Unreachable},
        signal::Asked{.from = {"p1"}, .what = AskedFor::Mute},
        signal::Asked{.from = {"p1"}, .what = AskedFor::StopVideo},
        signal::MemberChanged{{"p1"}, {.microphone_on = true, .camera_on = false}},
    };
    for (const std::string& text : hard_texts(limits::peer_id_bytes_max)) {
        messages.push_back(signal::MemberJoined{member(text.c_str(), text.c_str())});
    }
    for (const signal::Payload& payload : all_payloads({.connection = 1, .exchange = 2})) {
        messages.push_back(relayed_from("p1", payload));
    }
    messages.push_back(relayed_from("p1", signal::TrickledCandidate{}));
    for (const HubMessage& message : messages) expect_round_trip(*hub, *client, message);
}

TEST(RoundTrip, OfEveryErrorWhereTheDialectIsOurs) {
    using enum signal::ErrorCode;
    for (const std::string_view name : {"parley", "peer-list"}) {
        SCOPED_TRACE(name);
        const auto hub = make_hub_codec(name);
        const auto client = find(name)->make_client_codec();
        for (const auto code : {MalformedFrame, UnsupportedVersion, InvalidRoom, InvalidName, InvalidId,
                                IdTaken,        RoomFull,           ServerFull,  NotInRoom,   AlreadyInRoom,
                                UnknownPeer,    ForgedSender,       TooFast,     TooLarge,    RoomLocked,
                                Refused,        Unanswered,         Removed,     NotHost,     Other}) {
            SCOPED_TRACE(to_text(code));
            expect_round_trip<HubMessage>(*hub, *client, signal::Error{code, "Say \"why\".", PeerId{"p1"}});
            expect_round_trip<HubMessage>(*hub, *client, signal::Error{code, "", {}});
        }
    }
}

TEST(RoundTrip, OfPeerListFromClientToHub) {
    const auto client = find("peer-list")->make_client_codec();
    const auto hub = make_hub_codec("peer-list");
    for (const std::string& id : hard_texts(limits::peer_id_bytes_max)) {
        expect_round_trip<ClientMessage>(*client, *hub, signal::Join{.room = {}, .id = {id}, .name = {}, .state = {}});
    }
    client->encode(signal::Join{.room = {}, .id = {"me"}, .name = {}, .state = {}});
    for (const signal::Payload& payload : all_payloads({})) {
        signal::Relay relay = relay_to("p1", payload);
        relay.claimed_from = PeerId{"me"};
        relay.frame = client->encode(relay).front();
        expect_round_trip<ClientMessage>(*client, *hub, relay);
    }
}

TEST(RoundTrip, OfPeerListFromHubToClient) {
    const auto client = find("peer-list")->make_client_codec();
    const auto hub = make_hub_codec("peer-list");
    client->encode(signal::Join{.room = {"r"}, .id = {"me"}, .name = {}, .state = {}});
    std::vector<HubMessage> messages{
        signal::Joined{
            .self = {"me"}, .room = {"r"}, .members = {member("p1"), member("p2")}, .ice_servers = {}, .capacity = 0},
        signal::MemberLeft{{"p1"}},
    };
    for (const std::string& id : hard_texts(limits::peer_id_bytes_max)) {
        messages.push_back(signal::MemberJoined{member(id.c_str())});
    }
    for (const signal::Payload& payload : all_payloads({})) {
        signal::Relayed relayed = relayed_from("p1", payload);
        relayed.to = {"me"};
        messages.push_back(relayed);
    }
    for (const HubMessage& message : messages) expect_round_trip(*hub, *client, message);
}

}  // namespace
}  // namespace parley::dialect
