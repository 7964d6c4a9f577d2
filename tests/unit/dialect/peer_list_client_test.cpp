// The client's end of the peer-list dialect, on servers that were there before us.
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

// A codec whose client joined as "me".
std::unique_ptr<ClientCodec> joined_codec() {
    auto codec = find("peer-list")->make_client_codec();
    codec->encode(signal::Join{.room = {"r"}, .id = {"me"}, .name = "Ana", .state = {}});
    return codec;
}

TEST(PeerListClient, WritesWhatTheDialectCanSay) {
    signal::Relay to_all = relay_to("p1", description(DescriptionType::Offer));
    to_all.to.reset();
    struct Row {
        const char* name;
        ClientMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"join", signal::Join{.room = {"r"}, .id = {"me"}, .name = "Ana", .state = {}},
         R"({"type":"join","peerId":"me"})"},
        {"offer", relay_to("p1", description(DescriptionType::Offer, {1, 2})),
         R"({"type":"offer","from":"me","to":"p1","sdp":"v=0\r\ns=\"-\"\r\n"})"},
        {"answer", relay_to("p1", description(DescriptionType::Answer)),
         R"({"type":"answer","from":"me","to":"p1","sdp":"v=0\r\ns=\"-\"\r\n"})"},
        {"offer to all", to_all, R"({"type":"offer","from":"me","sdp":"v=0\r\ns=\"-\"\r\n"})"},
        {"candidate", relay_to("p1", signal::TrickledCandidate{full_candidate(), {1, 2}}),
         R"({"type":"candidate","from":"me","to":"p1","candidate":{
             "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
             "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"}})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = joined_codec()->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(PeerListClient, HasNoFrameForTheRest) {
    EXPECT_TRUE(joined_codec()->encode(signal::Leave{}).empty());
    EXPECT_TRUE(joined_codec()->encode(signal::SetState{{.microphone_on = true, .camera_on = true}}).empty());
    EXPECT_TRUE(joined_codec()->encode(relay_to("p1", signal::TrickledCandidate{})).empty()) << "end of candidates";
}

TEST(PeerListClient, ReadsEveryMessage) {
    const auto joined = [](std::vector<signal::Member> members) {
        return signal::Joined{
            .self = {"me"}, .room = {"r"}, .members = std::move(members), .ice_servers = {}, .capacity = 0};
    };
    const auto relayed = [](signal::Payload payload) {
        signal::Relayed message = relayed_from("p1", std::move(payload));
        message.to = {"me"};
        return message;
    };
    struct Row {
        const char* name;
        const char* frame;
        HubMessage expected;
    };
    const std::vector<Row> rows{
        {"peer-list", R"({"type":"peer-list","peers":["p1","p2"]})", joined({member("p1"), member("p2")})},
        {"empty peer-list", R"({"type":"peer-list","peers":[]})", joined({})},
        {"peer-list without peers, as Go leaves it out", R"({"type":"peer-list"})", joined({})},
        {"peer-list of null, as Go writes a nil slice", R"({"type":"peer-list","peers":null})", joined({})},
        {"peer-list with an old connection of ours", R"({"type":"peer-list","peers":["me","p1"]})",
         joined({member("p1")})},
        {"peer-list with a peer twice", R"({"type":"peer-list","peers":["p1","p1"]})", joined({member("p1")})},
        {"peer-joined", R"({"type":"peer-joined","peerId":"p1","name":"?"})", signal::MemberJoined{member("p1")}},
        {"peer-left", R"({"type":"peer-left","peerId":"p1"})", signal::MemberLeft{{"p1"}}},
        {"offer", R"({"type":"offer","from":"p1","to":"me","sdp":"v=0\r\ns=\"-\"\r\n"})",
         relayed(description(DescriptionType::Offer))},
        {"answer to all", R"({"type":"answer","from":"p1","sdp":"v=0\r\ns=\"-\"\r\n"})",
         relayed(description(DescriptionType::Answer))},
        {"candidate as JSON text", R"({"type":"candidate","from":"p1","to":"me","candidate":
             "{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}"})",
         relayed(signal::TrickledCandidate{
             {.candidate = "candidate:1", .sdp_mid = "0", .sdp_m_line_index = 0, .username_fragment = {}}, {}})},
        {"end of candidates", R"({"type":"candidate","from":"p1","to":"me","candidate":null})",
         relayed(signal::TrickledCandidate{})},
        {"error of a server of ours", R"({"type":"error","code":"id-taken","message":"Taken.","peerId":"p1"})",
         signal::Error{signal::ErrorCode::IdTaken, "Taken.", PeerId{"p1"}}},
        {"error of another server", R"({"type":"error","message":"No."})",
         signal::Error{signal::ErrorCode::Other, "No.", {}}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(joined_codec()->decode(row.frame), row.expected));
    }
}

TEST(PeerListClient, PassesOverOrRefusesTheRest) {
    std::string many = "\"p\"";
    for (std::size_t i = 0; i < limits::room_members_max; ++i) many += ",\"p" + std::to_string(i) + '"';
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another type", R"({"type":"chat","text":"hi"})", "unknown chat"},
        {"our own arrival", R"({"type":"peer-joined","peerId":"me"})", "unknown peer-joined"},
        {"our own frame come back", R"({"type":"offer","from":"me","sdp":"v=0"})", "unknown offer"},
        {"a frame for another", R"({"type":"offer","from":"p1","to":"p2","sdp":"v=0"})", "unknown offer"},
        {"no JSON", "<html>", "malformed malformed-frame"},
        {"peers that are no array", R"({"type":"peer-list","peers":"p1"})", "malformed malformed-frame"},
        {"a peer that is no text", R"({"type":"peer-list","peers":["p1",2]})", "malformed invalid-id"},
        {"an empty peer", R"({"type":"peer-list","peers":[""]})", "malformed invalid-id"},
        {"more peers than can be connected", R"({"type":"peer-list","peers":[)" + many + "]}", "malformed too-large"},
        {"peer-joined without id", R"({"type":"peer-joined"})", "malformed invalid-id"},
        {"peer-left without id", R"({"type":"peer-left","peerId":""})", "malformed invalid-id"},
        {"an offer without sender", R"({"type":"offer","to":"me","sdp":"v=0"})", "malformed invalid-id"},
        {"an answer without sender", R"({"type":"answer","from":"","sdp":"v=0"})", "malformed invalid-id"},
        {"a candidate without sender", R"({"type":"candidate","candidate":null})", "malformed invalid-id"},
        {"an offer without SDP", R"({"type":"offer","from":"p1"})", "malformed malformed-frame"},
        {"an SDP that is an object", R"({"type":"offer","from":"p1","sdp":{"type":"offer","sdp":"v=0"}})",
         "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(joined_codec()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
