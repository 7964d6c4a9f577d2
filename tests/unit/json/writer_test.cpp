// The writer: commas, escapes, numbers, whole values.
#include "core/json/writer.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/json/reader.hpp"

namespace parley::json {
namespace {

std::string text_of(std::string_view text) {
    Writer writer;
    writer.text(text);
    return std::move(writer).take();
}

TEST(JsonWriter, PutsCommasAndColonsByItself) {
    Writer writer;
    writer.begin_object().key("a").integer(1).key("b").begin_array().boolean(true).null().begin_object().end_object();
    writer.begin_array().end_array().text("x").end_array().key("c").begin_object().key("d").boolean(false).end_object();
    writer.end_object();
    EXPECT_EQ(std::move(writer).take(), R"({"a":1,"b":[true,null,{},[],"x"],"c":{"d":false}})");
}

TEST(JsonWriter, EscapesWhatItMustAndNothingElse) {
    struct Row {
        const char* name;
        std::string text;
        std::string expected;
    };
    const std::vector<Row> rows{
        {"nothing", "", R"("")"},
        {"plain", "blue fox/", R"("blue fox/")"},
        {"quotes and backslash", R"(a"b\c)", R"("a\"b\\c")"},
        {"short escapes", "\b\f\n\r\t", R"("\b\f\n\r\t")"},
        {"other control characters", std::string("\0\x01\x1F", 3), R"("\u0000\u0001\u001f")"},
        {"DEL is no control character of JSON", "\x7F", "\"\x7F\""},
        {"beyond ASCII", "\xC3\xA9\xF0\x9F\x98\x80", "\"\xC3\xA9\xF0\x9F\x98\x80\""},
        {"line and paragraph separators stay", "\xE2\x80\xA8\xE2\x80\xA9", "\"\xE2\x80\xA8\xE2\x80\xA9\""},
        {"at both ends", "\nmiddle\n", R"("\nmiddle\n")"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(text_of(row.text), row.expected);
        const auto read = json::read(text_of(row.text));
        ASSERT_TRUE(read.ok());
        EXPECT_EQ(*read.value().text(), row.text);
    }
}

TEST(JsonWriter, EscapesKeysToo) {
    Writer writer;
    writer.begin_object().key("a\"\n").null().end_object();
    EXPECT_EQ(std::move(writer).take(), R"({"a\"\n":null})");
}

TEST(JsonWriter, WritesIntegersOfAnySize) {
    Writer writer;
    writer.begin_array().integer(0).integer(-1).integer(INT64_MAX).integer(INT64_MIN).end_array();
    EXPECT_EQ(std::move(writer).take(), "[0,-1,9223372036854775807,-9223372036854775808]");
}

TEST(JsonWriter, WritesWholeValuesAsTheyWereRead) {
    for (const std::string text : {
             R"({"b":1,"a":[null,true,false,"x",{}],"c":-0.125,"d":1e300,"e":18446744073709551615})",
             R"([])",
             R"("text")",
             R"(null)",
         }) {
        SCOPED_TRACE(text);
        const auto read = json::read(text);
        ASSERT_TRUE(read.ok());
        Writer writer;
        writer.value(read.value());
        EXPECT_EQ(std::move(writer).take(), text);
    }
}

TEST(JsonWriter, PutsValuesAmongTheRest) {
    const auto read = json::read("[1,2]");
    ASSERT_TRUE(read.ok());
    Writer writer;
    writer.begin_object().key("a").value(read.value()).key("b").value(read.value()).end_object();
    EXPECT_EQ(std::move(writer).take(), R"({"a":[1,2],"b":[1,2]})");
}

}  // namespace
}  // namespace parley::json
