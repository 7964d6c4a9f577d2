// The client's end of the direct-call dialect, on servers that were there before us.
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

const std::string call_of_p1 =
    R"({"type":"call","from":"p1","to":"me","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\\r\\ns=\\\"-\\\"\\r\\n\"}"})";

signal::Join join_calling(std::vector<PeerId> calls) {
    return {.room = {"r"}, .id = {"me"}, .name = "Ana", .state = {}, .topic = {}, .calls = std::move(calls)};
}

// A codec whose client joined as "me", calling nobody.
std::unique_ptr<ClientCodec> joined_codec() {
    auto codec = find("direct-call")->make_client_codec();
    const signal::Join join = join_calling({});
    codec->encode(join);
    codec->implied_by(join);
    return codec;
}

signal::MemberJoined arrival_of(const char* id, bool receiver_offers = false) {
    return {.member = member(id, id), .receiver_offers = receiver_offers, .room = {}};
}

signal::Relayed relayed_to_me(signal::Payload payload) {
    signal::Relayed relayed = relayed_from("p1", std::move(payload));
    relayed.to = {"me"};
    return relayed;
}

std::vector<HubMessage> messages_from(ClientCodec& codec, const std::string& frame) {
    const auto decoded = codec.decode(frame);
    const auto* messages = std::get_if<std::vector<HubMessage>>(&decoded);
    EXPECT_NE(messages, nullptr) << verdict_of(decoded);
    return messages == nullptr ? std::vector<HubMessage>{} : *messages;
}

TEST(DirectCallClient, WritesWhatTheDialectCanSay) {
    struct Row {
        const char* name;
        ClientMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"join", join_calling({{"p1"}}), R"({"type":"register","from":"me","room":"r"})"},
        {"join of no room", signal::Join{.room = {}, .id = {"me"}, .name = {}, .state = {}},
         R"({"type":"register","from":"me"})"},
        {"register", signal::Register{{"ana"}}, R"({"type":"register","from":"ana"})"},
        {"offer", relay_to("p1", description(DescriptionType::Offer, {1, 2})),
         R"({"type":"call","from":"me","to":"p1","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\\r\\ns=\\\"-\\\"\\r\\n\"}"})"},
        {"answer", relay_to("p1", description(DescriptionType::Answer)),
         R"({"type":"answer","from":"me","to":"p1","sdp":"{\"type\":\"answer\",\"sdp\":\"v=0\\r\\ns=\\\"-\\\"\\r\\n\"}"})"},
        {"candidate", relay_to("p1", signal::TrickledCandidate{full_candidate(), {1, 2}}),
         R"({"type":"ice","from":"me","to":"p1","candidate":
             "{\"candidate\":\"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"Wq3B\"}"})"},
        {"invite", signal::Invite{.to = {"p1"}}, R"({"type":"invite","from":"me","to":"p1"})"},
        {"invite into a room", signal::Invite{.to = {"p1"}, .claimed_room = RoomId{"red"}},
         R"({"type":"invite","from":"me","to":"p1","room":"red"})"},
        {"accept", signal::AnswerInvitation{{"p1"}, {"red"}, true},
         R"({"type":"accept","from":"me","to":"p1","room":"red"})"},
        {"decline", signal::AnswerInvitation{{"p1"}, {"red"}, false},
         R"({"type":"decline","from":"me","to":"p1","room":"red"})"},
        {"leave", signal::Leave{}, R"({"type":"leave","from":"me","room":"r"})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = joined_codec()->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(DirectCallClient, HasNoFrameForTheRest) {
    signal::Relay to_all = relay_to("p1", description(DescriptionType::Offer));
    to_all.to.reset();
    EXPECT_TRUE(joined_codec()->encode(signal::SetState{}).empty());
    EXPECT_TRUE(joined_codec()->encode(signal::Say{.text = "hi"}).empty());
    EXPECT_TRUE(joined_codec()->encode(to_all).empty());
    EXPECT_TRUE(joined_codec()->encode(relay_to("p1", signal::TrickledCandidate{})).empty()) << "end of candidates";
}

TEST(DirectCallClient, IsInARoomWithThoseItCallsAsSoonAsItRegistered) {
    const auto codec = find("direct-call")->make_client_codec();
    const signal::Join join = join_calling({{"p1"}, {"me"}, {"p2"}, {"p1"}});
    codec->encode(join);
    EXPECT_EQ(codec->implied_by(join),
              (std::vector<HubMessage>{signal::Joined{.self = {"me"},
                                                      .room = {"r"},
                                                      .members = {member("p1", "p1"), member("p2", "p2")},
                                                      .ice_servers = {},
                                                      .capacity = 0}}));
    EXPECT_TRUE(codec->implied_by(signal::Leave{}).empty());
}

TEST(DirectCallClient, CallsThoseOfItsRoomWhomItDoesNotCallAlready) {
    const auto codec = find("direct-call")->make_client_codec();
    const signal::Join join = join_calling({{"p1"}});
    codec->encode(join);
    codec->implied_by(join);
    const std::string frame = R"({"type":"joined-room","room":"r","peers":["p1","p2","me","p2"]})";
    EXPECT_EQ(messages_from(*codec, frame),
              (std::vector<HubMessage>{signal::MemberJoined{member("p2", "p2"), true, {"r"}}}));
    EXPECT_TRUE(messages_from(*codec, frame).empty());
}

TEST(DirectCallClient, JoinsARoomWhoseInvitationItAccepted) {
    const auto codec = find("direct-call")->make_client_codec();
    codec->encode(signal::Register{{"me"}});
    codec->encode(signal::AnswerInvitation{{"p1"}, {"red"}, true});
    EXPECT_EQ(
        messages_from(*codec, R"({"type":"joined-room","room":"red","peers":["p1"]})"),
        (std::vector<HubMessage>{signal::Joined{
            .self = {"me"}, .room = {"red"}, .members = {member("p1", "p1")}, .ice_servers = {}, .capacity = 0}}));
    codec->encode(signal::Leave{});
    EXPECT_EQ(
        std::get<signal::Joined>(messages_from(*codec, R"({"type":"joined-room","room":"blue","peers":[]})").front())
            .room,
        RoomId{"blue"});
}

TEST(DirectCallClient, MeetsACallerByTheFirstCall) {
    const auto codec = joined_codec();
    const signal::Relayed call = relayed_to_me(description(DescriptionType::Offer));
    EXPECT_EQ(messages_from(*codec, call_of_p1), (std::vector<HubMessage>{arrival_of("p1"), call}));
    EXPECT_EQ(messages_from(*codec, call_of_p1), (std::vector<HubMessage>{call})) << "the second call";
    codec->decode(R"({"type":"peer-left","peerId":"p1"})");
    EXPECT_EQ(messages_from(*codec, call_of_p1).size(), 2U) << "a call after leaving";
}

TEST(DirectCallClient, KnowsACallerWhoWasAnnounced) {
    const auto codec = joined_codec();
    codec->decode(R"({"type":"peer-joined","peerId":"p1","room":"r"})");
    EXPECT_EQ(messages_from(*codec, call_of_p1).size(), 1U);
}

TEST(DirectCallClient, MeetsNoMoreCallersThanItCanConnectTo) {
    const auto codec = joined_codec();
    for (std::size_t i = 0; i < limits::room_members_max; ++i) {
        codec->decode(R"({"type":"peer-joined","peerId":"q)" + std::to_string(i) + R"("})");
    }
    EXPECT_EQ(messages_from(*codec, call_of_p1).size(), 1U);
}

TEST(DirectCallClient, PartsFromWhomItCalledInVain) {
    using enum signal::ErrorCode;
    for (const auto code : {UnknownPeer, Busy}) {
        const auto codec = find("direct-call")->make_client_codec();
        const signal::Join join = join_calling({{"p1"}});
        codec->encode(join);
        codec->implied_by(join);
        const std::string frame = R"({"type":"error","code":")" + std::string(to_text(code)) + R"(","to":"p1"})";
        const signal::Error error{code, "", PeerId{"p1"}};
        EXPECT_EQ(messages_from(*codec, frame), (std::vector<HubMessage>{error, signal::MemberLeft{{"p1"}}}));
        EXPECT_EQ(messages_from(*codec, frame), (std::vector<HubMessage>{error})) << "once";
    }
}

TEST(DirectCallClient, ReadsEveryMessage) {
    struct Row {
        const char* name;
        const char* frame;
        HubMessage expected;
    };
    const std::vector<Row> rows{
        {"peer-joined", R"({"type":"peer-joined","peerId":"p1"})", arrival_of("p1")},
        {"peer-joined, to be called", R"({"type":"peer-joined","peerId":"p1","room":"r","offer":true})",
         signal::MemberJoined{member("p1", "p1"), true, {"r"}}},
        {"peer-left", R"({"type":"peer-left","peerId":"p1","room":"r"})", signal::MemberLeft{{"p1"}, {"r"}}},
        {"answer", R"({"type":"answer","from":"p1","to":"me","sdp":"{\"sdp\":\"v=0\\r\\ns=\\\"-\\\"\\r\\n\"}"})",
         relayed_to_me(description(DescriptionType::Answer))},
        {"answer in plain text, to nobody in particular", R"({"type":"answer","from":"p1","sdp":"v=0\r\ns=\"-\"\r\n"})",
         relayed_to_me(description(DescriptionType::Answer))},
        {"ice", R"({"type":"ice","from":"p1","to":"me","candidate":"{\"candidate\":\"c\",\"sdpMLineIndex\":0}"})",
         relayed_to_me(signal::TrickledCandidate{
             {.candidate = "c", .sdp_mid = {}, .sdp_m_line_index = 0, .username_fragment = {}}, {}})},
        {"end of candidates", R"({"type":"ice","from":"p1","to":"me","candidate":"null"})",
         relayed_to_me(signal::TrickledCandidate{})},
        {"invite", R"({"type":"invite","from":"p1","to":"me","room":"red"})", signal::Invited{{"p1"}, {"me"}, {"red"}}},
        {"accept", R"({"type":"accept","from":"p1","to":"me","room":"red"})",
         signal::InvitationAnswered{{"p1"}, {"me"}, {"red"}, true}},
        {"decline", R"({"type":"decline","from":"p1","to":"me","room":"red"})",
         signal::InvitationAnswered{{"p1"}, {"me"}, {"red"}, false}},
        {"room-created", R"({"type":"room-created","room":"red"})", signal::RoomCreated{{"red"}}},
        {"error of a server of ours", R"({"type":"error","code":"busy","message":"Busy.","to":"p1","room":"red"})",
         signal::Error{signal::ErrorCode::Busy, "Busy.", PeerId{"p1"}, {"red"}}},
        {"error of another server", R"({"type":"error","message":"No."})",
         signal::Error{signal::ErrorCode::Other, "No.", {}}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(joined_codec()->decode(row.frame), row.expected));
    }
}

TEST(DirectCallClient, PassesOverOrRefusesTheRest) {
    const auto call_with = [](const std::string& sdp) { return R"({"type":"call","from":"p1","sdp":)" + sdp + "}"; };
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another type", R"({"type":"chat","text":"hi"})", "unknown chat"},
        {"our own arrival", R"({"type":"peer-joined","peerId":"me"})", "unknown peer-joined"},
        {"our own frame come back", R"({"type":"call","from":"me","sdp":"v=0"})", "unknown call"},
        {"a frame for another", R"({"type":"call","from":"p1","to":"p2","sdp":"v=0"})", "unknown call"},
        {"no JSON", "<html>", "malformed malformed-frame"},
        {"joined-room without room", R"({"type":"joined-room","peers":[]})", "malformed invalid-room"},
        {"peers that are no array", R"({"type":"joined-room","room":"r","peers":"p1"})", "malformed malformed-frame"},
        {"a peer that is no text", R"({"type":"joined-room","room":"r","peers":[2]})", "malformed invalid-id"},
        {"peer-joined without id", R"({"type":"peer-joined"})", "malformed invalid-id"},
        {"peer-joined with a word for offer", R"({"type":"peer-joined","peerId":"p1","offer":"yes"})",
         "malformed malformed-frame"},
        {"peer-left without id", R"({"type":"peer-left","peerId":""})", "malformed invalid-id"},
        {"a call without sender", R"({"type":"call","to":"me","sdp":"v=0"})", "malformed invalid-id"},
        {"a call without SDP", R"({"type":"call","from":"p1"})", "malformed malformed-frame"},
        {"an SDP whose text is broken JSON", call_with(R"("{")"), "malformed malformed-frame"},
        {"an SDP of 1 MB", call_with('"' + text_of_length(1 << 20) + '"'), "malformed too-large"},
        {"an SDP nested 10,000 deep", call_with(std::string(10'000, '[') + std::string(10'000, ']')),
         "malformed too-large"},
        {"an SDP that is no UTF-8", call_with("\"v=\xFF\""), "malformed malformed-frame"},
        {"an invitation by nobody", R"({"type":"invite","to":"me","room":"red"})", "malformed invalid-id"},
        {"an invitation to no room", R"({"type":"invite","from":"p1","to":"me"})", "malformed invalid-room"},
        {"a room without a name", R"({"type":"room-created"})", "malformed invalid-room"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(joined_codec()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
