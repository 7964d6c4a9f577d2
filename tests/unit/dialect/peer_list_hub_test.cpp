// The hub's end of the peer-list dialect, for clients that were there before us.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/dialect/registry.hpp"
#include "support/decoded.hpp"
#include "support/same_json.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

std::unique_ptr<HubCodec> make_codec() {
    return make_hub_codec("peer-list");
}

signal::Relayed relayed_to_p2(signal::Payload payload) {
    signal::Relayed relayed = relayed_from("p1", std::move(payload));
    relayed.to = {"p2"};
    return relayed;
}

TEST(PeerListHub, WritesWhatTheDialectCanSay) {
    struct Row {
        const char* name;
        HubMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"joined",
         signal::Joined{.self = {"p3"},
                        .room = {"default"},
                        .members = {member("p1", "Ana"), member("p2")},
                        .ice_servers = {{"stun:a", "", ""}},
                        .capacity = 12},
         R"({"type":"peer-list","peers":["p1","p2"]})"},
        {"joined alone",
         signal::Joined{.self = {"p3"}, .room = {"default"}, .members = {}, .ice_servers = {}, .capacity = 12},
         R"({"type":"peer-list","peers":[]})"},
        {"member-joined", signal::MemberJoined{member("p1", "Ana")}, R"({"type":"peer-joined","peerId":"p1"})"},
        {"member-left", signal::MemberLeft{{"p1"}}, R"({"type":"peer-left","peerId":"p1"})"},
        {"offer of a member of another dialect", relayed_to_p2(description(DescriptionType::Offer, {1, 2})),
         R"({"type":"offer","from":"p1","to":"p2","sdp":"v=0\r\ns=\"-\"\r\n"})"},
        {"candidate of a member of another dialect", relayed_to_p2(signal::TrickledCandidate{full_candidate(), {1, 2}}),
         R"({"type":"candidate","from":"p1","to":"p2","candidate":{
             "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
             "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"}})"},
        {"error", signal::Error{signal::ErrorCode::UnknownPeer, "Gone.", PeerId{"p2"}},
         R"({"type":"error","code":"unknown-peer","message":"Gone.","peerId":"p2"})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = make_codec()->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(PeerListHub, HasNoFrameForTheRest) {
    EXPECT_TRUE(make_codec()->encode(signal::MemberChanged{{"p1"}, {}}).empty());
    EXPECT_TRUE(make_codec()->encode(relayed_to_p2(signal::TrickledCandidate{})).empty()) << "end of candidates";
}

TEST(PeerListHub, PassesFramesOfItsOwnKindOnUnchanged) {
    struct Row {
        const char* name;
        std::string frame;
        bool unchanged;
    };
    const std::vector<Row> rows{
        {"offer", R"( { "sdp" : "v=0", "type":"offer", "to":"p2","from":"p1","extra":[1.50] } )", true},
        {"offer to all", R"({"type":"offer","from":"p1","sdp":"v=0"})", true},
        {"candidate", R"({"type":"candidate","from":"p1","to":"p2","candidate":{"candidate":"c","sdpMid":"0"}})", true},
        {"no sender", R"({"type":"offer","to":"p2","sdp":"v=0"})", false},
        {"an empty sender", R"({"type":"offer","from":"","to":"p2","sdp":"v=0"})", false},
        {"candidate as text",
         R"({"type":"candidate","from":"p1","to":"p2","candidate":"{\"candidate\":\"c\",\"sdpMid\":\"0\"}"})", false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto decoded = make_codec()->decode(row.frame);
        ASSERT_EQ(verdict_of(decoded), "a message");
        const auto& relay = std::get<signal::Relay>(std::get<std::vector<ClientMessage>>(decoded).front());
        signal::Relayed relayed = relayed_to_p2(relay.payload);
        relayed.frame_dialect = "peer-list";
        relayed.frame = relay.frame;
        const auto frames = make_codec()->encode(relayed);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_EQ(frames.front() == row.frame, row.unchanged);
        EXPECT_TRUE(decodes_to<ClientMessage>(make_codec()->decode(frames.front()),
                                              signal::Relay{.to = row.unchanged ? relay.to : PeerId{"p2"},
                                                            .claimed_from = PeerId{"p1"},
                                                            .payload = relay.payload,
                                                            .frame = frames.front()}));
    }
}

TEST(PeerListHub, ReadsEveryMessage) {
    const std::string offer = R"({"type":"offer","from":"p1","to":"p2","sdp":"v=0\r\ns=\"-\"\r\n"})";
    signal::Relay relay = relay_to("p2", description(DescriptionType::Offer));
    relay.claimed_from = PeerId{"p1"};
    relay.frame = offer;
    signal::Relay to_all{.to = {}, .claimed_from = {}, .payload = description(DescriptionType::Answer), .frame = {}};
    struct Row {
        const char* name;
        std::string frame;
        ClientMessage expected;
    };
    const std::vector<Row> rows{
        {"join", R"({"type":"join","peerId":"k3j9x2a7q","room":"ignored"})",
         signal::Join{.room = {}, .id = {"k3j9x2a7q"}, .name = {}, .state = {}}},
        {"offer", offer, relay},
        {"answer to all by nobody", R"({"type":"answer","from":null,"to":"","sdp":"v=0\r\ns=\"-\"\r\n"})", to_all},
        {"end of candidates", R"({"type":"candidate","to":"p2"})", relay_to("p2", signal::TrickledCandidate{})},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(make_codec()->decode(row.frame), row.expected));
    }
}

TEST(PeerListHub, PassesOverOrRefusesTheRest) {
    const std::string long_sdp = text_of_length(limits::sdp_bytes_max + 1);
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another type", R"({"type":"chat","from":"p1"})", "unknown chat"},
        {"a type in other letters", R"({"type":"Offer","sdp":"v=0"})", "unknown Offer"},
        {"a join without id", R"({"type":"join"})", "malformed invalid-id"},
        {"a join with an empty id", R"({"type":"join","peerId":""})", "malformed invalid-id"},
        {"a join whose id is a number", R"({"type":"join","peerId":7})", "malformed invalid-id"},
        {"a join with an id too long",
         R"({"type":"join","peerId":")" + text_of_length(limits::peer_id_bytes_max + 1) + "\"}",
         "malformed invalid-id"},
        {"an offer without SDP", R"({"type":"offer","to":"p2"})", "malformed malformed-frame"},
        {"an SDP too long", R"({"type":"offer","to":"p2","sdp":")" + long_sdp + "\"}", "malformed too-large"},
        {"a sender that is no id", R"({"type":"offer","from":{},"sdp":"v=0"})", "malformed invalid-id"},
        {"a candidate that is an array", R"({"type":"candidate","to":"p2","candidate":[]})",
         "malformed malformed-frame"},
        {"a sender named twice", R"({"type":"offer","from":"p1","from":"p2","sdp":"v=0"})",
         "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(make_codec()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
