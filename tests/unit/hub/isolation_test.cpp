// Rooms are apart: whatever somebody in one room says, in whatever dialect, nothing of it arrives in another.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/overloaded.hpp"
#include "core/dialect/hub_registry.hpp"
#include "core/dialect/registry.hpp"
#include "core/hub/hub.hpp"
#include "support/test_token.hpp"

namespace parley {
namespace {

// In all texts {room} is a room's name, {peer} an id in the other room, {id} an own one, {token} a token.
struct Speaker {
    const char* dialect;
    const char* address;
    bool has_framing;                  // Frames go as events of Socket.IO.
    std::vector<const char*> joining;  // What brings it into {room}.
    std::vector<const char*> says;     // At least one of each type that the dialect has, for {peer} of the room {room}.
};

std::vector<Speaker> speakers_of_parley() {
    return {
        {.dialect = "parley",
         .address = "/parley?token={token}",
         .has_framing = false,
         .joining = {R"({"type":"join","version":1,"room":"{room}","name":"Ana"})"},
         .says = {
             R"({"type":"join","version":1,"room":"{room}","name":"Eve"})",
             R"({"type":"knock","version":1,"room":"{room}","name":"Eve"})",
             R"({"type":"join","version":1,"room":"{room}","capabilities":["resume"],"resume":{"id":"{peer}","token":"1.f","received":0}})",
             R"({"type":"description","to":"{peer}","connection":1,"exchange":1,"description":{"type":"offer","sdp":"v=0"}})",
             R"({"type":"description","to":"{peer}","from":"{peer}","description":{"type":"answer","sdp":"v=0"}})",
             R"({"type":"candidate","to":"{peer}","candidate":{"candidate":"candidate:1","sdpMid":"0"}})",
             R"({"type":"state","state":{"microphone":true,"camera":true}})",
             R"({"type":"say","text":"hello"})",
             R"({"type":"candidate","to":"{peer}","candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"a"}})",
             R"({"type":"ping"})",
             R"({"type":"ice-servers"})",
             R"({"type":"lock","locked":true})",
             R"({"type":"admit","id":"{peer}"})",
             R"({"type":"refuse","id":"{peer}"})",
             R"({"type":"ask","to":"{peer}","what":"mute"})",
             R"({"type":"remove","id":"{peer}"})",
             R"({"type":"hand-over","to":"{peer}"})",
             R"({"type":"register","version":1,"callsign":"{peer}"})",
             R"({"type":"invite","callsign":"{peer}"})",
             R"({"type":"cancel","callsign":"{peer}"})",
             R"({"type":"accept","id":"{peer}"})",
             R"({"type":"decline","id":"{peer}"})",
             R"({"type":"busy","id":"{peer}"})",
             R"({"type":"leave"})"}}};
}

std::vector<Speaker> speakers_by_address() {
    return {
        {.dialect = "room-event",
         .address = "/room/{room}/websocket?token={token}",
         .has_framing = false,
         .joining = {},
         .says =
             {R"({"event":"join","data":{"room":"{room}"}})",
              R"({"event":"offer","data":{"peerId":"{peer}","targetPeerId":"{peer}","sdp":"v=0"}})",
              R"({"event":"answer","data":{"targetPeerId":"{peer}","sdp":"v=0"}})",
              R"({"event":"candidate","data":{"targetPeerId":"{peer}","candidate":"{\"candidate\":\"candidate:1\"}"}})",
              R"({"event":"screen-share-started","data":{"peerId":"{peer}"}})",
              R"({"event":"screen-share-stopped","data":{"peerId":"{peer}"}})"}},
        {.dialect = "room-event-chat",
         .address = "/room/{room}/chat/websocket?token={token}",
         .has_framing = false,
         .joining = {},
         .says = {"hello"}},
        {.dialect = "room-event-viewers",
         .address = "/room/{room}/viewer/websocket?token={token}",
         .has_framing = false,
         .joining = {},
         .says = {"hello"}},
        {.dialect = "peer-list",
         .address = "/ws?room={room}&token={token}",
         .has_framing = false,
         .joining = {R"({"type":"join","peerId":"{id}"})"},
         .says =
             {R"({"type":"join","peerId":"{peer}","room":"{room}"})",
              R"({"type":"offer","from":"{id}","to":"{peer}","sdp":"v=0"})",
              R"({"type":"answer","from":"{peer}","to":"{peer}","sdp":"v=0"})",
              R"({"type":"candidate","from":"{id}","to":"{peer}","candidate":{"candidate":"candidate:1","sdpMid":"0"}})",
              R"({"type":"candidate","from":"{id}","candidate":{"candidate":"candidate:1","sdpMid":"0"}})"}},
        {.dialect = "direct-call",
         .address = "/ws?room={room}&token={token}",
         .has_framing = false,
         .joining = {R"({"type":"register","from":"{id}"})"},
         .says = {R"({"type":"register","from":"{peer}"})",
                  R"({"type":"call","from":"{id}","to":"{peer}","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"})",
                  R"({"type":"answer","from":"{id}","to":"{peer}","sdp":"{\"type\":\"answer\",\"sdp\":\"v=0\"}"})",
                  R"({"type":"ice","from":"{id}","to":"{peer}","candidate":"{\"candidate\":\"candidate:1\"}"})",
                  R"({"type":"invite","from":"{id}","to":"{peer}","room":"{room}"})",
                  R"({"type":"accept","from":"{id}","to":"{peer}","room":"{room}"})",
                  R"({"type":"decline","from":"{id}","to":"{peer}","room":"{room}"})",
                  R"({"type":"leave","room":"{room}"})"}}};
}

std::vector<Speaker> speakers_of_socket_io() {
    return {
        {.dialect = "voice-room",
         .address = "/socket.io/?token={token}",
         .has_framing = true,
         .joining = {R"(["joinRoom",{"room":"{room}","username":"Vic"}])", R"(["joinVoice",{"room":"{room}"}])"},
         .says = {R"(["joinRoom",{"room":"{room}","username":"Eve"}])", R"(["joinVoice",{"room":"{room}"}])",
                  R"(["webrtc-offer",{"offer":{"type":"offer","sdp":"v=0"},"to":"{peer}"}])",
                  R"(["webrtc-answer",{"answer":{"type":"answer","sdp":"v=0"},"to":"{peer}"}])",
                  R"(["webrtc-ice-candidate",{"candidate":{"candidate":"candidate:1","sdpMid":"0"},"to":"{peer}"}])",
                  R"(["sendMessage",{"room":"{room}","message":"hello"}])",
                  R"(["typing",{"room":"{room}","isTyping":true}])", R"(["leaveVoice",{"room":"{room}"}])"}},
        {.dialect = "call-room",
         .address = "/socket.io/?token={token}",
         .has_framing = true,
         .joining = {R"(["webrtc:join-room",{"callRoomId":"{room}"}])"},
         .says = {
             R"(["webrtc:join-room",{"callRoomId":"{room}"}])",
             R"(["webrtc:offer",{"callRoomId":"{room}","targetSocketId":"{peer}","offer":{"type":"offer","sdp":"v=0"}}])",
             R"(["webrtc:answer",{"callRoomId":"{room}","targetSocketId":"{peer}","answer":{"type":"answer","sdp":"v=0"}}])",
             R"(["webrtc:ice-candidate",{"callRoomId":"{room}","targetSocketId":"{peer}","candidate":{"candidate":"candidate:1","sdpMid":"0"}}])",
             R"(["webrtc:ice-candidate",{"callRoomId":"{room}","candidate":{"candidate":"candidate:1","sdpMid":"0"}}])",
             R"(["webrtc:leave-room",{"callRoomId":"{room}"}])"}}};
}

const std::vector<Speaker>& speakers() {
    static const std::vector<Speaker> table = [] {
        std::vector<Speaker> all = speakers_of_parley();
        for (const auto& some : {speakers_by_address(), speakers_of_socket_io()}) {
            all.insert(all.end(), some.begin(), some.end());
        }
        return all;
    }();
    return table;
}

std::string filled(std::string text, const std::vector<std::pair<std::string, std::string>>& places) {
    for (const auto& [place, value] : places) {
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place)) {
            text.replace(at, place.size(), value);
        }
    }
    return text;
}

// A hub with one member of each dialect in the room "owl", and ways to speak to it.
class Stage {
  public:
    explicit Stage(HubOptions options = {}) : hub_(std::move(options), 1) {
        for (const Speaker& speaker : speakers())
            victims_.push_back(enter(speaker, "owl", "good:v:Vic;rooms=owl;rights=join,moderate"));
        frames_.clear();
    }

    ConnectionId open(const Speaker& speaker, const std::string& room, const std::string& token) {
        const ConnectionId connection{++last_};
        const std::string address = filled(speaker.address, {{"{room}", room}, {"{token}", token}});
        const auto mark = address.find('?');
        feed(hub_event::ConnectionOpened{.connection = connection,
                                         .path = address.substr(0, mark),
                                         .query = address.substr(mark + 1),
                                         .address = "192.0.2." + std::to_string(last_)});
        if (speaker.has_framing) feed(hub_event::FrameReceived{.connection = connection, .text = "0"});
        return connection;
    }
    ConnectionId enter(const Speaker& speaker, const std::string& room, const std::string& token) {
        const ConnectionId connection = open(speaker, room, token);
        for (const char* frame : speaker.joining) say(speaker, connection, frame, room, "");
        return connection;
    }
    void say(const Speaker& speaker, ConnectionId connection, const char* frame, const std::string& room,
             const std::string& peer) {
        const std::string text =
            filled(frame, {{"{room}", room}, {"{peer}", peer}, {"{id}", "own-" + std::to_string(connection.value)}});
        feed(hub_event::FrameReceived{.connection = connection, .text = (speaker.has_framing ? "2" : "") + text});
    }

    // Ids that the members of the room are known by, from what a newcomer hears. The same on every stage.
    std::vector<std::string> ids() {
        Stage another;
        const ConnectionId watcher = another.enter(speakers().front(), "owl", "good:w:W;rooms=owl;rights=join");
        std::vector<std::string> found;
        const std::string& heard = another.frames_[watcher].front();
        for (auto at = heard.find(R"("id":")"); at != std::string::npos; at = heard.find(R"("id":")", at + 1)) {
            const auto begin = at + 6;
            found.push_back(heard.substr(begin, heard.find('"', begin) - begin));
        }
        return found;
    }

    std::string arrived() const {
        std::string text;
        for (const ConnectionId victim : victims_) {
            const auto frames = frames_.find(victim);
            if (frames == frames_.end()) continue;
            for (const std::string& frame : frames->second) text += std::to_string(victim.value) + ": " + frame + "\n";
        }
        return text;
    }
    std::size_t members() const { return hub_.statistics().members; }

  private:
    void feed(const HubEvent& event) {
        hub_.handle(Instant{}, event);
        std::vector<hub_effect::CheckToken> checks;
        while (const auto effect = hub_.poll_effect()) {
            std::visit(
                overloaded{[&](const hub_effect::SendFrame& sent) { frames_[sent.connection].push_back(sent.text); },
                           [&](const hub_effect::CloseConnection& close) {
                               frames_[close.connection].push_back("closed: " + close.reason);
                           },
                           [&](const hub_effect::CheckToken& check) { checks.push_back(check); },
                           [](const hub_effect::Log&) {}, [](const hub_effect::RoomNews&) {}},
                *effect);
        }
        for (const auto& check : checks) feed(test::checked(check));
    }

    Hub hub_;
    std::uint32_t last_ = 0;
    std::vector<ConnectionId> victims_;
    std::map<ConnectionId, std::vector<std::string>> frames_;
};

HubOptions with_tokens() {
    return {.checks_tokens = true, .requires_tokens = true, .ice_servers = {}};
}

class Isolation : public testing::TestWithParam<Speaker> {};

TEST_P(Isolation, NothingThatIsSaidInOneRoomArrivesInAnother) {
    const Speaker& speaker = GetParam();
    const std::string tenant = "good:e:Eve;rooms=fox;rights=join,publish,moderate,record";
    for (const HubOptions& options : {HubOptions{.checks_tokens = true, .ice_servers = {}}, with_tokens()}) {
        const std::vector<std::string> ids = Stage(options).ids();
        ASSERT_GE(ids.size(), 4U);
        for (const char* frame : speaker.says) {
            for (const std::string& peer : ids) {
                Stage stage(options);
                const auto before = stage.members();
                const ConnectionId eve = stage.enter(speaker, "fox", options.requires_tokens ? tenant : "good:e:Eve");
                ASSERT_GE(stage.members() + (speaker.says.size() == 1 ? 1 : 0), before + 1) << "Eve is in no room";
                stage.say(speaker, eve, frame, "owl", peer);
                EXPECT_EQ(stage.arrived(), "") << speaker.dialect << " said " << frame << " for " << peer;
            }
        }
    }
}

TEST_P(Isolation, WhoseTokenIsForAnotherTenantCannotMakeItselfHeard) {
    const Speaker& speaker = GetParam();
    const std::vector<std::string> ids = Stage(with_tokens()).ids();
    for (const char* token :
         {"", "forged", "good:e:Eve;rooms=acme-*;rights=join,publish,moderate,record",
          "good:e:Eve;rooms=owl;rights=publish,moderate,record", "good:e:Eve;rooms=owl", "good:e:Eve"}) {
        for (const char* frame : speaker.says) {
            Stage stage(with_tokens());
            const auto before = stage.members();
            const ConnectionId eve = stage.enter(speaker, "owl", token);
            stage.say(speaker, eve, frame, "owl", ids.front());
            EXPECT_EQ(stage.arrived(), "") << speaker.dialect << " said " << frame << " with the token " << token;
            EXPECT_EQ(stage.members(), before);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Hub, Isolation, testing::ValuesIn(speakers()), [](const auto& instance) {
    std::string name = instance.param.dialect;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

// A type of message that is added must be added above, too.
TEST(IsolationTable, HasEveryTypeOfMessageThatClientsSay) {
    std::set<std::size_t> types;
    const UnixTime now{};
    for (const Speaker& speaker : speakers()) {
        const dialect::Dialect* const spoken = dialect::find(speaker.dialect);
        ASSERT_NE(spoken, nullptr) << speaker.dialect;
        std::vector<const char*> frames = speaker.says;
        frames.insert(frames.end(), speaker.joining.begin(), speaker.joining.end());
        for (const char* frame : frames) {
            const auto codec = dialect::hub_end(*spoken).make_codec(now);
            const auto decoded = codec->decode(filled(frame, {{"{room}", "owl"}, {"{peer}", "p"}, {"{id}", "own"}}));
            const auto* messages = std::get_if<std::vector<ClientMessage>>(&decoded);
            if (messages == nullptr) continue;
            for (const ClientMessage& message : *messages) types.insert(message.index());
        }
    }
    EXPECT_EQ(types.size(), std::variant_size_v<ClientMessage>);
}

}  // namespace
}  // namespace parley
