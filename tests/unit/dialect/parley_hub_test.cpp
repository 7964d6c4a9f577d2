// The hub's end of the parley dialect: every frame it writes, reads, passes over and refuses.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/dialect/registry.hpp"
#include "support/decoded.hpp"
#include "support/same_json.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

std::unique_ptr<HubCodec> make_codec() {
    return make_hub_codec("parley");
}

std::string join_with(const std::string& fields) {
    return R"({"type":"join","version":1,)" + fields + "}";
}

std::string description_with(const std::string& fields) {
    return R"({"type":"description","to":"p1",)" + fields + "}";
}

std::string candidate_of(const std::string& candidate) {
    return R"({"type":"candidate","to":"p1","candidate":)" + candidate + "}";
}

TEST(ParleyHub, WritesEveryMessage) {
    struct Row {
        const char* name;
        HubMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"joined",
         signal::Joined{.self = {"p1"},
                        .room = {"r"},
                        .members = {member("p2", "Ben", {.microphone_on = true, .camera_on = false})},
                        .ice_servers = {{"stun:a", "", ""}, {"turn:b", "u", "k"}},
                        .capacity = 12},
         R"({"type":"joined","version":1,"capabilities":[],"id":"p1","room":"r","capacity":12,"members":[
             {"id":"p2","name":"Ben","state":{"microphone":true,"camera":false}}],"iceServers":[
             {"urls":["stun:a"]},{"urls":["turn:b"],"username":"u","credential":"k"}]})"},
        {"joined alone", signal::Joined{.self = {"p1"}, .room = {"r"}, .members = {}, .ice_servers = {}, .capacity = 2},
         R"({"type":"joined","version":1,"capabilities":[],"id":"p1","room":"r","capacity":2,"members":[],
             "iceServers":[]})"},
        {"joined with credentials for a time",
         signal::Joined{
             .self = {"p1"}, .room = {"r"}, .members = {}, .ice_servers = {}, .capacity = 2, .ice_seconds = 600},
         R"({"type":"joined","version":1,"capabilities":[],"id":"p1","room":"r","capacity":2,"members":[],
             "iceServers":[],"iceSeconds":600})"},
        {"fresh ICE servers", signal::IceServersRenewed{.ice_servers = {{"turn:b", "u", "k"}}, .ice_seconds = 600},
         R"({"type":"ice-servers","iceServers":[{"urls":["turn:b"],"username":"u","credential":"k"}],"iceSeconds":600})"},
        {"ICE servers for ever", signal::IceServersRenewed{.ice_servers = {{"stun:a", "", ""}}},
         R"({"type":"ice-servers","iceServers":[{"urls":["stun:a"]}]})"},
        {"member-joined", signal::MemberJoined{member("p2", "Ben")},
         R"({"type":"member-joined","member":{"id":"p2","name":"Ben","state":{"microphone":false,"camera":false}}})"},
        {"member-left", signal::MemberLeft{{"p2"}}, R"({"type":"member-left","id":"p2"})"},
        {"member-changed", signal::MemberChanged{{"p2"}, {.microphone_on = false, .camera_on = true}},
         R"({"type":"member-changed","id":"p2","state":{"microphone":false,"camera":true}})"},
        {"description", relayed_from("p2", description(DescriptionType::Offer, {1, 2})),
         R"({"type":"description","from":"p2","connection":1,"exchange":2,
             "description":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}})"},
        {"end of candidates", relayed_from("p2", signal::TrickledCandidate{}),
         R"({"type":"candidate","from":"p2","candidate":null})"},
        {"error", signal::Error{signal::ErrorCode::RoomFull, "Full.", {}},
         R"({"type":"error","code":"room-full","message":"Full."})"},
        {"error about a member", signal::Error{signal::ErrorCode::UnknownPeer, "Gone.", PeerId{"p2"}},
         R"({"type":"error","code":"unknown-peer","message":"Gone.","peer":"p2"})"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = make_codec()->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
    }
}

TEST(ParleyHub, NeverPassesAFrameOfAnotherDialectOn) {
    signal::Relayed relayed = relayed_from("p2", description(DescriptionType::Offer));
    relayed.frame_dialect = "peer-list";
    relayed.frame = R"({"type":"offer","from":"p2","to":"p1","sdp":"v=0"})";
    const auto frames = make_codec()->encode(relayed);
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_TRUE(same_json(frames.front(),
                          R"({"type":"description","from":"p2",
                              "description":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}})"));
}

TEST(ParleyHub, ReadsEveryMessage) {
    struct Row {
        const char* name;
        std::string frame;
        ClientMessage expected;
    };
    signal::Relay claiming = relay_to("p1", description(DescriptionType::Offer, {1, 2}));
    claiming.claimed_from = PeerId{"p9"};
    const auto trickled = [](const Candidate& candidate) {
        return relay_to("p1", signal::TrickledCandidate{candidate, {}});
    };
    const Candidate by_index{
        .candidate = "candidate:1", .sdp_mid = {}, .sdp_m_line_index = 65535, .username_fragment = {}};
    const std::vector<Row> rows{
        {"join",
         join_with(R"("capabilities":["later"],"room":"blue fox ü","name":"Ana","state":{"microphone":true},"x":[1])"),
         signal::Join{.room = {"blue fox ü"}, .id = {}, .name = "Ana", .state = {.microphone_on = true}}},
        {"join with the least", join_with(R"("room":"r")"),
         signal::Join{.room = {"r"}, .id = {}, .name = {}, .state = {}}},
        {"join with nulls", join_with(R"("room":"r","name":null,"state":null)"),
         signal::Join{.room = {"r"}, .id = {}, .name = {}, .state = {}}},
        {"join with the version as a decimal", R"({"type":"join","version":1.0,"room":"r"})",
         signal::Join{.room = {"r"}, .id = {}, .name = {}, .state = {}}},
        {"leave", R"({"type":"leave"})", signal::Leave{}},
        {"ping", R"({"type":"ping"})", signal::Ping{}},
        {"a wish for fresh ICE servers", R"({"type":"ice-servers"})", signal::RenewIceServers{}},
        {"state", R"({"type":"state","state":{"camera":true,"later":1}})",
         signal::SetState{{.microphone_on = false, .camera_on = true}}},
        {"description that names its sender", description_with(R"("from":"p9","connection":1,"exchange":2,
                              "description":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"})"),
         claiming},
        {"candidate by index only", candidate_of(R"({"candidate":"candidate:1","sdpMid":null,"sdpMLineIndex":65535})"),
         trickled(by_index)},
        {"candidate as JSON text", candidate_of(R"("{\"candidate\":\"candidate:1\",\"sdpMLineIndex\":65535}")"),
         trickled(by_index)},
        {"end as null", candidate_of("null"), trickled({})},
        {"end as empty text", candidate_of(R"("")"), trickled({})},
        {"end as the text null", candidate_of(R"("null")"), trickled({})},
        {"end as an empty object", candidate_of("{}"), trickled({})},
        {"end of one media section", candidate_of(R"({"candidate":"","sdpMid":"0","sdpMLineIndex":0})"), trickled({})},
        {"end by leaving it out", R"({"type":"candidate","to":"p1"})", trickled({})},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(make_codec()->decode(row.frame), row.expected));
    }
}

struct Refusal {
    const char* name;
    std::string frame;
    const char* expected;
};

void expect_all(const std::vector<Refusal>& rows) {
    for (const Refusal& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(make_codec()->decode(row.frame)), row.expected);
    }
}

TEST(ParleyHub, PassesOverOrRefusesFramesAsAWhole) {
    expect_all({
        {"a type of a later version", R"({"type":"raise-hand"})", "unknown raise-hand"},
        {"a frame of the other direction", R"({"type":"joined","version":1})", "unknown joined"},
        {"nothing", "", "malformed malformed-frame"},
        {"no JSON", "{type:join}", "malformed malformed-frame"},
        {"no object", "\"join\"", "malformed malformed-frame"},
        {"no type", "{}", "malformed malformed-frame"},
        {"a key twice", R"({"type":"leave","type":"join"})", "malformed malformed-frame"},
        {"too deep", R"({"type":"leave","x":)" + std::string(5000, '['), "malformed too-large"},
        {"too long", R"({"type":"leave","x":")" + text_of_length(limits::frame_bytes_max) + "\"}",
         "malformed too-large"},
        {"a type too long", R"({"type":")" + text_of_length(limits::message_bytes_max + 1) + "\"}",
         "malformed too-large"},
    });
}

TEST(ParleyHub, RefusesAJoinThatItCannotMean) {
    const std::string long_room = text_of_length(limits::room_id_bytes_max + 1);
    const std::string long_name = text_of_length(limits::display_name_bytes_max + 1);
    expect_all({
        {"no version", R"({"type":"join","room":"r"})", "malformed malformed-frame"},
        {"a version that is no number", R"({"type":"join","version":"1","room":"r"})", "malformed malformed-frame"},
        {"a later version, whatever else it says", R"({"type":"join","version":2,"room":{"id":7}})",
         "malformed unsupported-version"},
        {"no room", join_with(R"("name":"Ana")"), "malformed invalid-room"},
        {"an empty room", join_with(R"("room":"")"), "malformed invalid-room"},
        {"a room that is no text", join_with(R"("room":5)"), "malformed invalid-room"},
        {"a room too long", join_with(R"("room":")" + long_room + '"'), "malformed invalid-room"},
        {"the longest room", join_with(R"("room":")" + long_room.substr(1) + '"'), "a message"},
        {"a room with a line break", join_with(R"("room":"a\nb")"), "malformed invalid-room"},
        {"a room with DEL", join_with(R"("room":"a\u007f")"), "malformed invalid-room"},
        {"a room with a C1 control character", join_with(R"("room":"a\u0085")"), "malformed invalid-room"},
        {"a room with a no-break space", join_with(R"("room":"a\u00a0b")"), "a message"},
        {"a name too long", join_with(R"("room":"r","name":")" + long_name + '"'), "malformed invalid-name"},
        {"the longest name", join_with(R"("room":"r","name":")" + long_name.substr(1) + '"'), "a message"},
        {"a name with a zero", join_with(R"("room":"r","name":"a\u0000")"), "malformed invalid-name"},
        {"a name that is no text", join_with(R"("room":"r","name":["Ana"])"), "malformed invalid-name"},
        {"a state that is no object", join_with(R"("room":"r","state":"on")"), "malformed malformed-frame"},
    });
}

TEST(ParleyHub, RefusesDescriptionsAndCandidatesThatItCannotMean) {
    const std::string long_sdp = text_of_length(limits::sdp_bytes_max + 1);
    const std::string long_id = text_of_length(limits::peer_id_bytes_max + 1);
    const std::string long_candidate = text_of_length(limits::candidate_bytes_max + 1);
    const std::string offer = R"("description":{"type":"offer","sdp":"v=0"})";
    expect_all({
        {"a state frame without state", R"({"type":"state"})", "malformed malformed-frame"},
        {"nobody to go to", R"({"type":"description",)" + offer + "}", "malformed invalid-id"},
        {"an empty target", R"({"type":"description","to":"",)" + offer + "}", "malformed invalid-id"},
        {"a target too long", R"({"type":"description","to":")" + long_id + "\"," + offer + "}",
         "malformed invalid-id"},
        {"a target with a control character", R"({"type":"description","to":"a\tb",)" + offer + "}",
         "malformed invalid-id"},
        {"a sender that is no id", description_with(R"("from":1,)" + offer), "malformed invalid-id"},
        {"no description", R"({"type":"description","to":"p1"})", "malformed malformed-frame"},
        {"a description that is a text", description_with(R"("description":"v=0")"), "malformed malformed-frame"},
        {"a description of no type", description_with(R"("description":{"sdp":"v=0"})"), "malformed malformed-frame"},
        {"a rollback", description_with(R"("description":{"type":"rollback","sdp":"v=0"})"),
         "malformed malformed-frame"},
        {"no SDP", description_with(R"("description":{"type":"offer"})"), "malformed malformed-frame"},
        {"an SDP too long", description_with(R"("description":{"type":"offer","sdp":")" + long_sdp + "\"}"),
         "malformed too-large"},
        {"the longest SDP", description_with(R"("description":{"type":"offer","sdp":")" + long_sdp.substr(1) + "\"}"),
         "a message"},
        {"a negative connection", description_with(R"("connection":-1,)" + offer), "malformed malformed-frame"},
        {"a connection too large", description_with(R"("connection":4294967296,)" + offer),
         "malformed malformed-frame"},
        {"an exchange with a fraction", description_with(R"("exchange":1.5,)" + offer), "malformed malformed-frame"},
        {"a candidate that is a number", candidate_of("7"), "malformed malformed-frame"},
        {"a candidate of no media section", candidate_of(R"({"candidate":"candidate:1"})"),
         "malformed malformed-frame"},
        {"a candidate too long", candidate_of(R"({"candidate":")" + long_candidate + R"(","sdpMid":"0"})"),
         "malformed too-large"},
        {"a media section out of range", candidate_of(R"({"candidate":"c","sdpMLineIndex":65536})"),
         "malformed malformed-frame"},
        {"a candidate's text that is no JSON", candidate_of(R"("candidate:1 1 udp")"), "malformed malformed-frame"},
        {"a candidate's text that is no object", candidate_of(R"("[]")"), "malformed malformed-frame"},
        {"a candidate's text without media section", candidate_of(R"("{\"candidate\":\"c\"}")"),
         "malformed malformed-frame"},
    });
}

TEST(ParleyHub, NamesTheFieldThatIsWrong) {
    EXPECT_EQ(verdict_of(make_codec()->decode(join_with(R"("room":7)"))),
              "malformed invalid-room: field \"room\": expected text of 1 to 128 bytes without control characters");
    EXPECT_EQ(verdict_of(make_codec()->decode("{\"type\":")),
              "malformed malformed-frame: frame: not valid JSON at byte 9");
}

}  // namespace
}  // namespace parley::dialect
