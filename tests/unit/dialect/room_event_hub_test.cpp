// The hub's end of the room-event dialect, for clients that were there before us.
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

// Of the connection of "me", in a room whose host is "p1".
std::unique_ptr<HubCodec> make_codec() {
    auto codec = make_hub_codec("room-event");
    codec->encode(signal::Joined{
        .self = {"me"}, .room = {"r"}, .members = {}, .ice_servers = {}, .capacity = 12, .host = {"p1"}});
    return codec;
}

constexpr MemberState plain{.microphone_on = true, .camera_on = true};
constexpr MemberState sharing{.microphone_on = true, .camera_on = true, .screen_on = true};

signal::Relayed relayed_by_ana(signal::Payload payload) {
    signal::Relayed relayed = relayed_from("p1", std::move(payload));
    relayed.to = {"me"};
    relayed.name = "Ana";
    return relayed;
}

TEST(RoomEventHub, WritesWhatTheDialectCanSay) {
    struct Row {
        const char* name;
        HubMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"joined",
         signal::Joined{.self = {"p3"},
                        .room = {"r"},
                        .members = {member("p1", "Ana"), member("p2")},
                        .ice_servers = {{"stun:a", "", ""}},
                        .capacity = 12,
                        .host = {"p1"}},
         R"({"event":"peers","data":{"peers":["p1","p2"],"yourId":"p3","isHost":false,"hostId":"p1"}})"},
        {"joined alone",
         signal::Joined{
             .self = {"p3"}, .room = {"r"}, .members = {}, .ice_servers = {}, .capacity = 12, .host = {"p3"}},
         R"({"event":"peers","data":{"peers":[],"yourId":"p3","isHost":true,"hostId":"p3"}})"},
        {"member-joined", signal::MemberJoined{member("p2", "Ana")},
         R"({"event":"peer-joined","data":{"peerId":"p2","username":"Ana"}})"},
        {"member-joined without name", signal::MemberJoined{member("p2")},
         R"({"event":"peer-joined","data":{"peerId":"p2"}})"},
        {"member to offer to", signal::MemberJoined{member("p2", "Ana"), true},
         R"({"event":"peers","data":{"peers":["p2"],"yourId":"me","isHost":false,"hostId":"p1"}})"},
        {"member-left", signal::MemberLeft{{"p2"}}, R"({"event":"peer-left","data":{"peerId":"p2"}})"},
        {"a member shares", signal::MemberChanged{{"p2"}, sharing},
         R"({"event":"screen-share-started","data":{"peerId":"p2"}})"},
        {"offer of a member of another dialect", relayed_by_ana(description(DescriptionType::Offer, {1, 2})),
         R"({"event":"offer","data":{"peerId":"p1","sdp":"v=0\r\ns=\"-\"\r\n","username":"Ana"}})"},
        {"answer without name", relayed_from("p1", description(DescriptionType::Answer)),
         R"({"event":"answer","data":{"peerId":"p1","sdp":"v=0\r\ns=\"-\"\r\n"}})"},
        {"candidate of a member of another dialect", relayed_by_ana(signal::TrickledCandidate{full_candidate(), {}}),
         R"({"event":"candidate","data":{"peerId":"p1","candidate":
             "{\"candidate\":\"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"Wq3B\"}"}})"},
        {"error", signal::Error{signal::ErrorCode::UnknownPeer, "Gone.", PeerId{"p2"}},
         R"({"event":"error","data":{"code":"unknown-peer","message":"Gone.","peerId":"p2"}})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = make_codec()->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(RoomEventHub, HasNoFrameForTheRest) {
    EXPECT_TRUE(make_codec()->encode(relayed_by_ana(signal::TrickledCandidate{})).empty()) << "end of candidates";
    EXPECT_TRUE(make_codec()->encode(signal::Said{{"p1"}, "Ana", "hi"}).empty()) << "chat has its own connection";
    EXPECT_TRUE(make_codec()->encode(signal::RoomChanged{}).empty());
}

TEST(RoomEventHub, TellsOfScreensOnlyWhatChanges) {
    const auto codec = make_codec();
    const auto frames_for = [&](MemberState state) {
        return codec->encode(signal::MemberChanged{{"p2"}, state}).size();
    };
    EXPECT_EQ(frames_for(plain), 0U);
    EXPECT_EQ(frames_for(sharing), 1U);
    EXPECT_EQ(frames_for({.screen_on = true}), 0U);
    EXPECT_EQ(codec->encode(signal::MemberChanged{{"p2"}, plain}),
              (std::vector<std::string>{R"({"event":"screen-share-stopped","data":{"peerId":"p2"}})"}));
    EXPECT_EQ(frames_for(plain), 0U);
}

TEST(RoomEventHub, TellsANewcomerWhoSharesAScreen) {
    const auto codec = make_hub_codec("room-event");
    const std::string started = R"({"event":"screen-share-started","data":{"peerId":"p1"}})";
    const auto frames = codec->encode(signal::Joined{.self = {"me"},
                                                     .room = {"r"},
                                                     .members = {member("p1", "", sharing), member("p2")},
                                                     .ice_servers = {},
                                                     .capacity = 0});
    ASSERT_EQ(frames.size(), 2U);
    EXPECT_EQ(frames.back(), started);
    codec->encode(signal::MemberLeft{{"p1"}});
    const auto back = codec->encode(signal::MemberJoined{member("p1", "", sharing)});
    ASSERT_EQ(back.size(), 2U) << "what was known of somebody who left is forgotten";
    EXPECT_EQ(back.back(), started);
}

TEST(RoomEventHub, PassesFramesOfItsOwnKindOnAsTheyCame) {
    const std::string candidate = R"({\"candidate\":\"c\",\"sdpMid\":\"0\",\"more\":[1]})";
    struct Row {
        const char* name;
        std::string data;
        std::string expected;
    };
    const std::vector<Row> rows{
        {"offer, with fields that nobody knows",
         R"("peerId":"me","targetPeerId":"p2","sdp":"v=0","username":"Ana","extra":[1.50,null])",
         R"({"event":"offer","data":{"peerId":"me","sdp":"v=0","username":"Ana","extra":[1.50,null]}})"},
        {"a forged sender", R"("peerId":"p1","targetPeerId":"p2","sdp":"v=0")",
         R"({"event":"offer","data":{"peerId":"me","sdp":"v=0"}})"},
        {"an SDP that is an object", R"("targetPeerId":"p2","sdp":{"type":"offer","sdp":"v=0"})",
         R"({"event":"offer","data":{"peerId":"me","sdp":{"type":"offer","sdp":"v=0"}}})"},
        {"candidate", R"("targetPeerId":"p2","candidate":")" + candidate + '"',
         R"({"event":"candidate","data":{"peerId":"me","candidate":")" + candidate + R"("}})"},
        {"candidate as an object, built anew", R"("targetPeerId":"p2","candidate":{"candidate":"c","sdpMid":"0"})",
         R"({"event":"candidate","data":{"peerId":"me","candidate":
             "{\"candidate\":\"c\",\"sdpMid\":\"0\",\"sdpMLineIndex\":null,\"usernameFragment\":null}"}})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const bool is_offer =
            row.data.find("sdp\":") != std::string::npos && row.data.find("cand") == std::string::npos;
        const auto decoded = make_codec()->decode(R"({"event":")" + std::string(is_offer ? "offer" : "candidate") +
                                                  R"(","data":{)" + row.data + "}}");
        ASSERT_EQ(verdict_of(decoded), "a message");
        const auto& relay = std::get<signal::Relay>(std::get<std::vector<ClientMessage>>(decoded).front());
        EXPECT_EQ(relay.to, PeerId{"p2"});
        EXPECT_EQ(relay.claimed_from, std::nullopt);
        const auto frames = make_hub_codec("room-event")
                                ->encode(signal::Relayed{.from = {"me"},
                                                         .to = {"p2"},
                                                         .payload = relay.payload,
                                                         .frame_dialect = "room-event",
                                                         .frame = relay.frame,
                                                         .name = relay.name});
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(RoomEventHub, NeverPassesTheEndOfCandidatesOn) {
    for (const std::string candidate : {"null", R"("")", R"("null")", "{}", R"("{\"candidate\":\"\"}")"}) {
        SCOPED_TRACE(candidate);
        const auto decoded =
            make_codec()->decode(R"({"event":"candidate","data":{"targetPeerId":"p2","candidate":)" + candidate + "}}");
        EXPECT_TRUE(decodes_to<ClientMessage>(decoded, relay_to("p2", signal::TrickledCandidate{})));
    }
}

TEST(RoomEventHub, ReadsEveryMessage) {
    const auto named = [](signal::Relay relay) {
        relay.name = "Ana";
        return relay;
    };
    struct Row {
        const char* name;
        const char* frame;
        ClientMessage expected;
    };
    const signal::TrickledCandidate candidate{
        {.candidate = "c", .sdp_mid = "0", .sdp_m_line_index = {}, .username_fragment = {}}, {}};
    const std::vector<Row> rows{
        {"offer", R"({"event":"offer","data":{"targetPeerId":"p2","sdp":"v=0\r\ns=\"-\"\r\n","username":"Ana"}})",
         named(relay_to("p2", description(DescriptionType::Offer)))},
        {"answer as an object",
         R"({"event":"answer","data":{"targetPeerId":"p2","sdp":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"}}})",
         relay_to("p2", description(DescriptionType::Answer))},
        {"a name with blanks around it",
         R"({"event":"offer","data":{"targetPeerId":"p2","sdp":"v=0\r\ns=\"-\"\r\n","username":" Ana\u0007 "}})",
         named(relay_to("p2", description(DescriptionType::Offer)))},
        {"a name that is no text",
         R"({"event":"offer","data":{"targetPeerId":"p2","sdp":"v=0\r\ns=\"-\"\r\n","username":{}}})",
         relay_to("p2", description(DescriptionType::Offer))},
        {"candidate as JSON text",
         R"({"event":"candidate","data":{"targetPeerId":"p2","candidate":"{\"candidate\":\"c\",\"sdpMid\":\"0\"}"}})",
         relay_to("p2", candidate)},
        {"candidate as an object",
         R"({"event":"candidate","data":{"targetPeerId":"p2","candidate":{"candidate":"c","sdpMid":"0"}}})",
         relay_to("p2", candidate)},
        {"screen-share-started", R"({"event":"screen-share-started","data":{"peerId":"x"}})",
         signal::SetState{sharing}},
        {"screen-share-stopped without data", R"({"event":"screen-share-stopped"})", signal::SetState{plain}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        // Of a connection whose id is not known yet: nothing can be passed on as it came.
        EXPECT_TRUE(decodes_to(make_hub_codec("room-event")->decode(row.frame), row.expected));
    }
}

TEST(RoomEventHub, HearsAJoinAndHasJoinedItAlready) {
    for (const char* join : {R"({"event":"join","data":{"peerId":"x"}})", R"({"event":"join"})"}) {
        EXPECT_EQ(verdict_of(make_codec()->decode(join)), "nothing");
    }
}

TEST(RoomEventHub, PassesOverOrRefusesTheRest) {
    const auto offer_with = [](const std::string& sdp) {
        return R"({"event":"offer","data":{"targetPeerId":"p2","sdp":)" + sdp + "}}";
    };
    const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another event", R"({"event":"chat","data":{"text":"hi"}})", "unknown chat"},
        {"another event whose data is text", R"({"event":"chat","data":"hi"})", "unknown chat"},
        {"an event in other letters", R"({"event":"Offer","data":{}})", "unknown Offer"},
        {"no JSON", "hello", "malformed malformed-frame"},
        {"an array", R"(["offer",{}])", "malformed malformed-frame"},
        {"no event", R"({"data":{}})", "malformed malformed-frame"},
        {"an event that is a number", R"({"event":1,"data":{}})", "malformed malformed-frame"},
        {"data that is text", R"({"event":"offer","data":"{}"})", "malformed malformed-frame"},
        {"data that is an array", R"({"event":"join","data":[]})", "malformed malformed-frame"},
        {"an offer without data", R"({"event":"offer"})", "malformed malformed-frame"},
        {"an offer to nobody", R"({"event":"offer","data":{"sdp":"v=0"}})", "malformed invalid-id"},
        {"an offer to an empty id", R"({"event":"offer","data":{"targetPeerId":"","sdp":"v=0"}})",
         "malformed invalid-id"},
        {"an offer to a number", R"({"event":"offer","data":{"targetPeerId":2,"sdp":"v=0"}})", "malformed invalid-id"},
        {"a candidate to nobody", R"({"event":"candidate","data":{"candidate":null}})", "malformed invalid-id"},
        {"an offer without SDP", R"({"event":"offer","data":{"targetPeerId":"p2"}})", "malformed malformed-frame"},
        {"an SDP that is a number", offer_with("7"), "malformed malformed-frame"},
        {"an SDP that is an object without SDP", offer_with(R"({"type":"offer"})"), "malformed malformed-frame"},
        {"an SDP too long", offer_with('"' + text_of_length(limits::sdp_bytes_max + 1) + '"'), "malformed too-large"},
        {"an SDP of 1 MB", offer_with('"' + text_of_length(1 << 20) + '"'), "malformed too-large"},
        {"an SDP nested 10,000 deep", offer_with(deep), "malformed too-large"},
        {"an SDP that is no UTF-8", offer_with("\"v=\xFF\""), "malformed malformed-frame"},
        {"a candidate that is no JSON", R"({"event":"candidate","data":{"targetPeerId":"p2","candidate":"c"}})",
         "malformed malformed-frame"},
        {"a candidate without a place", R"({"event":"candidate","data":{"targetPeerId":"p2","candidate":
         "{\"candidate\":\"c\"}"}})",
         "malformed malformed-frame"},
        {"a receiver named twice", R"({"event":"offer","data":{"targetPeerId":"p1","targetPeerId":"p2","sdp":"v=0"}})",
         "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(make_codec()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
