// The broadcast dialect: what members say to each other where nobody stands between them.
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

constexpr MemberState listening{.microphone_on = true};

// A codec whose client joined.
std::unique_ptr<ClientCodec> joined_as(const char* id, const char* name = "Ana") {
    auto codec = find("broadcast")->make_client_codec();
    codec->encode(signal::Join{.room = {"r"}, .id = {id}, .name = name, .state = listening});
    return codec;
}

TEST(Broadcast, WritesWhatItCanSay) {
    struct Row {
        const char* name;
        ClientMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"join", signal::Join{.room = {"r"}, .id = {"me"}, .name = "Ana", .state = listening},
         R"({"type":"here","from":"me","version":1,"name":"Ana","state":{"microphone":true,"camera":false}})"},
        {"state", signal::SetState{{.microphone_on = false, .camera_on = true}},
         R"({"type":"state","from":"me","state":{"microphone":false,"camera":true}})"},
        {"leave", signal::Leave{}, R"({"type":"gone","from":"me"})"},
        {"offer", relay_to("p1", description(DescriptionType::Offer, {7, 3})),
         R"({"type":"description","from":"me","to":"p1","connection":7,"exchange":3,
             "description":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}})"},
        {"candidate", relay_to("p1", signal::TrickledCandidate{full_candidate(), {7, 3}}),
         R"({"type":"candidate","from":"me","to":"p1","connection":7,"exchange":3,"candidate":{
             "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
             "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"}})"},
        {"end of candidates", relay_to("p1", signal::TrickledCandidate{{}, {7, 3}}),
         R"({"type":"candidate","from":"me","to":"p1","connection":7,"exchange":3,"candidate":null})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = joined_as("me")->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(Broadcast, HasNoFrameForTheRest) {
    signal::Relay to_all = relay_to("p1", description(DescriptionType::Offer));
    to_all.to.reset();
    for (const ClientMessage& message : std::vector<ClientMessage>{to_all, signal::Ping{}, signal::Say{.text = "hi"},
                                                                   signal::SetLock{.locked = true}}) {
        EXPECT_TRUE(joined_as("me")->encode(message).empty());
    }
}

TEST(Broadcast, IsInTheRoomByJoining) {
    const ClientMessage join = signal::Join{.room = {"r"}, .id = {"me"}, .name = "Ana", .state = listening};
    const auto codec = find("broadcast")->make_client_codec();
    codec->encode(join);
    const HubMessage joined = signal::Joined{.self = {"me"}, .room = {"r"}, .members = {}, .ice_servers = {}};
    EXPECT_EQ(codec->implied_by(join), std::vector<HubMessage>{joined});
    EXPECT_TRUE(codec->implied_by(signal::Leave{}).empty());
}

TEST(Broadcast, AnswersWhoComesWithHowItIsNow) {
    const auto codec = joined_as("me");
    codec->encode(signal::SetState{{.microphone_on = false, .camera_on = true}});
    codec->decode(R"({"type":"here","from":"p1","version":1,"name":"Ben"})");
    const auto answers = codec->take_answers();
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_TRUE(same_json(answers.front(), R"({"type":"here","from":"me","to":"p1","version":1,"reply":true,
                                               "name":"Ana","state":{"microphone":false,"camera":true}})"));
    EXPECT_TRUE(codec->take_answers().empty()) << "once";
}

TEST(Broadcast, AnswersNothingElse) {
    const auto codec = joined_as("me");
    for (const char* const frame :
         {R"({"type":"here","from":"p1","to":"me","version":1,"reply":true,"name":"Ben"})",
          R"({"type":"here","from":"p1","to":"p2","version":1,"name":"Ben"})",
          R"({"type":"here","from":"me","version":1,"name":"Ana"})", R"({"type":"here","from":"p1","version":2})",
          R"({"type":"here","from":"p1","version":1,"name":7})", R"({"type":"gone","from":"p1"})",
          R"({"type":"state","from":"p1","state":{}})"}) {
        SCOPED_TRACE(frame);
        codec->decode(frame);
        EXPECT_TRUE(codec->take_answers().empty());
    }
}

TEST(Broadcast, AsksAfterAMember) {
    const auto asked = joined_as("me")->ask_after({"p1"});
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_TRUE(same_json(asked.front(), R"({"type":"here","from":"me","to":"p1","version":1,"name":"Ana",
                                             "state":{"microphone":true,"camera":false}})"));
}

TEST(Broadcast, PartsFromAMemberSoThatBothBeginAnewIfItIsThereAllTheSame) {
    const auto codec = joined_as("me");
    const auto frames = codec->part_from({"p1"});
    ASSERT_EQ(frames.size(), 2U);
    EXPECT_TRUE(same_json(frames.front(), R"({"type":"gone","from":"me","to":"p1"})"));
    const auto other = joined_as("p1");
    const HubMessage left = signal::MemberLeft{.id = {"me"}};
    EXPECT_TRUE(decodes_to(other->decode(frames.front()), left));
    const HubMessage again =
        signal::MemberJoined{.member = {.id = {"me"}, .name = "Ana", .state = listening, .dialect = "broadcast"}};
    EXPECT_TRUE(decodes_to(other->decode(frames.back()), again));
    EXPECT_EQ(other->take_answers().size(), 1U);
}

// Who came first does not matter: both compare the same two ids.
TEST(Broadcast, OfTwoExactlyOneOffers) {
    struct Row {
        const char* one;
        const char* other;
    };
    for (const Row& row : {Row{"a", "b"}, Row{"b", "a"}, Row{"a", "aa"}, Row{"Z", "a"}, Row{"9", "\u00e9"}}) {
        SCOPED_TRACE(std::string(row.one) + " and " + row.other);
        int offers = 0;
        for (const auto& [self, newcomer] : {row, Row{row.other, row.one}}) {
            const auto frames = find("broadcast")
                                    ->make_client_codec()
                                    ->encode(signal::Join{.room = {"r"}, .id = {newcomer}, .name = "Ben", .state = {}});
            const auto decoded = joined_as(self)->decode(frames.front());
            const auto& messages = std::get<std::vector<HubMessage>>(decoded);
            offers += std::get<signal::MemberJoined>(messages.front()).receiver_offers ? 1 : 0;
        }
        EXPECT_EQ(offers, 1);
    }
}

TEST(Broadcast, ReadsEveryMessage) {
    const signal::Member ben{.id = {"p1"}, .name = "Ben", .state = {.camera_on = true}, .dialect = "broadcast"};
    struct Row {
        const char* name;
        const char* frame;
        HubMessage expected;
    };
    const std::vector<Row> rows{
        {"a newcomer", R"({"type":"here","from":"p1","version":1,"name":"Ben","state":{"camera":true},"?":0})",
         signal::MemberJoined{.member = ben, .receiver_offers = true}},
        {"one who was there", R"({"type":"here","from":"p1","to":"me","version":1,"reply":true,"name":"Ben",
                                  "state":{"camera":true}})",
         signal::MemberJoined{.member = ben, .receiver_offers = true, .was_there = true}},
        {"one who asks after us", R"({"type":"here","from":"p1","to":"me","version":1,"name":"Ben",
                                      "state":{"camera":true}})",
         signal::MemberJoined{.member = ben, .receiver_offers = true}},
        {"a state", R"({"type":"state","from":"p1","state":{"microphone":true}})",
         signal::MemberChanged{.id = {"p1"}, .state = listening}},
        {"one who leaves", R"({"type":"gone","from":"p1"})", signal::MemberLeft{.id = {"p1"}}},
        {"one who leaves us", R"({"type":"gone","from":"p1","to":"me"})", signal::MemberLeft{.id = {"p1"}}},
        {"an offer", R"({"type":"description","from":"p1","to":"me","connection":7,"exchange":3,
                         "description":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}})",
         relayed_from("p1", description(DescriptionType::Offer, {7, 3}))},
        {"the end of candidates", R"({"type":"candidate","from":"p1","to":"me","exchange":3,"candidate":null})",
         relayed_from("p1", signal::TrickledCandidate{{}, {0, 3}})},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(joined_as("me")->decode(row.frame), row.expected));
    }
}

TEST(Broadcast, PassesOverOrRefusesTheRest) {
    const std::string long_id(limits::peer_id_bytes_max + 1, 'p');
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another type", R"({"type":"chat","from":"p1"})", "unknown chat"},
        {"our own frame come back", R"({"type":"here","from":"me","version":1,"name":"Ana"})", "unknown here"},
        {"a frame for another", R"({"type":"candidate","from":"p1","to":"p2","candidate":null})", "unknown candidate"},
        {"no JSON", "<html>", "malformed malformed-frame"},
        {"no object", "[]", "malformed malformed-frame"},
        {"no type", R"({"from":"p1"})", "malformed malformed-frame"},
        {"no sender", R"({"type":"gone"})", "malformed invalid-id"},
        {"an empty sender", R"({"type":"gone","from":""})", "malformed invalid-id"},
        {"a sender of 129 bytes", R"({"type":"gone","from":")" + long_id + "\"}", "malformed invalid-id"},
        {"a receiver that is no text", R"({"type":"gone","from":"p1","to":7})", "malformed invalid-id"},
        {"here without version", R"({"type":"here","from":"p1","name":"Ben"})", "malformed malformed-frame"},
        {"here of another version", R"({"type":"here","from":"p1","version":2,"name":7})",
         "malformed unsupported-version"},
        {"here with a name that is none", R"({"type":"here","from":"p1","version":1,"name":7})",
         "malformed invalid-name"},
        {"a state without one", R"({"type":"state","from":"p1"})", "malformed malformed-frame"},
        {"an offer to everybody", R"({"type":"description","from":"p1","description":{"type":"offer","sdp":"v=0"}})",
         "malformed invalid-id"},
        {"a description without SDP", R"({"type":"description","from":"p1","to":"me","description":{"type":"offer"}})",
         "malformed malformed-frame"},
        {"a frame over the limit",
         R"({"type":"gone","from":"p1","x":")" + text_of_length(limits::frame_bytes_max) + "\"}",
         "malformed too-large"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(joined_as("me")->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
