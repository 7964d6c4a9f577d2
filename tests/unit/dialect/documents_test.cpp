// The documents tell the truth: each example is read by the end it goes to, and written alike by the end it comes from.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/dialect/link_channel.hpp"
#include "core/dialect/registry.hpp"
#include "support/decoded.hpp"
#include "support/markdown_examples.hpp"
#include "support/protocol_documents.hpp"
#include "support/same_json.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

struct Document {
    std::string_view dialect;
    std::string_view text;
};

const std::vector<Document> documents{{"parley", documents::parley}, {"peer-list", documents::peer_list}};

// The id whose client sends, or gets, an example.
PeerId own_id(std::string_view dialect, const json::Value& frame, std::string_view key) {
    const json::Value* id = frame.find(key);
    if (dialect != "peer-list" || id == nullptr) return {"me"};
    return {*id->text()};
}

void expect_goes_to_hub(const Dialect& dialect, const MarkdownExample& example) {
    const auto decoded = make_hub_codec(dialect.name)->decode(example.text);
    ASSERT_EQ(verdict_of(decoded), "a message");
    const ClientMessage message = std::get<std::vector<ClientMessage>>(decoded).front();
    const auto client = dialect.make_client_codec();
    client->encode(signal::Join{
        .room = {}, .id = own_id(dialect.name, json::read(example.text).value(), "from"), .name = {}, .state = {}});
    const auto frames = client->encode(message);
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_TRUE(same_json(frames.front(), example.text));
}

void expect_goes_to_client(const Dialect& dialect, const MarkdownExample& example) {
    const auto client = dialect.make_client_codec();
    client->encode(signal::Join{
        .room = {}, .id = own_id(dialect.name, json::read(example.text).value(), "to"), .name = {}, .state = {}});
    const auto decoded = client->decode(example.text);
    ASSERT_EQ(verdict_of(decoded), "a message");
    const auto frames = make_hub_codec(dialect.name)->encode(std::get<std::vector<HubMessage>>(decoded).front());
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_TRUE(same_json(frames.front(), example.text));
}

TEST(Documents, HaveExamplesThatTheCodecsReadAndWrite) {
    for (const Document& document : documents) {
        const Dialect& dialect = *find(document.dialect);
        for (const MarkdownExample& example : markdown_examples(document.text)) {
            SCOPED_TRACE(std::string(document.dialect) + ".md, line " + std::to_string(example.line));
            const bool to_hub = example.goes("client→server");
            const bool to_client = example.goes("server→client");
            EXPECT_TRUE(to_hub || to_client) << "a fence must name a direction";
            if (to_hub) expect_goes_to_hub(dialect, example);
            if (to_client) expect_goes_to_client(dialect, example);
        }
    }
}

TEST(Documents, HaveExamplesForTheLinkChannel) {
    const auto examples = markdown_examples(documents::link_channel);
    ASSERT_EQ(examples.size(), 1U);
    for (const MarkdownExample& example : examples) {
        const auto decoded = link_channel::decode(example.text);
        ASSERT_EQ(verdict_of(decoded), "a message");
        const auto& message = std::get<std::vector<link_channel::Message>>(decoded).front();
        EXPECT_TRUE(same_json(link_channel::encode(message), example.text));
    }
}

TEST(Documents, HaveAnExampleOfEveryFrame) {
    struct Row {
        std::string_view document;
        std::string_view direction;
        std::vector<std::string> types;
    };
    const std::vector<Row> rows{
        {documents::parley, "client→server", {"candidate", "description", "join", "leave", "state"}},
        {documents::parley,
         "server→client",
         {"candidate", "description", "error", "joined", "member-changed", "member-joined", "member-left"}},
        {documents::peer_list, "client→server", {"answer", "candidate", "join", "offer"}},
        {documents::peer_list,
         "server→client",
         {"answer", "candidate", "error", "offer", "peer-joined", "peer-left", "peer-list"}},
    };
    for (const Row& row : rows) {
        std::vector<std::string> types;
        for (const MarkdownExample& example : markdown_examples(row.document)) {
            if (example.goes(row.direction)) types.push_back(*json::read(example.text).value().find("type")->text());
        }
        std::sort(types.begin(), types.end());
        types.erase(std::unique(types.begin(), types.end()), types.end());
        EXPECT_EQ(types, row.types);
    }
}

TEST(Documents, ListEveryErrorCode) {
    using enum signal::ErrorCode;
    for (const auto code :
         {MalformedFrame, UnsupportedVersion, InvalidRoom, InvalidName, InvalidId, IdTaken, RoomFull, ServerFull,
          NotInRoom, AlreadyInRoom, UnknownPeer, ForgedSender, TooFast, TooLarge, Other}) {
        const std::string row = "| `" + std::string(to_text(code)) + "` |";
        EXPECT_NE(documents::parley.find(row), std::string_view::npos) << row;
    }
}

TEST(Documents, StateTheLimits) {
    for (const auto& [what, limit] : std::vector<std::pair<std::string, std::string>>{
             {"frame", std::to_string(limits::frame_bytes_max)},
             {"nesting of arrays and objects", std::to_string(limits::json_depth_max)},
             {"values in one frame, of any kind", std::to_string(limits::json_values_max)},
             {"fields in one object", std::to_string(limits::json_fields_max)},
             {"id", "1 to " + std::to_string(limits::peer_id_bytes_max)},
             {"room", "1 to " + std::to_string(limits::room_id_bytes_max)},
             {"name", std::to_string(limits::display_name_bytes_max)},
             {"SDP", "1 to " + std::to_string(limits::sdp_bytes_max)},
             {"each text of a candidate", std::to_string(limits::candidate_bytes_max)},
             {"`message` of an error", std::to_string(limits::message_bytes_max)},
             {"members of a room", std::to_string(limits::room_members_max)},
             {"frames from one client", "a burst of " + std::to_string(limits::frames_burst_default) + ", then " +
                                            std::to_string(limits::frames_per_second_default)},
         }) {
        const std::string row = "| " + what + " | " + limit;
        EXPECT_NE(documents::parley.find(row), std::string_view::npos) << row;
    }
    const std::string channel = "A message may have " + std::to_string(limits::channel_message_bytes_max) + " bytes";
    EXPECT_NE(documents::link_channel.find(channel), std::string_view::npos) << channel;
}

}  // namespace
}  // namespace parley::dialect
