// The messages on a link's own data channel.
#include "core/dialect/link_channel.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "support/decoded.hpp"
#include "support/same_json.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect::link_channel {
namespace {

using namespace test;

TEST(LinkChannel, SaysWhoTheSenderIs) {
    const Message message = Member{.name = "Ana \"A\"", .state = {.microphone_on = true, .camera_on = false}};
    EXPECT_TRUE(same_json(encode(message),
                          R"({"type":"member","name":"Ana \"A\"","state":{"microphone":true,"camera":false}})"));
    EXPECT_TRUE(decodes_to(decode(encode(message)), message));
}

TEST(LinkChannel, TakesWhatIsMissingAsEmptyAndOff) {
    EXPECT_TRUE(decodes_to<Message>(decode(R"({"type":"member","later":{}})"), Member{}));
}

TEST(LinkChannel, SaysEverythingElseToo) {
    const signal::Description offer{
        .type = DescriptionType::Offer, .sdp = "v=0\r\n", .correlation = {.connection = 7, .exchange = 9}};
    const signal::TrickledCandidate end{.candidate = {}, .correlation = {.connection = 7, .exchange = 9}};
    const std::vector<Message> messages{
        Heartbeat{.next = 700ms, .hears_you = true},
        Heartbeat{.next = 0ms, .hears_you = false},
        Negotiation{.payload = offer, .to = {}, .from = {}},
        Negotiation{.payload = offer, .to = PeerId{"b"}, .from = {}},
        Negotiation{.payload = end, .to = {}, .from = PeerId{"a"}},
        Member{.name = "Ben", .state = {.microphone_on = true}, .hand = true},
        React{.reaction = Reaction::ThumbsUp},
        React{.reaction = Reaction::Party},
        Troubles{},
        Troubles{.links = {{.peer = PeerId{"b"}, .trouble = Trouble::OneWay},
                           {.peer = PeerId{"c"}, .trouble = Trouble::NoCandidates}},
                 .microphone = DeviceTrouble::Refused,
                 .camera = DeviceTrouble::Missing},
        Chat{.written = {.number = 1, .text = "Hello \"you\" \\o/"}},
        Chat{.written = {.number = limits::chat_number_max, .text = "\u05E9\u05DC\u05D5\u05DD"}},
        ChatHistory{},
        ChatHistory{.messages = {{.author = PeerId{"c"}, .name = "Cy", .written = {.number = 1, .text = "Hi"}},
                                 {.author = PeerId{"d"}, .name = {}, .written = {.number = 2, .text = "Ho"}},
                                 {.author = {}, .name = {}, .written = {.number = 3, .text = "Hm"}}}},
    };
    for (const Message& message : messages) EXPECT_TRUE(decodes_to(decode(encode(message)), message));
}

TEST(LinkChannel, TakesATroubleItDoesNotKnowForATrouble) {
    EXPECT_TRUE(decodes_to<Message>(
        decode(
            R"({"type":"troubles","links":[{"peer":"b","trouble":"sunspots"},{"peer":"c","trouble":"none"}],"camera":"fog"})"),
        Troubles{.links = {{.peer = PeerId{"b"}, .trouble = Trouble::Interrupted}}, .camera = DeviceTrouble::Broken}));
}

TEST(LinkChannel, TakesAChatMessageAsOneTidyLineOfItsSender) {
    EXPECT_TRUE(decodes_to<Message>(
        decode(R"({"type":"chat","author":"c","from":"c","name":"Cy","number":7,"text":" one\ntwo\u0007 "})"),
        Chat{.written = {.number = 7, .text = "onetwo"}}));
}

TEST(LinkChannel, WritesALongestChatMessageThatIsRead) {
    const Message message = Chat{.written = {.number = 1, .text = std::string(limits::chat_text_bytes_max, '"')}};
    EXPECT_TRUE(decodes_to(decode(encode(message)), message));
}

TEST(LinkChannel, PassesOverOrRefusesTheRest) {
    const std::string long_text = text_of_length(limits::chat_text_bytes_max + 1);
    std::string long_history = R"({"number":1,"text":"x"})";
    for (std::size_t i = 0; i < limits::chat_history_messages_max; ++i) long_history += R"(,{"number":1,"text":"x"})";
    const std::string long_name = text_of_length(limits::display_name_bytes_max + 1);
    struct Row {
        const char* name;
        std::string text;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another type", R"({"type":"dance"})", "unknown dance"},
        {"a reaction of a later client", R"({"type":"reaction","reaction":"sneeze"})", "unknown reaction"},
        {"a reaction that is a number", R"({"type":"reaction","reaction":1})", "malformed malformed-frame"},
        {"a hand that is a text", R"({"type":"member","hand":"up"})", "malformed malformed-frame"},
        {"no JSON", "hello", "malformed malformed-frame"},
        {"a name too long", R"({"type":"member","name":")" + long_name + "\"}", "malformed invalid-name"},
        {"a name with a control character", R"({"type":"member","name":"a\u0007"})", "malformed invalid-name"},
        {"a pause too long", R"({"type":"heartbeat","next":600001})", "malformed malformed-frame"},
        {"a pause below zero", R"({"type":"heartbeat","next":-1})", "malformed malformed-frame"},
        {"both to pass on and passed on", R"({"type":"candidate","to":"a","from":"b"})", "malformed malformed-frame"},
        {"a trouble with nobody", R"({"type":"troubles","links":[{"trouble":"silent"}]})", "malformed invalid-id"},
        {"a state that is a text", R"({"type":"member","state":"on"})", "malformed malformed-frame"},
        {"a chat message without a text", R"({"type":"chat","number":1})", "malformed malformed-frame"},
        {"one of blanks", R"({"type":"chat","number":1,"text":"  "})", "malformed malformed-frame"},
        {"one without a number", R"({"type":"chat","text":"x"})", "malformed malformed-frame"},
        {"one with a number too high", R"({"type":"chat","number":4000000001,"text":"x"})",
         "malformed malformed-frame"},
        {"one that is too long", R"({"type":"chat","number":1,"text":")" + long_text + "\"}", "malformed too-large"},
        {"a history of texts", R"({"type":"chat-history","messages":["x"]})", "malformed malformed-frame"},
        {"a history that is too long", R"({"type":"chat-history","messages":[)" + long_history + "]}",
         "malformed too-large"},
        {"too long", R"({"type":"dance","text":")" + text_of_length(limits::channel_message_bytes_max) + "\"}",
         "malformed too-large"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(decode(row.text)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect::link_channel
