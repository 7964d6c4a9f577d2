// Event frames: what is no event, and which dialect an event belongs to.
#include "core/dialect/event_frame.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/dialect/call_room.hpp"
#include "core/dialect/registry.hpp"
#include "core/dialect/voice_room.hpp"
#include "support/decoded.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

struct Row {
    const char* name;
    std::string frame;
    const char* expected;
};

std::vector<Row> frames_that_are_no_events() {
    const std::string deep(10'000, '[');
    return {
        {"nothing", "", "malformed malformed-frame"},
        {"no JSON", "<html>", "malformed malformed-frame"},
        {"an object", R"({"type":"join"})", "malformed malformed-frame"},
        {"an empty array", "[]", "malformed malformed-frame"},
        {"a name that is no text", "[7,{}]", "malformed malformed-frame"},
        {"an empty name", R"(["",{}])", "malformed malformed-frame"},
        {"a name too long", "[\"" + text_of_length(limits::message_bytes_max + 1) + "\"]", "malformed malformed-frame"},
        {"text after the array", R"(["typing",{}]x)", "malformed malformed-frame"},
        {"a text of a megabyte", "[\"sendMessage\",\"" + text_of_length(1'000'000) + "\"]", "malformed too-large"},
        {"ten thousand arrays", deep + std::string(10'000, ']'), "malformed too-large"},
        {"ten thousand arrays in an event", "[\"typing\"," + deep + std::string(10'000, ']') + "]",
         "malformed too-large"},
        {"invalid UTF-8", "[\"typing\",{\"room\":\"\xFF\"}]", "malformed malformed-frame"},
        {"half of a surrogate pair", R"(["typing",{"room":"\ud800"}])", "malformed malformed-frame"},
        {"a key twice", R"(["typing",{"room":"a","room":"b"}])", "malformed malformed-frame"},
        {"an event nobody knows", R"(["userCount",{"count":3}])", "unknown userCount"},
        {"an event nobody knows without an argument", R"(["ping"])", "unknown ping"},
        {"a payload nobody knows", R"(["webrtc-data",{"to":"p1","from":"p1"}])", "unknown webrtc-data"},
        {"a prefix alone", R"(["webrtc:",{}])", "unknown webrtc:"},
    };
}

TEST(EventFrame, IsRefusedByBothEndsWhereItIsNone) {
    for (const std::string_view dialect : {"voice-room", "call-room"}) {
        for (const Row& row : frames_that_are_no_events()) {
            SCOPED_TRACE(std::string(dialect) + ": " + row.name);
            EXPECT_EQ(short_verdict_of(make_hub_codec(dialect)->decode(row.frame)), row.expected);
            EXPECT_EQ(short_verdict_of(find(dialect)->make_client_codec()->decode(row.frame)), row.expected);
        }
    }
}

TEST(EventFrame, HasANameAndAnArgument) {
    EXPECT_EQ(event_name(R"( [ "typing" ] )"), "typing");
    EXPECT_EQ(event_name("[]"), "");
    const auto event = read_event(R"(["typing",[1],"passed over"])");
    ASSERT_TRUE(event.ok());
    ASSERT_NE(event.value().argument.array(), nullptr);
    EXPECT_TRUE(read_event(R"(["typing"])").value().argument.is_null());
}

TEST(EventFrame, IsClaimedByTheDialectThatAloneKnowsIt) {
    struct Claim {
        std::string_view frame;
        bool voice_room;
        bool call_room;
    };
    for (const Claim& row : std::vector<Claim>{
             {R"(["joinRoom",{"room":"r"}])", true, false},
             {R"(["joinVoice",{"room":"r"}])", true, false},
             {R"(["leaveVoice"])", true, false},
             {R"(["sendMessage",{}])", true, false},
             {R"(["typing",{}])", true, false},
             {R"(["webrtc-offer",{}])", true, false},
             {R"(["webrtc-answer",{}])", true, false},
             {R"(["webrtc-ice-candidate",{}])", true, false},
             {R"(["webrtc:join-room",{"callRoomId":"r"}])", false, true},
             {R"(["webrtc:anything"])", false, true},
             {R"(["JoinRoom",{}])", false, false},
             {R"(["webrtc",{}])", false, false},
             {R"(["message","hi"])", false, false},
             {"{}", false, false},
             {"", false, false},
         }) {
        SCOPED_TRACE(row.frame);
        EXPECT_EQ(voice_room::claims(row.frame), row.voice_room);
        EXPECT_EQ(call_room::claims(row.frame), row.call_room);
    }
}

}  // namespace
}  // namespace parley::dialect
