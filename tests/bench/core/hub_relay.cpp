// Two members of one hub, for each pair of dialects, and what passes between them.
#include "bench/core/hub_relay.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/core/cost.hpp"
#include "bench/core/sample_texts.hpp"
#include "core/hub/hub.hpp"
#include "support/proof.hpp"

namespace parley::bench {
namespace {

// The smallest client of a dialect. `%` in a text stands for its own id, `@` for the other's.
struct Speaker {
    std::string_view name;
    std::string_view path;
    std::string_view query;
    std::vector<std::string> opening;
    std::string_view id_comes_after;  // Empty where the client chooses its id.
    std::string candidate;
};

std::vector<Speaker> speakers() {
    const std::string candidate = sample_candidate_object();
    const std::string as_text = quoted(candidate);
    return {
        {"parley",
         "/parley",
         "",
         {R"({"type":"join","version":1,"room":"bench","name":"Bench"})"},
         R"("id":")",
         R"({"type":"candidate","to":"@","connection":1,"exchange":1,"candidate":)" + candidate + "}"},
        {"room-event",
         "/room/bench/websocket",
         "",
         {},
         R"("yourId":")",
         R"({"event":"candidate","data":{"peerId":"%","targetPeerId":"@","candidate":)" + as_text + "}}"},
        {"peer-list",
         "/ws",
         "room=bench",
         {R"({"type":"join","peerId":"%"})"},
         "",
         R"({"type":"candidate","from":"%","to":"@","candidate":)" + candidate + "}"},
        {"voice-room",
         "/socket.io/",
         "EIO=4&transport=websocket",
         {"0", R"(2["joinVoice",{"room":"bench"}])"},
         R"(0{"sid":")",
         R"(2["webrtc-ice-candidate",{"candidate":)" + candidate + R"(,"to":"@"}])"},
        {"call-room",
         "/socket.io/",
         "EIO=4&transport=websocket",
         {R"(0{"token":"t"})", R"(2["webrtc:join-room",{"callRoomId":"bench"}])"},
         R"(0{"sid":")",
         R"(2["webrtc:ice-candidate",{"callRoomId":"bench","targetSocketId":"@","candidate":)" + candidate + "}]"},
        {"direct-call",
         "/ws",
         "room=bench",
         {R"({"type":"register","from":"%"})"},
         "",
         R"({"type":"ice","from":"%","to":"@","candidate":)" + as_text + "}"},
    };
}

std::string filled(std::string text, char sign, const std::string& id) {
    for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + id.size())) {
        text.replace(at, 1, id);
    }
    return text;
}

HubOptions options(bool keeps_places) {
    HubOptions options;
    options.frames_burst = 1'000'000'000;
    options.frames_per_second = 1'000'000;
    options.checks_tokens = true;
    if (keeps_places) options.prove = test::prove;
    return options;
}

class Room {
  public:
    explicit Room(bool keeps_places = false) : hub_(options(keeps_places), 1) {}

    ConnectionId join(const Speaker& speaker, std::string& id) {
        const ConnectionId connection{++connections_};
        id = "member-" + std::to_string(connection.value);
        came_.clear();
        feed(hub_event::ConnectionOpened{.connection = connection,
                                         .path = std::string(speaker.path),
                                         .query = std::string(speaker.query),
                                         .address = "192.0.2.1"});
        for (const std::string& text : speaker.opening) {
            feed(hub_event::FrameReceived{.connection = connection, .text = filled(text, '%', id)});
        }
        if (!speaker.id_comes_after.empty()) id = id_after(speaker.id_comes_after);
        return connection;
    }

    // What came counts as delivered; nothing is done with it.
    void feed(const HubEvent& event) {
        hub_.handle(Instant{}, event);
        while (const auto effect = hub_.poll_effect()) {
            if (const auto* const send = std::get_if<hub_effect::SendFrame>(&*effect)) {
                if (is_measuring_) {
                    ++sent_;
                } else {
                    came_ += send->text;
                }
            }
            const auto* const check = std::get_if<hub_effect::CheckToken>(&*effect);
            if (check == nullptr) continue;
            const std::string user = "user-" + std::to_string(check->connection.value);
            hub_.handle(
                Instant{},
                hub_event::TokenChecked{
                    .connection = check->connection, .is_valid = true, .user = user, .name = user, .problem = {}});
        }
    }

    // The events in turn; each has to bring one frame.
    void measure(std::string_view what, const std::vector<HubEvent>& events) {
        is_measuring_ = true;
        sent_ = 0;
        std::uint64_t times = 0;
        const Cost cost = cost_of([&] { feed(events[times++ % events.size()]); });
        if (sent_ != times) {
            std::fprintf(stderr, "%s: of %llu messages %llu came\n", std::string(what).c_str(),
                         static_cast<unsigned long long>(times), static_cast<unsigned long long>(sent_));
            std::exit(EXIT_FAILURE);
        }
        print(cost, what, "hub messages");
        is_measuring_ = false;
    }

  private:
    std::string id_after(std::string_view sign) const {
        const std::size_t begin = came_.find(sign);
        if (begin == std::string::npos) return {};
        const std::size_t end = came_.find('"', begin + sign.size());
        return came_.substr(begin + sign.size(), end - begin - sign.size());
    }

    Hub hub_;
    std::uint32_t connections_ = 0;
    std::string came_;
    std::uint64_t sent_ = 0;
    bool is_measuring_ = false;
};

void measure_pair(const Speaker& from, const Speaker& to) {
    Room room;
    std::string receiver_id;
    std::string sender_id;
    room.join(to, receiver_id);
    const ConnectionId sender = room.join(from, sender_id);
    const std::string frame = filled(filled(from.candidate, '%', sender_id), '@', receiver_id);
    const std::string what =
        &from == &to ? std::string(from.name) : std::string(from.name) + " to " + std::string(to.name);
    room.measure("candidates, " + what, {hub_event::FrameReceived{.connection = sender, .text = frame}});
}

// The other frames that members of our own dialect exchange; and candidates where the hub keeps what it has sent.
void measure_own(Speaker own) {
    {
        Room room;
        std::string receiver;
        std::string id;
        room.join(own, receiver);
        const ConnectionId sender = room.join(own, id);
        const auto frame = [&](std::string text) { return hub_event::FrameReceived{sender, std::move(text)}; };
        room.measure("states, parley", {frame(R"({"type":"state","state":{"microphone":true,"camera":true}})"),
                                        frame(R"({"type":"state","state":{"microphone":false,"camera":true}})")});
        room.measure("descriptions, parley",
                     {frame(R"({"type":"description","to":")" + receiver +
                            R"(","connection":1,"exchange":1,"description":{"type":"offer","sdp":)" +
                            quoted(sample_sdp()) + "}}")});
    }
    own.opening = {R"({"type":"join","version":1,"capabilities":["resume"],"room":"bench","name":"Bench"})"};
    Room room(true);
    std::string receiver;
    std::string id;
    room.join(own, receiver);
    const ConnectionId sender = room.join(own, id);
    room.measure("candidates, parley that keeps places",
                 {hub_event::FrameReceived{.connection = sender, .text = filled(own.candidate, '@', receiver)}});
}

}  // namespace

void measure_hub() {
    const std::vector<Speaker> all = speakers();
    const Speaker& own = all.front();
    for (const Speaker& speaker : all) measure_pair(speaker, speaker);
    for (const Speaker& speaker : all) {
        if (&speaker == &own) continue;
        measure_pair(speaker, own);
        measure_pair(own, speaker);
    }
    measure_own(own);
}

}  // namespace parley::bench
