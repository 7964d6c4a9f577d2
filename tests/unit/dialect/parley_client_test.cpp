// The client's end of the parley dialect: every frame it writes, reads, passes over and refuses.
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

std::unique_ptr<ClientCodec> make_codec() {
    return find("parley")->make_client_codec();
}

const signal::Correlation correlation{.connection = 7, .exchange = 4294967295U};

TEST(ParleyClient, WritesEveryMessage) {
    struct Row {
        const char* name;
        ClientMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"join", signal::Join{.room = {"blue-fox"}, .id = {}, .name = "Ana", .state = {.microphone_on = true}},
         R"({"type":"join","version":1,"capabilities":[],"room":"blue-fox","name":"Ana",
             "state":{"microphone":true,"camera":false}})"},
        {"leave", signal::Leave{}, R"({"type":"leave"})"},
        {"ping", signal::Ping{}, R"({"type":"ping"})"},
        {"a wish for fresh ICE servers", signal::RenewIceServers{}, R"({"type":"ice-servers"})"},
        {"state", signal::SetState{{.microphone_on = false, .camera_on = true}},
         R"({"type":"state","state":{"microphone":false,"camera":true}})"},
        {"offer", relay_to("p1", description(DescriptionType::Offer, correlation)),
         R"({"type":"description","to":"p1","connection":7,"exchange":4294967295,
             "description":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}})"},
        {"answer without correlation", relay_to("p1", description(DescriptionType::Answer)),
         R"({"type":"description","to":"p1","description":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"}})"},
        {"candidate", relay_to("p1", signal::TrickledCandidate{full_candidate(), correlation}),
         R"({"type":"candidate","to":"p1","connection":7,"exchange":4294967295,"candidate":{
             "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
             "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"}})"},
        {"candidate with little",
         relay_to("p1",
                  signal::TrickledCandidate{
                      {.candidate = "candidate:2", .sdp_mid = "audio", .sdp_m_line_index = {}, .username_fragment = {}},
                      {}}),
         R"({"type":"candidate","to":"p1","candidate":{
             "candidate":"candidate:2","sdpMid":"audio","sdpMLineIndex":null,"usernameFragment":null}})"},
        {"end of candidates", relay_to("p1", signal::TrickledCandidate{{}, correlation}),
         R"({"type":"candidate","to":"p1","connection":7,"exchange":4294967295,"candidate":null})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = make_codec()->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(ParleyClient, HasNoFrameForEveryoneAtOnce) {
    signal::Relay relay = relay_to("p1", description(DescriptionType::Offer));
    relay.to.reset();
    EXPECT_TRUE(make_codec()->encode(relay).empty());
}

TEST(ParleyClient, ReadsEveryMessage) {
    struct Row {
        const char* name;
        const char* frame;
        HubMessage expected;
    };
    const std::vector<Row> rows{
        {"joined",
         R"({"type":"joined","version":1,"capabilities":["later"],"id":"p1","room":"r","capacity":3,"members":[
             {"id":"p2","name":"Ben","state":{"camera":true}},{"id":"p3"}],"iceServers":[
             {"urls":"stun:a"},{"urls":["turn:b","turns:c"],"username":"u","credential":"k"}],"later":{}})",
         signal::Joined{.self = {"p1"},
                        .room = {"r"},
                        .members = {member("p2", "Ben", {.microphone_on = false, .camera_on = true}), member("p3")},
                        .ice_servers = {{"stun:a", "", ""}, {"turn:b", "u", "k"}, {"turns:c", "u", "k"}},
                        .capacity = 3}},
        {"joined with the least", R"({"type":"joined","version":1,"id":"p1","room":"r","members":null})",
         signal::Joined{.self = {"p1"}, .room = {"r"}, .members = {}, .ice_servers = {}, .capacity = 0}},
        {"joined with ICE servers that no browser takes",
         R"({"type":"joined","version":1,"id":"p1","room":"r","iceServers":[{"urls":["http://a","turn:b",""]},
             {"urls":["stuns:c"]},{}]})",
         signal::Joined{
             .self = {"p1"}, .room = {"r"}, .members = {}, .ice_servers = {{"stuns:c", "", ""}}, .capacity = 0}},
        {"member-joined",
         R"({"type":"member-joined","member":{"id":"p2","name":"Ben","state":{"microphone":true,"camera":true}}})",
         signal::MemberJoined{member("p2", "Ben", {.microphone_on = true, .camera_on = true})}},
        {"pong", R"({"type":"pong"})", signal::Pong{}},
        {"joined with credentials for a time",
         R"({"type":"joined","version":1,"id":"p1","room":"r","iceServers":[{"urls":["stun:a"]}],"iceSeconds":600})",
         signal::Joined{.self = {"p1"},
                        .room = {"r"},
                        .members = {},
                        .ice_servers = {{"stun:a", "", ""}},
                        .capacity = 0,
                        .ice_seconds = 600}},
        {"fresh ICE servers",
         R"({"type":"ice-servers","iceServers":[{"urls":["turn:b"],"username":"u","credential":"k"}],"iceSeconds":600})",
         signal::IceServersRenewed{.ice_servers = {{"turn:b", "u", "k"}}, .ice_seconds = 600}},
        {"no ICE servers any more", R"({"type":"ice-servers"})", signal::IceServersRenewed{}},
        {"member-left", R"({"type":"member-left","id":"p2"})", signal::MemberLeft{{"p2"}}},
        {"member-changed", R"({"type":"member-changed","id":"p2","state":{"microphone":true}})",
         signal::MemberChanged{{"p2"}, {.microphone_on = true, .camera_on = false}}},
        {"description",
         R"({"type":"description","from":"p2","connection":7,"exchange":4294967295,
             "description":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"}})",
         relayed_from("p2", description(DescriptionType::Answer, correlation))},
        {"description of a sender who does not correlate",
         R"({"type":"description","from":"p2","exchange":0,"description":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}})",
         relayed_from("p2", description(DescriptionType::Offer))},
        {"candidate",
         R"({"type":"candidate","from":"p2","connection":7,"exchange":4294967295,"candidate":{
             "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
             "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"}})",
         relayed_from("p2", signal::TrickledCandidate{full_candidate(), correlation})},
        {"end of candidates", R"({"type":"candidate","from":"p2","candidate":null})",
         relayed_from("p2", signal::TrickledCandidate{})},
        {"error with a peer", R"({"type":"error","code":"unknown-peer","message":"Gone.","peer":"p2"})",
         signal::Error{signal::ErrorCode::UnknownPeer, "Gone.", PeerId{"p2"}}},
        {"error of a later version", R"({"type":"error","code":"too-funny","message":"Ha."})",
         signal::Error{signal::ErrorCode::Other, "Ha.", {}}},
        {"error with nothing", R"({"type":"error"})", signal::Error{}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(make_codec()->decode(row.frame), row.expected));
    }
}

TEST(ParleyClient, CutsTheMessageOfAnErrorBetweenCharacters) {
    const std::string message = text_of_length(limits::message_bytes_max - 1) + "\xE2\x82\xAC";
    EXPECT_TRUE(decodes_to<HubMessage>(
        make_codec()->decode(R"({"type":"error","code":"other","message":")" + message + "\"}"),
        signal::Error{signal::ErrorCode::Other, text_of_length(limits::message_bytes_max - 1), {}}));
}

TEST(ParleyClient, PassesOverOrRefusesTheRest) {
    const std::string joined = R"({"type":"joined","version":1,"id":"p1","room":"r",)";
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"a type of a later version", R"({"type":"hand-raised","id":"p2"})", "unknown hand-raised"},
        {"a frame of the other direction", R"({"type":"leave"})", "unknown leave"},
        {"no JSON", "hello", "malformed malformed-frame"},
        {"no object", "[]", "malformed malformed-frame"},
        {"no type", R"({"id":"p2"})", "malformed malformed-frame"},
        {"a type that is no text", R"({"type":1})", "malformed malformed-frame"},
        {"joined by another version", R"({"type":"joined","version":2,"id":"p1","room":"r"})",
         "malformed unsupported-version"},
        {"joined without version", R"({"type":"joined","id":"p1","room":"r"})", "malformed malformed-frame"},
        {"joined without id", R"({"type":"joined","version":1,"room":"r"})", "malformed invalid-id"},
        {"joined without room", R"({"type":"joined","version":1,"id":"p1"})", "malformed invalid-room"},
        {"members that are no array", joined + R"("members":{}})", "malformed malformed-frame"},
        {"a member that is no object", joined + R"("members":["p2"]})", "malformed malformed-frame"},
        {"a member without id", joined + R"("members":[{"name":"Ben"}]})", "malformed invalid-id"},
        {"a state that is no object", joined + R"("members":[{"id":"p2","state":true}]})", "malformed malformed-frame"},
        {"a flag that is no boolean", joined + R"("members":[{"id":"p2","state":{"camera":1}}]})",
         "malformed malformed-frame"},
        {"a capacity above the limit", joined + R"("capacity":51})", "malformed malformed-frame"},
        {"an address that is no text", joined + R"("iceServers":[{"urls":[1]}]})", "malformed malformed-frame"},
        {"member-joined without member", R"({"type":"member-joined"})", "malformed malformed-frame"},
        {"member-left without id", R"({"type":"member-left"})", "malformed invalid-id"},
        {"member-changed without state", R"({"type":"member-changed","id":"p2"})", "malformed malformed-frame"},
        {"a description without sender", R"({"type":"description","description":{"type":"offer","sdp":"v=0"}})",
         "malformed invalid-id"},
        {"an error whose peer is no id", R"({"type":"error","peer":{}})", "malformed invalid-id"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(make_codec()->decode(row.frame)), row.expected);
    }
}

TEST(ParleyClient, RefusesMoreMembersThanARoomCanHave) {
    std::string members;
    for (std::size_t i = 0; i < limits::room_members_max; ++i) members += R"({"id":"p)" + std::to_string(i) + "\"},";
    const std::string begin = R"({"type":"joined","version":1,"id":"me","room":"r","members":[)" + members;
    EXPECT_EQ(short_verdict_of(make_codec()->decode(begin.substr(0, begin.size() - 1) + "]}")), "a message");
    EXPECT_EQ(short_verdict_of(make_codec()->decode(begin + R"({"id":"one more"}]})")), "malformed too-large");
}

}  // namespace
}  // namespace parley::dialect
