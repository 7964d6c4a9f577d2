// Log lines: one for each step, readable by people or by machines, and never more than one line.
#include "server/log.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json/reader.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::server {
namespace {

TEST(Log, WritesTextWithQuotesOnlyWhereTheyAreNeeded) {
    const LogFields fields{
        {.key = "room", .value = "blue fox"}, {.key = "members", .value = "2"}, {.key = "by", .value = ""}};
    EXPECT_EQ(log_text(LogFormat::Text, "member-joined", fields), "member-joined room=\"blue fox\" members=2 by=\"\"");
}

TEST(Log, WritesEachLineAsOneJsonObject) {
    std::ostringstream stream;
    Log log(stream, LogFormat::Json, LogLevel::Info);
    log.write(LogLevel::Info, "member-joined", {{.key = "room", .value = "a\"b\\c\n\x01"}});
    const auto line = json::read(stream.str().substr(0, stream.str().find('\n')));
    ASSERT_TRUE(line) << stream.str();
    EXPECT_EQ(test::text_of(line.value(), "level"), "info");
    EXPECT_EQ(test::text_of(line.value(), "step"), "member-joined");
    EXPECT_EQ(test::text_of(line.value(), "room"), "a\"b\\c\n\x01");
    EXPECT_THAT(test::text_of(line.value(), "time"), ::testing::MatchesRegex("....-..-..T..:..:......Z"));
}

TEST(Log, KeepsAValueFromBeginningALineOfItsOwn) {
    for (const auto format : {LogFormat::Text, LogFormat::Json}) {
        const auto line =
            log_text(format, "member-joined", {{.key = "room", .value = "x\r\n2026 info forged \x1b[31m"}});
        EXPECT_EQ(line.find_first_of("\r\n\x1b"), std::string::npos) << line;
    }
}

TEST(Log, LeavesOutWhatIsBelowItsLevel) {
    std::ostringstream stream;
    Log log(stream, LogFormat::Text, LogLevel::Warning);
    log.write(LogLevel::Info, "member-joined");
    EXPECT_EQ(stream.str(), "");
    log.write(LogLevel::Warning, "accept-failed");
    EXPECT_THAT(stream.str(), ::testing::EndsWith(" warning accept-failed\n"));
}

TEST(Log, GoesOnOnceADiskThatWasFullHasRoomAgain) {
    std::ostringstream stream;
    Log log(stream, LogFormat::Text, LogLevel::Info);
    // What a stream becomes when the system takes no more.
    stream.setstate(std::ios::badbit);
    log.write(LogLevel::Info, "member-joined");
    log.write(LogLevel::Info, "member-left");
    EXPECT_THAT(stream.str(), ::testing::EndsWith(" info member-left\n"));
}

}  // namespace
}  // namespace parley::server
