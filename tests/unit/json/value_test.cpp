// Equality of JSON values.
#include "core/json/value.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/json/reader.hpp"

namespace parley::json {
namespace {

TEST(JsonValue, ComparesByMeaning) {
    struct Row {
        const char* name;
        const char* left;
        const char* right;
        bool equal;
    };
    const std::vector<Row> rows{
        {"the order of fields does not count", R"({"a":1,"b":{"c":2,"d":3}})", R"({"b":{"d":3,"c":2},"a":1})", true},
        {"the order of elements counts", "[1,2]", "[2,1]", false},
        {"another value", R"({"a":1})", R"({"a":2})", false},
        {"another key", R"({"a":1})", R"({"b":1})", false},
        {"a field more", R"({"a":1})", R"({"a":1,"b":2})", false},
        {"a field less", R"({"a":1,"b":2})", R"({"a":1})", false},
        {"fields within arrays", R"([{"a":1,"b":2}])", R"([{"b":2,"a":1}])", true},
        {"null is not false", "null", "false", false},
        {"a number is not its text", "1", "\"1\"", false},
        {"the spelling of a decimal does not count", "1.50", "15e-1", true},
        {"an empty array is no empty object", "[]", "{}", false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto left = json::read(row.left);
        const auto right = json::read(row.right);
        ASSERT_TRUE(left.ok() && right.ok());
        EXPECT_EQ(left.value() == right.value(), row.equal);
    }
}

}  // namespace
}  // namespace parley::json
