// The client's end of the voice-room dialect, on servers that were there before us.
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

const signal::Join join{.room = {"r"}, .id = {"me"}, .name = "Ana", .state = {}};

// A codec whose client joined as "me".
std::unique_ptr<ClientCodec> joined_codec() {
    auto codec = find("voice-room")->make_client_codec();
    codec->encode(join);
    return codec;
}

void expect_frames(const std::vector<std::string>& frames, const std::vector<std::string>& expected) {
    ASSERT_EQ(frames.size(), expected.size());
    for (std::size_t i = 0; i < frames.size(); ++i) EXPECT_TRUE(same_json(frames[i], expected[i]));
}

// All messages of one frame.
std::vector<HubMessage> decoded(ClientCodec& codec, std::string_view frame) {
    const auto decoded = codec.decode(frame);
    const auto* messages = std::get_if<std::vector<HubMessage>>(&decoded);
    EXPECT_NE(messages, nullptr) << verdict_of(decoded);
    return messages == nullptr ? std::vector<HubMessage>{} : *messages;
}

constexpr std::string_view offer_of_p1 =
    R"(["webrtc-offer",{"offer":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"},"from":"p1"}])";

signal::Relayed relayed(signal::Payload payload) {
    signal::Relayed message = relayed_from("p1", std::move(payload));
    message.to = {"me"};
    return message;
}

TEST(VoiceRoomClient, EntersTheRoomBeforeItJoinsVoice) {
    const auto codec = find("voice-room")->make_client_codec();
    expect_frames(codec->encode(join),
                  {R"(["joinRoom",{"room":"r","username":"Ana"}])", R"(["joinVoice",{"room":"r"}])"});
    EXPECT_EQ(
        codec->implied_by(join),
        (std::vector<HubMessage>{signal::Joined{.self = {"me"}, .room = {"r"}, .members = {}, .ice_servers = {}}}));
}

TEST(VoiceRoomClient, ComesBackIntoVoiceWithoutEnteringAgain) {
    const auto codec = joined_codec();
    expect_frames(codec->encode(signal::Leave{}), {R"(["leaveVoice",{"room":"r"}])"});
    EXPECT_TRUE(codec->implied_by(signal::Leave{}).empty());
    expect_frames(codec->encode(join), {R"(["joinVoice",{"room":"r"}])"});
    expect_frames(codec->encode(signal::Join{.room = {"s"}, .id = {"me"}, .name = {}, .state = {}}),
                  {R"(["joinRoom",{"room":"s"}])", R"(["joinVoice",{"room":"s"}])"});
}

TEST(VoiceRoomClient, WritesWhatTheDialectCanSay) {
    struct Row {
        const char* name;
        ClientMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"enter", signal::Enter{.room = {"s"}, .name = "Ana"}, R"(["joinRoom",{"room":"s","username":"Ana"}])"},
        {"leave", signal::Leave{}, R"(["leaveVoice",{"room":"r"}])"},
        {"leave a room by name", signal::Leave{.claimed_room = RoomId{"s"}}, R"(["leaveVoice",{"room":"s"}])"},
        {"say", signal::Say{.text = "Hi"}, R"(["sendMessage",{"room":"r","message":"Hi"}])"},
        {"typing", signal::SetTyping{.is_typing = true}, R"(["typing",{"room":"r","isTyping":true}])"},
        {"offer", relay_to("p1", description(DescriptionType::Offer, {1, 2})),
         R"(["webrtc-offer",{"offer":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"},"to":"p1"}])"},
        {"answer", relay_to("p1", description(DescriptionType::Answer)),
         R"(["webrtc-answer",{"answer":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"},"to":"p1"}])"},
        {"candidate", relay_to("p1", signal::TrickledCandidate{full_candidate(), {1, 2}}),
         R"(["webrtc-ice-candidate",{"candidate":{
             "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
             "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"},"to":"p1"}])"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        expect_frames(joined_codec()->encode(row.message), {row.expected});
    }
}

TEST(VoiceRoomClient, HasNoFrameForTheRest) {
    EXPECT_TRUE(joined_codec()->encode(signal::SetState{{.microphone_on = true}}).empty());
    EXPECT_TRUE(joined_codec()->encode(signal::Register{.id = {"me"}}).empty());
    EXPECT_TRUE(joined_codec()->encode(relay_to("p1", signal::TrickledCandidate{})).empty()) << "end of candidates";
    signal::Relay to_all = relay_to("p1", description(DescriptionType::Offer));
    to_all.to.reset();
    EXPECT_TRUE(joined_codec()->encode(to_all).empty()) << "nothing here is for everybody";
}

TEST(VoiceRoomClient, ReadsEveryMessage) {
    signal::Member proven = member("p1", "Ben");
    proven.user = "u1";
    struct Row {
        const char* name;
        const char* frame;
        HubMessage expected;
    };
    const std::vector<Row> rows{
        {"userJoinedVoice", R"(["userJoinedVoice",{"socketId":"p1","userId":"u1","username":"Ben"}])",
         signal::MemberJoined{.member = proven, .receiver_offers = true}},
        {"userJoinedVoice of somebody nobody knows", R"(["userJoinedVoice",{"socketId":"p1","userId":7}])",
         signal::MemberJoined{.member = member("p1", "Guest"), .receiver_offers = true}},
        {"userLeftVoice", R"(["userLeftVoice",{"socketId":"p1"}])", signal::MemberLeft{.id = {"p1"}}},
        {"answer", R"(["webrtc-answer",{"answer":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"},"from":"p1"}])",
         relayed(description(DescriptionType::Answer))},
        {"candidate", R"(["webrtc-ice-candidate",{"candidate":{"candidate":"candidate:1","sdpMid":"0",
              "sdpMLineIndex":0},"from":"p1"}])",
         relayed(signal::TrickledCandidate{
             {.candidate = "candidate:1", .sdp_mid = "0", .sdp_m_line_index = 0, .username_fragment = {}}, {}})},
        {"end of candidates", R"(["webrtc-ice-candidate",{"candidate":null,"from":"p1"}])",
         relayed(signal::TrickledCandidate{})},
        {"roomUsers", R"(["roomUsers",[{"userId":"u1","username":"Ben","inVoice":true,"socketId":"p1"},
              {"userId":"u2","username":"Cem","inVoice":false},{}]])",
         signal::RoomChanged{.room = {"r"},
                             .people = {{.id = {"p1"}, .user = "u1", .name = "Ben", .in_call = true},
                                        {.id = {}, .user = "u2", .name = "Cem"},
                                        {.id = {}, .user = {}, .name = "Guest"}}}},
        {"newMessage", R"(["newMessage",{"_id":"1","text":"Hi","sender":{"username":"Ben"},"from":"p1"}])",
         signal::Said{.from = {"p1"}, .name = "Ben", .text = "Hi"}},
        {"newMessage with the sender's id", R"(["newMessage",{"text":"Hi","sender":"665f"}])",
         signal::Said{.from = {}, .name = "Guest", .text = "Hi"}},
        {"newMessage of nobody", R"(["newMessage",{"text":"Hi"}])",
         signal::Said{.from = {}, .name = "Guest", .text = "Hi"}},
        {"typing", R"(["typing",{"username":"Ben","isTyping":true}])",
         signal::TypingChanged{.name = "Ben", .is_typing = true}},
        {"voiceError", R"(["voiceError",{"message":"Voice channel is full!"}])",
         signal::Error{signal::ErrorCode::RoomFull, "Voice channel is full!", {}}},
        {"voiceError without a word", R"(["voiceError"])", signal::Error{signal::ErrorCode::RoomFull, "", {}}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(joined_codec()->decode(row.frame), row.expected));
    }
    EXPECT_TRUE(decoded(*joined_codec(), R"(["userjoined",{"username":"Ben","message":"Ben joined"}])").empty());
}

TEST(VoiceRoomClient, MeetsWhoeverOffersWithoutHavingBeenAnnounced) {
    const auto codec = joined_codec();
    const signal::Relayed offer = relayed(description(DescriptionType::Offer));
    EXPECT_EQ(decoded(*codec, offer_of_p1),
              (std::vector<HubMessage>{signal::MemberJoined{.member = member("p1")}, offer}));
    EXPECT_EQ(decoded(*codec, offer_of_p1), (std::vector<HubMessage>{offer})) << "known by now";
    decoded(*codec, R"(["userLeftVoice",{"socketId":"p1"}])");
    EXPECT_EQ(decoded(*codec, offer_of_p1).size(), 2U) << "back again";
    codec->encode(join);
    EXPECT_EQ(decoded(*codec, offer_of_p1).size(), 2U) << "we are back again";
}

TEST(VoiceRoomClient, KnowsWhomItWasTold) {
    const auto codec = joined_codec();
    decoded(*codec, R"(["roomUsers",[{"userId":"u1","username":"Ben","inVoice":true,"socketId":"p1"}]])");
    EXPECT_EQ(decoded(*codec, offer_of_p1).front(), HubMessage(signal::MemberJoined{.member = member("p1", "Ben")}));
    const auto other = joined_codec();
    decoded(*other, R"(["userJoinedVoice",{"socketId":"p1","userId":"u1","username":"Ben"}])");
    EXPECT_EQ(decoded(*other, offer_of_p1).size(), 1U) << "announced before";
}

// Such a one is about to be told of us, and offers; or the hub announces it again, for us to offer.
TEST(VoiceRoomClient, DoesNotOfferToWhoComesIntoVoiceBeforeTheServerHasPutUsThere) {
    constexpr std::string_view ben_comes = R"(["userJoinedVoice",{"socketId":"p1","userId":"u1","username":"Ben"}])";
    constexpr std::string_view nobody_in_voice = R"(["roomUsers",[{"inVoice":false,"socketId":"me"}]])";
    constexpr std::string_view ben_in_voice =
        R"(["roomUsers",[{"inVoice":false,"socketId":"me"},{"inVoice":true,"socketId":"p1"}]])";
    const auto codec = joined_codec();
    decoded(*codec, nobody_in_voice);
    EXPECT_TRUE(decoded(*codec, ben_comes).empty());
    decoded(*codec, ben_in_voice);
    EXPECT_EQ(decoded(*codec, offer_of_p1).size(), 2U) << "it was not announced";
    const auto other = joined_codec();
    decoded(*other, ben_in_voice);
    EXPECT_EQ(decoded(*other, ben_comes).size(), 1U) << "announced again";
}

TEST(VoiceRoomClient, RemembersNothingOfAFrameThatItRefuses) {
    const auto codec = joined_codec();
    EXPECT_EQ(short_verdict_of(codec->decode(R"(["webrtc-offer",{"offer":{},"from":"p1"}])")),
              "malformed malformed-frame");
    EXPECT_EQ(short_verdict_of(
                  codec->decode(R"(["roomUsers",[{"username":"Ben","inVoice":true,"socketId":"p1"},{"socketId":7}]])")),
              "malformed invalid-id");
    EXPECT_EQ(decoded(*codec, offer_of_p1).front(), HubMessage(signal::MemberJoined{.member = member("p1")}));
}

TEST(VoiceRoomClient, PassesOverOrRefusesTheRest) {
    std::string many = "{}";
    for (std::size_t i = 0; i < limits::room_audience_max + limits::room_members_max; ++i) many += ",{}";
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"an event of clients", R"(["joinRoom",{"room":"r"}])", "unknown joinRoom"},
        {"our own arrival", R"(["userJoinedVoice",{"socketId":"me","username":"Ana"}])", "unknown userJoinedVoice"},
        {"our own offer come back", R"(["webrtc-offer",{"offer":"v=0","from":"me"}])", "unknown webrtc-offer"},
        {"an arrival without id", R"(["userJoinedVoice",{"username":"Ben"}])", "malformed invalid-id"},
        {"an arrival without argument", R"(["userJoinedVoice"])", "malformed invalid-id"},
        {"a leave without id", R"(["userLeftVoice",{"socketId":""}])", "malformed invalid-id"},
        {"an offer without sender", R"(["webrtc-offer",{"offer":"v=0"}])", "malformed invalid-id"},
        {"an offer without SDP", R"(["webrtc-offer",{"offer":{"type":"offer"},"from":"p1"}])",
         "malformed malformed-frame"},
        {"a candidate without sender", R"(["webrtc-ice-candidate",{"candidate":null}])", "malformed invalid-id"},
        {"people that are no array", R"(["roomUsers",{"users":[]}])", "malformed malformed-frame"},
        {"people that are numbers", R"(["roomUsers",[1]])", "malformed malformed-frame"},
        {"voice that is a text", R"(["roomUsers",[{"inVoice":"yes"}]])", "malformed malformed-frame"},
        {"more people than a room has", R"(["roomUsers",[)" + many + "]]", "malformed malformed-frame"},
        {"a message without text", R"(["newMessage",{"sender":{"username":"Ben"}}])", "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(joined_codec()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
