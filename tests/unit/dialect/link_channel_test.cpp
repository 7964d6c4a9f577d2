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

TEST(LinkChannel, PassesOverOrRefusesTheRest) {
    const std::string long_name = text_of_length(limits::display_name_bytes_max + 1);
    struct Row {
        const char* name;
        std::string text;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"another type", R"({"type":"chat"})", "unknown chat"},
        {"no JSON", "hello", "malformed malformed-frame"},
        {"a name too long", R"({"type":"member","name":")" + long_name + "\"}", "malformed invalid-name"},
        {"a name with a control character", R"({"type":"member","name":"a\u0007"})", "malformed invalid-name"},
        {"a state that is a text", R"({"type":"member","state":"on"})", "malformed malformed-frame"},
        {"too long", R"({"type":"chat","text":")" + text_of_length(limits::channel_message_bytes_max) + "\"}",
         "malformed too-large"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(decode(row.text)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect::link_channel
