// The reader: what it takes, what it refuses and why, and that its bounds hold.
#include "core/json/reader.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/random.hpp"
#include "core/json/writer.hpp"

namespace parley::json {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) result += text;
    return result;
}

TEST(JsonReader, ReadsEveryKindOfValue) {
    const auto read =
        json::read(R"( {"null":null,"yes":true,"no":false,"one":1,"half":0.5,"text":"a","list":[1,"b"]} )");
    ASSERT_TRUE(read.ok());
    const Value& value = read.value();
    ASSERT_NE(value.object(), nullptr);
    EXPECT_EQ(value.object()->size(), 7U);
    EXPECT_TRUE(value.find("null")->is_null());
    EXPECT_EQ(*value.find("yes")->boolean(), true);
    EXPECT_EQ(*value.find("no")->boolean(), false);
    EXPECT_EQ(value.find("one")->integer(), 1);
    EXPECT_EQ(value.find("half")->integer(), std::nullopt);
    EXPECT_EQ(*value.find("text")->text(), "a");
    ASSERT_NE(value.find("list")->array(), nullptr);
    EXPECT_EQ(*value.find("list")->array()->at(1).text(), "b");
    EXPECT_EQ(value.find("missing"), nullptr);
    EXPECT_EQ(value.find("text")->find("no object"), nullptr);
}

TEST(JsonReader, ReadsIntegersExactly) {
    struct Row {
        const char* name;
        const char* text;
        std::optional<std::int64_t> expected;
    };
    const std::vector<Row> rows{
        {"zero", "0", 0},
        {"minus zero", "-0", 0},
        {"largest", "9223372036854775807", INT64_MAX},
        {"smallest", "-9223372036854775808", INT64_MIN},
        {"one above the largest", "9223372036854775808", std::nullopt},
        {"far above", "1e300", std::nullopt},
        {"decimal that is an integer", "7.0", 7},
        {"exponent that is an integer", "1e2", 100},
        {"fraction", "7.5", std::nullopt},
        {"text of digits", "\"7\"", std::nullopt},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto read = json::read(row.text);
        ASSERT_TRUE(read.ok());
        EXPECT_EQ(read.value().integer(), row.expected);
    }
}

TEST(JsonReader, TurnsEscapesIntoUtf8) {
    const auto read = json::read(R"("\"\\\/\b\f\n\r\t\u0000\u00e9\u20ac\ud83d\ude00")");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read.value().text(), std::string("\"\\/\b\f\n\r\t\0\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 18));
}

// Plain characters are read eight at a time: what is not plain may stand anywhere among them.
TEST(JsonReader, FindsWhatIsNotPlainAtAnyPlaceOfATextOfAnyLength) {
    for (std::size_t length = 1; length <= 20; ++length) {
        for (std::size_t place = 0; place < length; ++place) {
            for (const std::string special : {"\"", "\\", "\n", "\x1F", " ", "!", "#", "[", "]", "\x7F", "\u00E4"}) {
                std::string text(length, 'a');
                text.replace(place, 1, special);
                Writer writer;
                writer.text(text);
                const std::string written = std::move(writer).take();
                const auto read = json::read(written);
                ASSERT_TRUE(read.ok()) << written;
                EXPECT_EQ(*read.value().text(), text);
            }
            std::string unclean(length, 'a');
            for (const char wrong : {'\x1F', '\n', '\x80', '\xFF'}) {
                unclean[place] = wrong;
                EXPECT_FALSE(json::read('"' + unclean + '"').ok()) << unclean;
            }
        }
    }
}

TEST(JsonReader, RefusesWhatIsNotClean) {
    struct Row {
        const char* name;
        std::string text;
        ProblemKind expected;
    };
    const std::vector<Row> rows{
        {"nothing", "", ProblemKind::NotJson},
        {"only spaces", "  ", ProblemKind::NotJson},
        {"an open object", R"({"a":1)", ProblemKind::NotJson},
        {"an open text", R"("a)", ProblemKind::NotJson},
        {"an open array", "[1,", ProblemKind::NotJson},
        {"a trailing comma", "[1,]", ProblemKind::NotJson},
        {"something after the value", "{} {}", ProblemKind::NotJson},
        {"a comment", "{} // no", ProblemKind::NotJson},
        {"single quotes", "{'a':1}", ProblemKind::NotJson},
        {"a key without quotes", "{a:1}", ProblemKind::NotJson},
        {"NaN", "NaN", ProblemKind::NotJson},
        {"a leading zero", "01", ProblemKind::NotJson},
        {"a number beyond a double", "1e999", ProblemKind::NotJson},
        {"a line break in a text", "\"a\nb\"", ProblemKind::NotJson},
        {"a zero byte", std::string("{}\0", 3), ProblemKind::NotJson},
        {"a zero byte and more", std::string("{}\0{", 4), ProblemKind::NotJson},
        {"a byte order mark", "\xEF\xBB\xBF{}", ProblemKind::NotJson},
        {"a byte that is no UTF-8", "\"\xFF\"", ProblemKind::NotJson},
        {"a character cut short", "\"\xE2\x82\"", ProblemKind::NotJson},
        {"an overlong character", "\"\xC0\xAF\"", ProblemKind::NotJson},
        {"a surrogate in UTF-8", "\"\xED\xA0\x80\"", ProblemKind::NotJson},
        {"a lone surrogate escape", R"("\ud800")", ProblemKind::NotJson},
        {"a low surrogate escape first", R"("\udc00")", ProblemKind::NotJson},
        {"a key twice", R"({"a":1,"b":2,"a":3})", ProblemKind::RepeatedKey},
        {"a key twice, once escaped", R"({"from":1,"\u0066rom":2})", ProblemKind::RepeatedKey},
        {"a key twice further in", R"([{"a":{"b":1,"b":1}}])", ProblemKind::RepeatedKey},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto read = json::read(row.text);
        ASSERT_FALSE(read.ok());
        EXPECT_EQ(read.error().kind, row.expected);
    }
}

TEST(JsonReader, TakesTheSameKeyInDifferentObjects) {
    EXPECT_TRUE(json::read(R"([{"a":{"a":1}},{"a":1}])").ok());
}

TEST(JsonReader, SaysWhereTheSyntaxBreaks) {
    const auto read = json::read(R"({"type":join})");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(to_text(read.error()), "not valid JSON at byte 9");
}

TEST(JsonReader, HoldsItsBounds) {
    struct Row {
        const char* name;
        Bounds bounds;
        std::string just_fits;
        std::string too_much;
        ProblemKind expected;
    };
    const std::vector<Row> rows{
        {"bytes", {.bytes_max = 4}, "[12]", "[123]", ProblemKind::TooLong},
        {"depth of arrays", {.depth_max = 2}, "[[1]]", "[[[1]]]", ProblemKind::TooDeep},
        {"depth of objects", {.depth_max = 1}, R"({"a":1})", R"({"a":{}})", ProblemKind::TooDeep},
        {"depth counts what is open", {.depth_max = 2}, "[[],[],[]]", "[[],[[]]]", ProblemKind::TooDeep},
        {"values", {.values_max = 3}, "[1,2]", "[1,2,3]", ProblemKind::TooManyValues},
        {"fields", {.fields_max = 2}, R"({"a":1,"b":2})", R"({"a":1,"b":2,"c":3})", ProblemKind::TooManyFields},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(json::read(row.just_fits, row.bounds).ok());
        const auto read = json::read(row.too_much, row.bounds);
        ASSERT_FALSE(read.ok());
        EXPECT_EQ(read.error().kind, row.expected);
        EXPECT_FALSE(to_text(read.error()).empty());
    }
}

TEST(JsonReader, HoldsTheLimitsOfFramesByDefault) {
    EXPECT_TRUE(json::read(repeated("[", limits::json_depth_max) + repeated("]", limits::json_depth_max)).ok());
    EXPECT_EQ(json::read(repeated("[", 30'000)).error().kind, ProblemKind::TooDeep);
    EXPECT_EQ(json::read("[1" + repeated(",1", 5'000) + "]").error().kind, ProblemKind::TooManyValues);
    EXPECT_EQ(json::read('"' + repeated("a", limits::frame_bytes_max) + '"').error().kind, ProblemKind::TooLong);
}

TEST(JsonReader, SurvivesAnyDamageToItsText) {
    const std::string whole =
        R"({"type":"offer","list":[1,-2.5e3,true,null,{"k":"\u20ac\n"}],"sdp":"v=0\r\n\"x\"","o":{}})";
    Random random(20260101);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = whole.substr(0, random.below(whole.size() + 1));
        for (std::uint64_t flips = random.below(4); flips > 0 && !text.empty(); --flips) {
            text[random.below(text.size())] = static_cast<char>(random.below(256));
        }
        const auto read = json::read(text);
        if (!read.ok()) continue;
        Writer writer;
        writer.value(read.value());
        const std::string written = std::move(writer).take();
        const auto again = json::read(written);
        ASSERT_TRUE(again.ok()) << written;
        EXPECT_EQ(again.value(), read.value()) << written;
    }
}

}  // namespace
}  // namespace parley::json
