// The two connections beside a room of the room-event dialect: chat and the number of viewers.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/dialect/registry.hpp"
#include "support/decoded.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

signal::RoomChanged room_with_viewers(std::size_t viewers) {
    return {.room = {"r"}, .people = {}, .viewers = viewers};
}

TEST(RoomEventChat, TakesEveryTextAsSaid) {
    const auto codec = make_hub_codec("room-event-chat");
    for (const std::string& text : std::vector<std::string>{
             "hi", " ", "{\"event\":\"join\"}", "a\nb", std::string("\0", 1),
             "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8E\xA4", text_of_length(limits::chat_bytes_max)}) {
        EXPECT_TRUE(decodes_to<ClientMessage>(codec->decode(text), signal::Say{.text = text})) << text;
    }
    EXPECT_EQ(verdict_of(codec->decode("")), "nothing");
}

TEST(RoomEventChat, RefusesWhatIsTooLongOrNoText) {
    const auto codec = make_hub_codec("room-event-chat");
    EXPECT_EQ(short_verdict_of(codec->decode(text_of_length(limits::chat_bytes_max + 1))), "malformed too-large");
    EXPECT_EQ(short_verdict_of(codec->decode(text_of_length(1 << 20))), "malformed too-large");
    for (const char* text : {"\xFF", "a\xC0\x80", "\xED\xA0\x80", "\xE2\x82"}) {
        EXPECT_EQ(short_verdict_of(codec->decode(text)), "malformed malformed-frame") << text;
    }
}

TEST(RoomEventChat, SaysWhatWasSaidAndNothingElse) {
    const auto codec = make_hub_codec("room-event-chat");
    EXPECT_EQ(codec->encode(signal::Said{{}, "", "hi: \"x\""}), (std::vector<std::string>{"hi: \"x\""}));
    EXPECT_EQ(codec->encode(signal::Said{{"p1"}, "Ana", "hi"}), (std::vector<std::string>{"Ana: hi"}));
    EXPECT_TRUE(codec->encode(signal::Entered{{"r"}}).empty());
    EXPECT_TRUE(codec->encode(signal::MemberJoined{member("p1")}).empty());
    EXPECT_TRUE(codec->encode(room_with_viewers(1)).empty());
    EXPECT_TRUE(codec->encode(signal::Error{signal::ErrorCode::TooFast, "Slower.", {}}).empty());
}

TEST(RoomEventChat, IsReadAndWrittenByClients) {
    const auto codec = find("room-event-chat")->make_client_codec();
    EXPECT_EQ(codec->encode(signal::Say{.text = "hi: \"x\""}), (std::vector<std::string>{"hi: \"x\""}));
    EXPECT_TRUE(codec->encode(signal::Leave{}).empty());
    EXPECT_TRUE(codec->encode(signal::Ping{}).empty());
    EXPECT_TRUE(decodes_to<HubMessage>(codec->decode("Ana: hi"), signal::Said{{}, {}, "Ana: hi"}));
    const std::string longest = text_of_length(limits::chat_bytes_max);
    EXPECT_TRUE(decodes_to<HubMessage>(codec->decode(longest + "x"), signal::Said{{}, {}, longest}));
    EXPECT_EQ(verdict_of(codec->decode("")), "nothing");
    EXPECT_EQ(short_verdict_of(codec->decode("\xFF")), "malformed malformed-frame");
}

TEST(RoomEventViewers, AreCountedWhenTheirNumberChanges) {
    const auto codec = make_hub_codec("room-event-viewers");
    EXPECT_EQ(codec->encode(room_with_viewers(1)), (std::vector<std::string>{"1"}));
    EXPECT_TRUE(codec->encode(room_with_viewers(1)).empty());
    EXPECT_EQ(codec->encode(room_with_viewers(200)), (std::vector<std::string>{"200"}));
    EXPECT_EQ(codec->encode(room_with_viewers(0)), (std::vector<std::string>{"0"}));
    EXPECT_TRUE(codec->encode(signal::Said{{}, "", "hi"}).empty());
}

TEST(RoomEventViewers, SayNothing) {
    EXPECT_EQ(short_verdict_of(make_hub_codec("room-event-viewers")->decode("hi")).substr(0, 7), "unknown");
}

}  // namespace
}  // namespace parley::dialect
