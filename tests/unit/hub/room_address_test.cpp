// The room in a connection's address: unescaping, defaults, and what is no name.
#include "core/hub/room_address.hpp"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::hub {
namespace {

struct GoodQuery {
    const char* name;
    std::string query;
    std::string room;
};

void PrintTo(const GoodQuery& row, std::ostream* out) {
    *out << row.query;
}

class RoomInQuery : public testing::TestWithParam<GoodQuery> {};

TEST_P(RoomInQuery, IsRead) {
    const auto room = room_from_query(GetParam().query);
    ASSERT_TRUE(room.ok()) << room.error();
    EXPECT_EQ(room.value().value, GetParam().room);
}

INSTANTIATE_TEST_SUITE_P(
    RoomAddress, RoomInQuery,
    testing::Values(GoodQuery{"NoQuery", "", "default"}, GoodQuery{"OtherKeysOnly", "a=1&rooms=2", "default"},
                    GoodQuery{"KeyWithoutValue", "room", "default"}, GoodQuery{"EmptyValue", "room=", "default"},
                    GoodQuery{"PlainName", "room=blue-fox", "blue-fox"},
                    GoodQuery{"AmongOthers", "a=1&room=fox&b=2", "fox"},
                    GoodQuery{"FirstOfTwo", "room=one&room=two", "one"},
                    GoodQuery{"EqualsSignInValue", "room=a=b", "a=b"},
                    GoodQuery{"EscapedSpace", "room=blue%20fox", "blue fox"},
                    GoodQuery{"PlusForSpace", "room=blue+fox", "blue fox"},
                    GoodQuery{"EscapedPlus", "room=a%2Bb", "a+b"}, GoodQuery{"SmallHexDigits", "room=a%2fb", "a/b"},
                    GoodQuery{"EscapedAmpersand", "room=a%26room%3Db", "a&room=b"},
                    GoodQuery{"TwoByteCharacter", "room=caf%C3%A9", "café"},
                    GoodQuery{"ThreeByteCharacter", "room=%E6%97%A5", "日"},
                    GoodQuery{"FourByteCharacter", "room=%F0%9F%A6%8A", "🦊"},
                    GoodQuery{"UnescapedCharacters", "room=café", "café"},
                    GoodQuery{"LongestName", "room=" + std::string(limits::room_id_bytes_max, 'a'),
                              std::string(limits::room_id_bytes_max, 'a')}),
    [](const auto& row) { return row.param.name; });

struct BadQuery {
    const char* name;
    std::string query;
};

void PrintTo(const BadQuery& row, std::ostream* out) {
    *out << row.query;
}

class NoRoomInQuery : public testing::TestWithParam<BadQuery> {};

TEST_P(NoRoomInQuery, IsRefusedInWords) {
    const auto room = room_from_query(GetParam().query);
    ASSERT_FALSE(room.ok());
    EXPECT_FALSE(room.error().empty());
}

INSTANTIATE_TEST_SUITE_P(
    RoomAddress, NoRoomInQuery,
    testing::Values(BadQuery{"EscapeCutOff", "room=a%2"}, BadQuery{"PercentAtTheEnd", "room=a%"},
                    BadQuery{"EscapeWithoutDigits", "room=%zz"}, BadQuery{"SecondDigitMissing", "room=%2g"},
                    BadQuery{"ControlCharacter", "room=a%00b"}, BadQuery{"NewLine", "room=a%0Ab"},
                    BadQuery{"Delete", "room=%7F"}, BadQuery{"ControlBeyondAscii", "room=%C2%85"},
                    BadQuery{"ContinuationAlone", "room=%80"}, BadQuery{"CharacterCutOff", "room=%E6%97"},
                    BadQuery{"LeadByteAlone", "room=%C3"}, BadQuery{"OverlongTwoBytes", "room=%C0%AF"},
                    BadQuery{"OverlongThreeBytes", "room=%E0%80%AF"},
                    BadQuery{"OverlongFourBytes", "room=%F0%80%80%AF"}, BadQuery{"Surrogate", "room=%ED%A0%80"},
                    BadQuery{"AboveUnicode", "room=%F4%90%80%80"}, BadQuery{"BrokenThirdByte", "room=%E6%97a"},
                    BadQuery{"NoSuchLeadByte", "room=%FF"},
                    BadQuery{"TooLong", "room=" + std::string(limits::room_id_bytes_max + 1, 'a')}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace parley::hub
