// The hub's end of the direct-call dialect, for clients that were there before us.
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
    return make_hub_codec("direct-call");
}

signal::Joined joined_by(std::vector<signal::Member> members) {
    return {.self = {"me"}, .room = {"blue"}, .members = std::move(members), .ice_servers = {}, .capacity = 12};
}

// Of a connection that asked for a room and got it.
std::unique_ptr<HubCodec> codec_in_room() {
    auto codec = make_codec();
    codec->decode(R"({"type":"register","from":"me","room":"blue"})");
    codec->encode(joined_by({}));
    return codec;
}

signal::Relayed relayed_to_me(signal::Payload payload) {
    signal::Relayed relayed = relayed_from("p1", std::move(payload));
    relayed.to = {"me"};
    return relayed;
}

TEST(DirectCallHub, WritesWhatTheDialectCanSay) {
    struct Row {
        const char* name;
        HubMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"joined", joined_by({member("p1", "Ana"), member("p2")}),
         R"({"type":"joined-room","room":"blue","peers":["p1","p2"]})"},
        {"joined alone", joined_by({}), R"({"type":"joined-room","room":"blue","peers":[]})"},
        {"member-joined", signal::MemberJoined{member("p2", "Ana")},
         R"({"type":"peer-joined","peerId":"p2","room":"blue"})"},
        {"member to offer to", signal::MemberJoined{member("p2"), true, {"blue"}},
         R"({"type":"peer-joined","peerId":"p2","room":"blue","offer":true})"},
        {"member-left", signal::MemberLeft{{"p2"}}, R"({"type":"peer-left","peerId":"p2","room":"blue"})"},
        {"offer of a member of another dialect", relayed_to_me(description(DescriptionType::Offer, {1, 2})),
         R"({"type":"call","from":"p1","to":"me","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\\r\\ns=\\\"-\\\"\\r\\n\"}"})"},
        {"answer", relayed_to_me(description(DescriptionType::Answer)),
         R"({"type":"answer","from":"p1","to":"me","sdp":"{\"type\":\"answer\",\"sdp\":\"v=0\\r\\ns=\\\"-\\\"\\r\\n\"}"})"},
        {"candidate", relayed_to_me(signal::TrickledCandidate{full_candidate(), {}}),
         R"({"type":"ice","from":"p1","to":"me","candidate":
             "{\"candidate\":\"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"Wq3B\"}"})"},
        {"invited", signal::Invited{{"p1"}, {"me"}, {"red"}},
         R"({"type":"invite","from":"p1","to":"me","room":"red"})"},
        {"accepted", signal::InvitationAnswered{{"p1"}, {"me"}, {"red"}, true},
         R"({"type":"accept","from":"p1","to":"me","room":"red"})"},
        {"declined", signal::InvitationAnswered{{"p1"}, {"me"}, {"red"}, false},
         R"({"type":"decline","from":"p1","to":"me","room":"red"})"},
        {"room created", signal::RoomCreated{{"red"}}, R"({"type":"room-created","room":"red"})"},
        {"error", signal::Error{signal::ErrorCode::Busy, "Busy.", PeerId{"p2"}, {"red"}},
         R"({"type":"error","code":"busy","message":"Busy.","to":"p2","room":"red"})"},
        {"error about nobody", signal::Error{signal::ErrorCode::TooFast, "Slower.", {}},
         R"({"type":"error","code":"too-fast","message":"Slower."})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = codec_in_room()->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(DirectCallHub, HasNoFrameForTheRest) {
    EXPECT_TRUE(codec_in_room()->encode(signal::MemberChanged{{"p1"}, {}}).empty());
    EXPECT_TRUE(codec_in_room()->encode(signal::Said{{"p1"}, "Ana", "hi"}).empty());
    EXPECT_TRUE(codec_in_room()->encode(relayed_to_me(signal::TrickledCandidate{})).empty()) << "end of candidates";
}

// How many frames a client gets of a room: joined, somebody came, somebody went.
std::size_t frames_about_a_room(HubCodec& codec) {
    return codec.encode(joined_by({member("p1")})).size() + codec.encode(signal::MemberJoined{member("p2")}).size() +
           codec.encode(signal::MemberLeft{{"p2"}}).size();
}

TEST(DirectCallHub, TellsOfARoomOnlyWhoAskedForOne) {
    struct Row {
        const char* name;
        const char* frame;
        std::size_t expected;
    };
    const std::vector<Row> rows{
        {"registered", R"({"type":"register","from":"me"})", 0},
        {"registered with an empty room", R"({"type":"register","from":"me","room":""})", 0},
        {"registered with a room", R"({"type":"register","from":"me","room":"blue"})", 3},
        {"accepted an invitation", R"({"type":"accept","from":"me","to":"p1","room":"blue"})", 3},
        {"declined an invitation", R"({"type":"decline","from":"me","to":"p1","room":"blue"})", 0},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto codec = make_codec();
        codec->decode(row.frame);
        EXPECT_EQ(frames_about_a_room(*codec), row.expected);
    }
}

TEST(DirectCallHub, TellsOfTheRoomThatAnInvitationCreated) {
    const auto codec = make_codec();
    codec->decode(R"({"type":"register","from":"me"})");
    codec->encode(joined_by({}));
    codec->encode(signal::RoomCreated{{"red"}});
    EXPECT_EQ(codec->encode(signal::MemberJoined{member("p1")}),
              (std::vector<std::string>{R"({"type":"peer-joined","peerId":"p1","room":"red"})"}));
}

TEST(DirectCallHub, TellsNothingOfARoomThatWasRefusedOrLeft) {
    const auto refused = make_codec();
    refused->decode(R"({"type":"accept","from":"me","to":"p1","room":"blue"})");
    refused->encode(signal::Error{signal::ErrorCode::UnknownRoom, "No room.", {}, {"blue"}});
    EXPECT_EQ(frames_about_a_room(*refused), 0U);
    const auto left = codec_in_room();
    EXPECT_TRUE(left->encode(signal::Left{{"blue"}}).empty());
    EXPECT_EQ(frames_about_a_room(*left), 0U);
}

TEST(DirectCallHub, PassesFramesOfItsOwnKindOnUnchanged) {
    struct Row {
        const char* name;
        std::string frame;
        bool unchanged;
    };
    const std::vector<Row> rows{
        {"call",
         R"( { "sdp" : "{\"sdp\":\"v=0\",\"type\":\"offer\"}", "type":"call", "to":"me","from":"p1","x":[1.50]} )",
         true},
        {"ice", R"({"type":"ice","from":"p1","to":"me","candidate":"{\"candidate\":\"c\",\"sdpMLineIndex\":0}"})",
         true},
        {"no sender", R"({"type":"call","to":"me","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"})", false},
        {"an empty sender", R"({"type":"call","from":"","to":"me","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"})",
         false},
        {"an SDP in plain text", R"({"type":"call","from":"p1","to":"me","sdp":"v=0"})", false},
        {"an SDP in an object", R"({"type":"answer","from":"p1","to":"me","sdp":{"type":"answer","sdp":"v=0"}})",
         false},
        {"a candidate in an object",
         R"({"type":"ice","from":"p1","to":"me","candidate":{"candidate":"c","sdpMid":"0"}})", false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto decoded = make_codec()->decode(row.frame);
        ASSERT_EQ(verdict_of(decoded), "a message");
        const auto& relay = std::get<signal::Relay>(std::get<std::vector<ClientMessage>>(decoded).front());
        signal::Relayed relayed = relayed_to_me(relay.payload);
        relayed.frame_dialect = "direct-call";
        relayed.frame = relay.frame;
        const auto frames = make_codec()->encode(relayed);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_EQ(frames.front() == row.frame, row.unchanged);
        EXPECT_TRUE(decodes_to<ClientMessage>(
            make_codec()->decode(frames.front()),
            signal::Relay{
                .to = PeerId{"me"}, .claimed_from = PeerId{"p1"}, .payload = relay.payload, .frame = frames.front()}));
    }
}

TEST(DirectCallHub, NeverPassesTheEndOfCandidatesOn) {
    for (const std::string candidate : {"null", R"("")", R"("null")", "{}", R"("{\"candidate\":\"\"}")"}) {
        SCOPED_TRACE(candidate);
        signal::Relay expected = relay_to("me", signal::TrickledCandidate{});
        expected.claimed_from = PeerId{"p1"};
        EXPECT_TRUE(decodes_to<ClientMessage>(
            make_codec()->decode(R"({"type":"ice","from":"p1","to":"me","candidate":)" + candidate + "}"), expected));
    }
}

TEST(DirectCallHub, ReadsEveryMessage) {
    struct Row {
        const char* name;
        std::string frame;
        ClientMessage expected;
    };
    const std::string call =
        R"({"type":"call","from":"forged","to":"p2","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\\r\\ns=\\\"-\\\"\\r\\n\"}"})";
    signal::Relay forged = relay_to("p2", description(DescriptionType::Offer));
    forged.claimed_from = PeerId{"forged"};
    forged.frame = call;
    const std::vector<Row> rows{
        {"register", R"({"type":"register","from":"ana","x":{}})", signal::Register{{"ana"}}},
        {"register with a room", R"({"type":"register","from":"ana","room":"blue"})",
         signal::Join{.room = {"blue"}, .id = {"ana"}, .name = {}, .state = {}}},
        {"call, whoever it claims to be from", call, forged},
        {"answer in plain text", R"({"type":"answer","to":"p2","sdp":"v=0\r\ns=\"-\"\r\n"})",
         relay_to("p2", description(DescriptionType::Answer))},
        {"ice", R"({"type":"ice","to":"p2","candidate":"{\"candidate\":\"c\",\"sdpMid\":\"0\"}"})",
         relay_to("p2",
                  signal::TrickledCandidate{
                      {.candidate = "c", .sdp_mid = "0", .sdp_m_line_index = {}, .username_fragment = {}}, {}})},
        {"ice without candidate", R"({"type":"ice","to":"p2"})", relay_to("p2", signal::TrickledCandidate{})},
        {"invite", R"({"type":"invite","from":"ana","to":"bela"})",
         signal::Invite{.to = {"bela"}, .claimed_room = {}, .claimed_from = PeerId{"ana"}}},
        {"invite into a room", R"({"type":"invite","to":"bela","room":"red"})",
         signal::Invite{.to = {"bela"}, .claimed_room = RoomId{"red"}, .claimed_from = {}}},
        {"accept", R"({"type":"accept","from":"ana","to":"bela","room":"red"})",
         signal::AnswerInvitation{{"bela"}, {"red"}, true, PeerId{"ana"}}},
        {"decline", R"({"type":"decline","to":"bela","room":"red"})",
         signal::AnswerInvitation{{"bela"}, {"red"}, false, {}}},
        {"leave", R"({"type":"leave"})", signal::Leave{}},
        {"leave a room", R"({"type":"leave","from":"ana","room":"red"})", signal::Leave{RoomId{"red"}}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(make_codec()->decode(row.frame), row.expected));
    }
}

TEST(DirectCallHub, PassesOverOrRefusesTheRest) {
    const auto call_with = [](const std::string& sdp) { return R"({"type":"call","to":"p2","sdp":)" + sdp + "}"; };
    const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another type", R"({"type":"chat","from":"p1"})", "unknown chat"},
        {"a type of another dialect", R"({"type":"offer","to":"p2","sdp":"v=0"})", "unknown offer"},
        {"no type", R"({"from":"ana"})", "malformed malformed-frame"},
        {"no JSON", "register", "malformed malformed-frame"},
        {"register without id", R"({"type":"register"})", "malformed invalid-id"},
        {"register with an empty id", R"({"type":"register","from":""})", "malformed invalid-id"},
        {"register with a number", R"({"type":"register","from":7})", "malformed invalid-id"},
        {"register with an id too long",
         R"({"type":"register","from":")" + text_of_length(limits::peer_id_bytes_max + 1) + "\"}",
         "malformed invalid-id"},
        {"register with a room that is no text", R"({"type":"register","from":"ana","room":[]})",
         "malformed invalid-room"},
        {"a call to nobody", R"({"type":"call","from":"p1","sdp":"v=0"})", "malformed invalid-id"},
        {"ice to nobody", R"({"type":"ice","from":"p1","to":"","candidate":null})", "malformed invalid-id"},
        {"a sender that is no id", R"({"type":"call","from":{},"to":"p2","sdp":"v=0"})", "malformed invalid-id"},
        {"a call without SDP", R"({"type":"call","to":"p2"})", "malformed malformed-frame"},
        {"an SDP that is a number", call_with("7"), "malformed malformed-frame"},
        {"an SDP whose text is broken JSON", call_with(R"("{\"type\":\"offer\"")"), "malformed malformed-frame"},
        {"an SDP whose text holds none", call_with(R"("{\"type\":\"offer\"}")"), "malformed malformed-frame"},
        {"an SDP too long", call_with(R"("{\"sdp\":\")" + text_of_length(limits::sdp_bytes_max + 1) + "\\\"}\""),
         "malformed too-large"},
        {"an SDP of 1 MB", call_with('"' + text_of_length(1 << 20) + '"'), "malformed too-large"},
        {"an SDP nested 10,000 deep", call_with(deep), "malformed too-large"},
        {"an SDP whose text is nested 10,000 deep", call_with(R"("{\"sdp\":)" + deep + "}\""), "malformed too-large"},
        {"an SDP that is no UTF-8", call_with("\"v=\xFF\""), "malformed malformed-frame"},
        {"a candidate that is an array", R"({"type":"ice","to":"p2","candidate":[]})", "malformed malformed-frame"},
        {"a candidate that is no JSON", R"({"type":"ice","to":"p2","candidate":"c"})", "malformed malformed-frame"},
        {"an invitation to nobody", R"({"type":"invite","from":"ana"})", "malformed invalid-id"},
        {"an acceptance to nobody", R"({"type":"accept","from":"ana","room":"red"})", "malformed invalid-id"},
        {"an acceptance of no room", R"({"type":"accept","from":"ana","to":"bela"})", "malformed invalid-room"},
        {"a sender named twice", R"({"type":"call","from":"p1","from":"p3","to":"p2","sdp":"v=0"})",
         "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(make_codec()->decode(row.frame)), row.expected);
    }
}

TEST(DirectCallHub, ClaimsARegistrationAsFirstFrame) {
    const auto claims = hub_end(*find("direct-call")).claims;
    EXPECT_TRUE(claims(R"({"type":"register","from":"ana"})"));
    EXPECT_TRUE(claims(R"( {"from":7,"x":[],"type":"register"} )"));
    for (const std::string frame : {R"({"type":"join","peerId":"ana"})", R"({"type":["register"]})",
                                    R"({"kind":"register"})", R"("register")", "register", "", "\xFF"}) {
        EXPECT_FALSE(claims(frame)) << frame;
    }
}

}  // namespace
}  // namespace parley::dialect
