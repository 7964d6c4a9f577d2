// The client's end of the room-event dialect, on servers that were there before us.
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

// A codec whose client joined and does not know its id.
std::unique_ptr<ClientCodec> joined_codec() {
    auto codec = find("room-event")->make_client_codec();
    codec->encode(signal::Join{.room = {"r"}, .id = {}, .name = "Ana", .state = {}});
    return codec;
}

// The same, of a client that was told its id.
std::unique_ptr<ClientCodec> codec_of_me() {
    auto codec = joined_codec();
    codec->decode(R"({"event":"peers","data":{"peers":[],"yourId":"me","isHost":true,"hostId":"me"}})");
    return codec;
}

std::vector<HubMessage> messages_from(ClientCodec& codec, const std::string& frame) {
    const auto decoded = codec.decode(frame);
    const auto* messages = std::get_if<std::vector<HubMessage>>(&decoded);
    EXPECT_NE(messages, nullptr) << verdict_of(decoded);
    return messages == nullptr ? std::vector<HubMessage>{} : *messages;
}

constexpr MemberState plain{.microphone_on = true, .camera_on = true};
constexpr MemberState sharing{.microphone_on = true, .camera_on = true, .screen_on = true};

TEST(RoomEventClient, WritesWhatTheDialectCanSay) {
    struct Row {
        const char* name;
        ClientMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"offer", relay_to("p1", description(DescriptionType::Offer, {1, 2})),
         R"({"event":"offer","data":{"peerId":"me","targetPeerId":"p1","sdp":"v=0\r\ns=\"-\"\r\n","username":"Ana"}})"},
        {"answer", relay_to("p1", description(DescriptionType::Answer)),
         R"({"event":"answer","data":{"peerId":"me","targetPeerId":"p1","sdp":"v=0\r\ns=\"-\"\r\n","username":"Ana"}})"},
        {"candidate", relay_to("p1", signal::TrickledCandidate{full_candidate(), {1, 2}}),
         R"({"event":"candidate","data":{"peerId":"me","targetPeerId":"p1","candidate":
             "{\"candidate\":\"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"Wq3B\"}"}})"},
        {"sharing a screen", signal::SetState{sharing}, R"({"event":"screen-share-started","data":{"peerId":"me"}})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = codec_of_me()->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(RoomEventClient, LeavesOutAnIdThatItWasNotTold) {
    const auto frames = joined_codec()->encode(relay_to("p1", description(DescriptionType::Offer)));
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_TRUE(
        same_json(frames.front(),
                  R"({"event":"offer","data":{"targetPeerId":"p1","sdp":"v=0\r\ns=\"-\"\r\n","username":"Ana"}})"));
}

TEST(RoomEventClient, HasNoFrameForTheRest) {
    signal::Relay to_all = relay_to("p1", description(DescriptionType::Offer));
    to_all.to.reset();
    EXPECT_TRUE(joined_codec()->encode(signal::Join{.room = {"r"}, .id = {}, .name = "Ana", .state = {}}).empty());
    EXPECT_TRUE(joined_codec()->encode(signal::Leave{}).empty());
    EXPECT_TRUE(joined_codec()->encode(signal::Say{.text = "hi"}).empty());
    EXPECT_TRUE(joined_codec()->encode(signal::SetState{plain}).empty());
    EXPECT_TRUE(joined_codec()->encode(to_all).empty());
    EXPECT_TRUE(joined_codec()->encode(relay_to("p1", signal::TrickledCandidate{})).empty()) << "end of candidates";
}

TEST(RoomEventClient, TellsOfItsScreenOnlyWhatChanges) {
    const auto codec = codec_of_me();
    EXPECT_EQ(codec->encode(signal::SetState{sharing}).size(), 1U);
    EXPECT_TRUE(codec->encode(signal::SetState{{.screen_on = true}}).empty());
    EXPECT_EQ(codec->encode(signal::SetState{plain}),
              (std::vector<std::string>{R"({"event":"screen-share-stopped","data":{"peerId":"me"}})"}));
}

TEST(RoomEventClient, ReadsEveryMessage) {
    const auto joined = [](std::vector<signal::Member> members, PeerId host) {
        return signal::Joined{.self = {"me"},
                              .room = {"r"},
                              .members = std::move(members),
                              .ice_servers = {},
                              .capacity = 0,
                              .host = std::move(host)};
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
        {"peers", R"({"event":"peers","data":{"peers":["p1","p2"],"yourId":"me","isHost":false,"hostId":"p1"}})",
         joined({member("p1"), member("p2")}, {"p1"})},
        {"no peers", R"({"event":"peers","data":{"peers":[],"yourId":"me","isHost":true,"hostId":"me"}})",
         joined({}, {"me"})},
        {"peers of null, as Go writes a nil slice", R"({"event":"peers","data":{"peers":null}})", joined({}, {})},
        {"peers again, with ourselves and a peer twice", R"({"event":"peers","data":{"peers":["me","p1","p1"]}})",
         joined({member("p1")}, {})},
        {"peer-joined", R"({"event":"peer-joined","data":{"peerId":"p1"}})", signal::MemberJoined{member("p1")}},
        {"peer-joined with a name", R"({"event":"peer-joined","data":{"peerId":"p1","username":"Bela","x":1}})",
         signal::MemberJoined{member("p1", "Bela")}},
        {"peer-left", R"({"event":"peer-left","data":{"peerId":"p1"}})", signal::MemberLeft{{"p1"}}},
        {"screen-share-started", R"({"event":"screen-share-started","data":{"peerId":"p1"}})",
         signal::MemberChanged{{"p1"}, sharing}},
        {"screen-share-stopped", R"({"event":"screen-share-stopped","data":{"peerId":"p1"}})",
         signal::MemberChanged{{"p1"}, plain}},
        {"offer", R"({"event":"offer","data":{"peerId":"p1","sdp":"v=0\r\ns=\"-\"\r\n"}})",
         relayed(description(DescriptionType::Offer))},
        {"answer as an object, its receiver still named",
         R"({"event":"answer","data":{"peerId":"p1","targetPeerId":"me","sdp":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"}}})",
         relayed(description(DescriptionType::Answer))},
        {"candidate", R"({"event":"candidate","data":{"peerId":"p1","candidate":
             "{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}"}})",
         relayed(signal::TrickledCandidate{
             {.candidate = "candidate:1", .sdp_mid = "0", .sdp_m_line_index = 0, .username_fragment = {}}, {}})},
        {"end of candidates", R"({"event":"candidate","data":{"peerId":"p1","candidate":"null"}})",
         relayed(signal::TrickledCandidate{})},
        {"error of a server of ours", R"({"event":"error","data":{"code":"room-full","message":"Full."}})",
         signal::Error{signal::ErrorCode::RoomFull, "Full.", {}}},
        {"error of another server", R"({"event":"error","data":{"message":"No."}})",
         signal::Error{signal::ErrorCode::Other, "No.", {}}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(codec_of_me()->decode(row.frame), row.expected));
    }
}

TEST(RoomEventClient, JoinsOnServersThatSayNothingOfItself) {
    const signal::Joined joined{.self = {}, .room = {"r"}, .members = {member("p1")}, .ice_servers = {}, .capacity = 0};
    EXPECT_TRUE(decodes_to<HubMessage>(joined_codec()->decode(R"({"event":"peers","data":{"peers":["p1"]}})"), joined));
}

TEST(RoomEventClient, LearnsANameFromAnOffer) {
    const auto codec = codec_of_me();
    codec->decode(R"({"event":"screen-share-started","data":{"peerId":"p1"}})");
    signal::Relayed relayed = relayed_from("p1", description(DescriptionType::Offer));
    relayed.to = {"me"};
    relayed.name = "Bela";
    EXPECT_EQ(messages_from(*codec,
                            R"({"event":"offer","data":{"peerId":"p1","sdp":"v=0\r\ns=\"-\"\r\n","username":"Bela"}})"),
              (std::vector<HubMessage>{signal::MemberChanged{{"p1"}, sharing, "Bela"}, relayed}));
}

TEST(RoomEventClient, ForgetsTheScreenOfWhoeverLeft) {
    const auto codec = codec_of_me();
    codec->decode(R"({"event":"screen-share-started","data":{"peerId":"p1"}})");
    codec->decode(R"({"event":"peer-left","data":{"peerId":"p1"}})");
    const auto messages = messages_from(
        *codec, R"({"event":"answer","data":{"peerId":"p1","sdp":"v=0\r\ns=\"-\"\r\n","username":"Bela"}})");
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages.front(), HubMessage(signal::MemberChanged{{"p1"}, plain, "Bela"}));
}

TEST(RoomEventClient, PassesOverOrRefusesTheRest) {
    std::string many = "\"p\"";
    for (std::size_t i = 0; i < limits::room_members_max; ++i) many += ",\"p" + std::to_string(i) + '"';
    const auto offer_with = [](const std::string& sdp) {
        return R"({"event":"offer","data":{"peerId":"p1","sdp":)" + sdp + "}}";
    };
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another event", R"({"event":"chat","data":{"text":"hi"}})", "unknown chat"},
        {"our own arrival", R"({"event":"peer-joined","data":{"peerId":"me"}})", "unknown peer-joined"},
        {"our own screen", R"({"event":"screen-share-started","data":{"peerId":"me"}})",
         "unknown screen-share-started"},
        {"our own frame come back", R"({"event":"offer","data":{"peerId":"me","sdp":"v=0"}})", "unknown offer"},
        {"a frame for another", R"({"event":"offer","data":{"peerId":"p1","targetPeerId":"p2","sdp":"v=0"}})",
         "unknown offer"},
        {"no JSON", "<html>", "malformed malformed-frame"},
        {"data that is text", R"({"event":"peers","data":"p1"})", "malformed malformed-frame"},
        {"peers that are no array", R"({"event":"peers","data":{"peers":"p1"}})", "malformed malformed-frame"},
        {"a peer that is no text", R"({"event":"peers","data":{"peers":["p1",2]}})", "malformed invalid-id"},
        {"an own id that is no text", R"({"event":"peers","data":{"peers":[],"yourId":7}})", "malformed invalid-id"},
        {"more peers than can be connected", R"({"event":"peers","data":{"peers":[)" + many + "]}}",
         "malformed too-large"},
        {"peer-joined without id", R"({"event":"peer-joined","data":{}})", "malformed invalid-id"},
        {"peer-left without data", R"({"event":"peer-left"})", "malformed invalid-id"},
        {"a screen of nobody", R"({"event":"screen-share-started","data":{}})", "malformed invalid-id"},
        {"an offer without sender", R"({"event":"offer","data":{"sdp":"v=0"}})", "malformed invalid-id"},
        {"an offer without SDP", R"({"event":"offer","data":{"peerId":"p1"}})", "malformed malformed-frame"},
        {"an SDP of 1 MB", offer_with('"' + text_of_length(1 << 20) + '"'), "malformed too-large"},
        {"an SDP nested 10,000 deep", offer_with(std::string(10'000, '[') + std::string(10'000, ']')),
         "malformed too-large"},
        {"an SDP that is no UTF-8", offer_with("\"v=\xFF\""), "malformed malformed-frame"},
        {"a candidate that is no JSON", R"({"event":"candidate","data":{"peerId":"p1","candidate":"c"}})",
         "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(codec_of_me()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
