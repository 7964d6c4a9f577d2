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

// A document whose examples are one client's conversation, in their order.
struct Conversation {
    std::string_view dialect;
    std::string_view text;
    signal::Join opening;  // What opening the connection has said already.
};

const std::vector<Conversation> conversations{
    {"room-event", documents::room_event, {.room = {"r"}, .id = {}, .name = "Ana", .state = {}}},
    {"voice-room", documents::voice_room, {}},
    {"call-room", documents::call_room, {}},
    {"direct-call", documents::direct_call, {}},
};

// A hub that knows what clients are told of a room and have no use for.
struct InformedHub {
    std::unique_ptr<HubCodec> codec;

    auto decode(std::string_view frame) { return codec->decode(frame); }
    std::vector<std::string> encode(HubMessage message) {
        if (auto* joined = std::get_if<signal::Joined>(&message)) {
            joined->topic = {.call_type = "video",
                             .metadata = R"({"groupId":"group_456"})",
                             .created_at = UnixTime{1'700'000'000'000},
                             .created_by = "user_7"};
        }
        return codec->encode(message);
    }
};

// What one end reads, the other end writes as one frame again.
template <typename Message, typename Reader, typename Writer>
void expect_passes(Reader& reader, Writer& writer, const MarkdownExample& example) {
    const auto decoded = reader.decode(example.text);
    ASSERT_EQ(verdict_of(decoded), "a message");
    std::vector<std::string> frames;
    for (const Message& message : std::get<std::vector<Message>>(decoded)) {
        for (std::string& frame : writer.encode(message)) frames.push_back(std::move(frame));
    }
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_TRUE(same_json(frames.front(), example.text));
}

TEST(Documents, HaveExamplesThatAreAConversation) {
    for (const Conversation& conversation : conversations) {
        const auto client = find(conversation.dialect)->make_client_codec();
        InformedHub hub{make_hub_codec(conversation.dialect)};
        if (conversation.opening != signal::Join{}) client->encode(conversation.opening);
        for (const MarkdownExample& example : markdown_examples(conversation.text)) {
            SCOPED_TRACE(std::string(conversation.dialect) + ".md, line " + std::to_string(example.line));
            const bool to_hub = example.goes("client→server");
            ASSERT_NE(to_hub, example.goes("server→client")) << "a fence must name a direction";
            if (to_hub) expect_passes<ClientMessage>(hub, *client, example);
            if (!to_hub) expect_passes<HubMessage>(*client, hub, example);
        }
    }
}

// How a client whose join was `join` comes to say what it has read from another.
std::vector<std::string> said_as(const HubMessage& message, const MarkdownExample& example, const signal::Join& join,
                                 const PeerId& to) {
    const auto client = find("broadcast")->make_client_codec();
    const std::vector<std::string> joining = client->encode(join);
    if (example.goes("ask")) return client->ask_after(to);
    if (example.goes("part")) return {client->part_from(to).front()};
    if (example.goes("reply")) {
        client->decode(R"({"type":"here","version":1,"name":"Zoe","from":")" + to.value + "\"}");
        return client->take_answers();
    }
    if (std::holds_alternative<signal::MemberJoined>(message)) return joining;
    if (const auto* changed = std::get_if<signal::MemberChanged>(&message)) {
        return client->encode(signal::SetState{changed->state});
    }
    if (const auto* relayed = std::get_if<signal::Relayed>(&message)) {
        return client->encode(signal::Relay{.to = to, .payload = relayed->payload});
    }
    return client->encode(signal::Leave{});
}

TEST(Documents, HaveExamplesThatOneClientWritesAndAnotherReads) {
    const auto examples = markdown_examples(documents::broadcast);
    ASSERT_EQ(examples.size(), 9U);
    for (const MarkdownExample& example : examples) {
        SCOPED_TRACE("broadcast.md, line " + std::to_string(example.line));
        ASSERT_TRUE(example.goes("client→client"));
        const json::Value frame = json::read(example.text).value();
        const json::Value* const to = frame.find("to");
        const PeerId receiver{to == nullptr ? "other" : *to->text()};
        const auto reader = find("broadcast")->make_client_codec();
        reader->encode(signal::Join{.room = {"r"}, .id = receiver, .name = "Zoe", .state = {}});
        const auto decoded = reader->decode(example.text);
        ASSERT_EQ(verdict_of(decoded), "a message");
        const HubMessage& message = std::get<std::vector<HubMessage>>(decoded).front();
        signal::Join join{.room = {"r"}, .id = {*frame.find("from")->text()}, .name = "Ana", .state = {}};
        if (const auto* joined = std::get_if<signal::MemberJoined>(&message)) {
            join.name = joined->member.name;
            join.state = joined->member.state;
        }
        const auto frames = said_as(message, example, join, receiver);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), example.text));
    }
}

TEST(Documents, HaveExamplesForTheLinkChannel) {
    const auto examples = markdown_examples(documents::link_channel);
    ASSERT_EQ(examples.size(), 23U);
    for (const MarkdownExample& example : examples) {
        const auto decoded = link_channel::decode(example.text);
        ASSERT_EQ(verdict_of(decoded), "a message");
        const auto& message = std::get<std::vector<link_channel::Message>>(decoded).front();
        EXPECT_TRUE(same_json(link_channel::encode(message), example.text));
    }
}

std::string type_of(const MarkdownExample& example) {
    const json::Value frame = json::read(example.text).value();
    if (frame.array() != nullptr) return *frame.array()->front().text();
    const json::Value* type = frame.find("type");
    return *(type != nullptr ? type : frame.find("event"))->text();
}

TEST(Documents, HaveAnExampleOfEveryFrame) {
    struct Row {
        std::string_view document;
        std::string_view direction;
        std::vector<std::string> types;
    };
    const std::vector<Row> rows{
        {documents::parley,
         "client→server",
         {"accept",      "admit",     "ask",         "busy",     "cancel", "candidate", "decline",
          "description", "hand-over", "ice-servers", "invite",   "join",   "knock",     "leave",
          "lock",        "ping",      "refuse",      "register", "remove", "say",       "state"}},
        {documents::parley,
         "server→client",
         {"asked", "candidate", "description", "error", "ice-servers", "invitation", "invitation-ended", "invited",
          "joined", "knock-ended", "knocked", "member-changed", "member-joined", "member-left", "moderation", "pong",
          "registered", "said", "waiting"}},
        {documents::peer_list, "client→server", {"answer", "candidate", "join", "offer"}},
        {documents::peer_list,
         "server→client",
         {"answer", "candidate", "error", "offer", "peer-joined", "peer-left", "peer-list"}},
        {documents::room_event,
         "client→server",
         {"answer", "candidate", "offer", "screen-share-started", "screen-share-stopped"}},
        {documents::room_event,
         "server→client",
         {"answer", "candidate", "error", "offer", "peer-joined", "peer-left", "peers", "screen-share-started",
          "screen-share-stopped"}},
        {documents::voice_room,
         "client→server",
         {"joinRoom", "joinVoice", "leaveVoice", "sendMessage", "typing", "webrtc-answer", "webrtc-ice-candidate",
          "webrtc-offer"}},
        {documents::voice_room,
         "server→client",
         {"newMessage", "roomUsers", "typing", "userJoinedVoice", "userLeftVoice", "voiceError", "webrtc-answer",
          "webrtc-ice-candidate", "webrtc-offer"}},
        {documents::call_room,
         "client→server",
         {"webrtc:answer", "webrtc:ice-candidate", "webrtc:join-room", "webrtc:leave-room", "webrtc:offer"}},
        {documents::call_room,
         "server→client",
         {"webrtc:answer", "webrtc:ice-candidate", "webrtc:offer", "webrtc:participant-joined",
          "webrtc:participant-left", "webrtc:room-joined", "webrtc:room-left", "webrtc:signaling-error"}},
        {documents::direct_call,
         "client→server",
         {"accept", "answer", "call", "decline", "ice", "invite", "leave", "register"}},
        {documents::direct_call,
         "server→client",
         {"accept", "answer", "call", "decline", "error", "ice", "invite", "joined-room", "peer-joined", "peer-left",
          "room-created"}},
        {documents::broadcast, "client→client", {"candidate", "description", "gone", "here", "state"}},
    };
    for (const Row& row : rows) {
        std::vector<std::string> types;
        for (const MarkdownExample& example : markdown_examples(row.document)) {
            if (example.goes(row.direction)) types.push_back(type_of(example));
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
    const auto number = [](std::size_t limit) { return std::to_string(limit); };
    for (const std::string& sentence :
         {"`text` has 1 to " + number(limits::chat_text_bytes_max) + " bytes",
          "`number` is 1 to " + number(limits::chat_number_max),
          "no more than " + number(limits::chat_number_lead_max) + " ahead",
          "A client keeps " + number(limits::chat_messages_max) + " messages",
          "takes " + number(limits::chat_burst) + " messages in a burst and " + number(limits::chat_per_second),
          "sends no more than " + number(limits::chat_sent_burst) + " in a burst and " +
              number(limits::chat_sent_per_second),
          "at most " + number(limits::chat_history_messages_max) + " messages and " +
              number(limits::chat_history_bytes_max) + " bytes",
          "`size` is at most " + number(limits::file_bytes_max),
          "`name` at most " + number(limits::file_name_bytes_max) + " bytes",
          "`mime` at most " + number(limits::file_mime_bytes_max) + " bytes",
          "Chunks have " + number(limits::file_chunk_bytes) + " bytes",
          "no more than " + number(limits::file_chunks_ahead_max) + " chunks",
          "asked for " + number(limits::file_chunk_tries_max) + " times",
          "at most " + number(limits::file_offers_open_max) + " files",
          "takes " + number(limits::file_offers_burst) + " offers in a burst and " +
              number(limits::file_offers_per_second)}) {
        EXPECT_NE(documents::link_channel.find(sentence), std::string_view::npos) << sentence;
    }
}

}  // namespace
}  // namespace parley::dialect
