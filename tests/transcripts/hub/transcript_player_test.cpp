// The player of transcripts itself: what goes otherwise than written is found and shown.
#include <ostream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"
#include "support/transcript.hpp"

namespace parley::test {
namespace {

using testing::HasSubstr;

struct WrongTranscript {
    const char* name;
    std::string text;
    std::string complaint;
};

void PrintTo(const WrongTranscript& row, std::ostream* out) {
    *out << row.text;
}

class TranscriptThatGoesOtherwise : public testing::TestWithParam<WrongTranscript> {};

TEST_P(TranscriptThatGoesOtherwise, IsReported) {
    EXPECT_THAT(play_hub_transcript(GetParam().text), HasSubstr(GetParam().complaint));
}

INSTANTIATE_TEST_SUITE_P(
    TranscriptPlayer, TranscriptThatGoesOtherwise,
    testing::Values(
        WrongTranscript{"AnswerMissing", "a opens /ws\na < {}", "nothing came"},
        WrongTranscript{"AnswerNotForeseenAtTheEnd", "a opens /ws\na > {\"type\":\"join\",\"peerId\":\"a\"}",
                        "not foreseen: a < {\"type\":\"peer-list\",\"peers\":[]}"},
        WrongTranscript{"AnswerNotForeseenBeforeTheNextStep",
                        "a opens /ws\na > {\"type\":\"join\",\"peerId\":\"a\"}\n+ 1 ms", "line 3: not foreseen"},
        WrongTranscript{
            "OtherText",
            "a opens /ws\na > {\"type\":\"join\",\"peerId\":\"a\"}\na < {\"type\":\"peer-list\",\"peers\":[1]}",
            "but came: a < {\"type\":\"peer-list\",\"peers\":[]}"},
        WrongTranscript{"FieldTooMany",
                        "a opens /ws\na > {\"type\":\"join\",\"peerId\":\"a\"}\na < {\"type\":\"peer-list\"}",
                        "line 3: expected"},
        WrongTranscript{
            "FieldMissing",
            "a opens /ws\na > {\"type\":\"join\",\"peerId\":\"a\"}\na < {\"type\":\"$_\",\"room\":\"$_\",\"$_\":0}",
            "line 3: expected"},
        WrongTranscript{"OtherActor",
                        "a opens /ws\nb opens /ws\na > {\"type\":\"join\",\"peerId\":\"a\"}\nb < {\"$_\":0}",
                        "line 4: expected: b < "},
        WrongTranscript{"OtherCloseCode", "a opens /elsewhere\na closed 1000 unknown-path",
                        "but came: a closed 1008 unknown-path"},
        WrongTranscript{
            "TwoNamesForOneText",
            "a opens /ws\na > {\"type\":\"join\",\"peerId\":\"a\"}\na < {\"type\":\"$_\",\"peers\":[]}\n"
            "b opens /ws\nb > {\"type\":\"join\",\"peerId\":\"b\"}\nb < {\"type\":\"$_\",\"peers\":[\"$x\"]}\n"
            "a < {\"type\":\"$_\",\"peerId\":\"$x\"}",
            "line 7: expected"},
        WrongTranscript{"ActorWithoutConnection", "a > {}", "a has no connection"},
        WrongTranscript{"ActorWithTwoConnections", "a opens /ws\na opens /ws", "a has a connection already"},
        WrongTranscript{"UnknownVerb", "a opens /ws\n\na whispers {}", "line 3 makes no sense: a whispers {}"},
        WrongTranscript{"TimeWithoutUnit", "+ 5", "line 1 makes no sense"}),
    [](const auto& row) { return row.param.name; });

TEST(TranscriptPlayer, ShowsHowItWentWithNamesInPlaceOfIds) {
    const std::string report = play_hub_transcript(R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ben opens /ws?room=fox
        ben > {"type":"join","peerId":"b"}
    )");
    EXPECT_THAT(report, HasSubstr(R"(ben < {"type":"peer-list","peers":["$ana"]})"));
    EXPECT_THAT(report, HasSubstr(R"(ana < {"type":"member-joined","member":{"id":"b")"));
}

TEST(Transcript, IsWrittenAsItIsRead) {
    for (const std::string line : {"ana opens /ws?room=fox from 192.0.2.1", "ana > {\"type\":\"leave\"}",
                                   "ana > (binary)", "ana closes", "+ 1500 ms", "ana < {}", "ana closed 1008 why"}) {
        const auto steps = parse_transcript("\n# What follows is the step.\n   " + line + "  \n");
        ASSERT_TRUE(steps.ok()) << steps.error();
        ASSERT_EQ(steps.value().size(), 1U);
        EXPECT_EQ(steps.value()[0].line, 3U);
        EXPECT_EQ(to_text(steps.value()[0]), line);
    }
}

}  // namespace
}  // namespace parley::test
