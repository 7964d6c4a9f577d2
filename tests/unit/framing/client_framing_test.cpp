// The client's end of Socket.IO, played from scripts: "> " is a text frame of the server.
#include "core/framing/client_framing.hpp"

#include <charconv>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "unit/framing/script.hpp"

namespace parley::framing {
namespace {

using test::take_word;

std::string to_text(const ClientFramingNews& news) {
    return std::visit(overloaded{[](const Transmit& transmit) { return "transmit " + transmit.text; },
                                 [](const Ready& ready) { return "ready " + ready.id; },
                                 [](const EventReceived& event) { return "event " + event.array; },
                                 [](const Refused& refused) { return "refused " + refused.message; },
                                 [](const Broken& broken) { return "broken: " + broken.reason; },
                                 [](const Dropped& dropped) { return "dropped: " + dropped.reason; }},
                      news);
}

class ClientScript {
  public:
    explicit ClientScript(std::string auth) : client_(std::move(auth)) {}

    std::vector<std::string> act(std::string_view line) {
        const std::string_view verb = take_word(line);
        if (verb == ">") client_.on_text(now_, line);
        if (verb == "send") client_.send_event(line);
        if (verb == "disconnect") client_.disconnect();
        if (verb == "+") pass_time(line);
        std::vector<std::string> outcomes;
        while (const auto news = client_.poll()) outcomes.push_back(to_text(*news));
        return outcomes;
    }

  private:
    void pass_time(std::string_view milliseconds) {
        Duration::rep count = 0;
        std::from_chars(milliseconds.data(), milliseconds.data() + milliseconds.size(), count);
        const Instant end = now_ + Duration(count);
        if (const auto deadline = client_.next_deadline(); deadline && *deadline <= end) client_.on_time(*deadline);
        now_ = end;
        client_.on_time(now_);
    }

    SocketIoClient client_;
    Instant now_{};
};

std::string played(std::string_view script, std::string auth = {}) {
    ClientScript client(std::move(auth));
    return test::play_script(script, [&](std::string_view line) { return client.act(line); });
}

#define EXPECT_PLAYS(script) EXPECT_EQ(played(script), script)

TEST(SocketIoClient, ConnectsAndTalks) {
    EXPECT_PLAYS(R"(> 0{"sid":"e1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
  transmit 40
> 40{"sid":"s1"}
  ready s1
> 42["roomUsers",[]]
  event ["roomUsers",[]]
send ["joinRoom",{"room":"ABCD12"}]
  transmit 42["joinRoom",{"room":"ABCD12"}]
> 4213["newMessage",{}]
  event ["newMessage",{}]
  transmit 4313[]
> 2
  transmit 3
> 6
disconnect
  transmit 41
> 42["late"]
send ["late"]
disconnect
)");
}

TEST(SocketIoClient, SendsItsCredentials) {
    constexpr std::string_view script = R"(> 0{"sid":"e1","pingInterval":25000,"pingTimeout":20000}
  transmit 40{"token":"abc"}
)";
    EXPECT_EQ(played(script, R"({"token":"abc"})"), script);
}

TEST(SocketIoClient, SendsNothingBeforeItIsLetIn) {
    EXPECT_PLAYS(R"(send ["a"]
> 0{"sid":"e1","pingInterval":25000,"pingTimeout":20000}
  transmit 40
send ["a"]
> 2
  transmit 3
> 42["a"]
  dropped: an event before the connect packet
disconnect
  transmit 41
)");
}

TEST(SocketIoClient, SaysNothingWhenItLeavesBeforeTheHandshake) {
    EXPECT_PLAYS(R"(disconnect
> 0{"sid":"e1","pingInterval":25000,"pingTimeout":20000}
)");
}

TEST(SocketIoClient, IsRefused) {
    struct Row {
        const char* packet;
        const char* outcome;
    };
    const std::vector<Row> rows{
        {R"(44{"message":"Authentication required"})", "refused Authentication required"},
        {R"(44{"message":7})", "refused"},
        {"44", "refused"},
        {"44{", "refused"},
        {"41", "refused"},
        {"1", "broken: closed by the server"},
        {"40", "broken: the server gives no usable id"},
        {R"(40{"sid":""})", "broken: the server gives no usable id"},
        {R"(40{"sid":1})", "broken: the server gives no usable id"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.packet);
        const std::string script = std::string(R"(> 0{"sid":"e1","pingInterval":25000,"pingTimeout":20000})") +
                                   "\n  transmit 40\n> " + row.packet + "\n  " + row.outcome +
                                   "\n> 40{\"sid\":\"s1\"}\n+ 60000\n";
        EXPECT_EQ(played(script), script);
    }
}

TEST(SocketIoClient, IsPutOutLater) {
    EXPECT_PLAYS(R"(> 0{"sid":"e1","pingInterval":25000,"pingTimeout":20000}
  transmit 40
> 40{"sid":"s1"}
  ready s1
> 41
  refused
send ["a"]
)");
}

TEST(SocketIoClient, NoticesSilence) {
    EXPECT_PLAYS(R"(+ 100000
> 0{"sid":"e1","pingInterval":25000,"pingTimeout":20000}
  transmit 40
> 40{"sid":"s1"}
  ready s1
+ 44999
> 2
  transmit 3
# Only a ping counts.
+ 30000
> 42["a"]
  event ["a"]
+ 14999
+ 1
  broken: no ping of the server for 45000 ms
> 2
)");
}

TEST(SocketIoClient, PassesOverWhatItHasNoUseFor) {
    EXPECT_PLAYS(R"(> 0{"sid":"e1","pingInterval":25000,"pingTimeout":20000}
  transmit 40
> 40{"sid":"s1"}
  ready s1
> bAQID
  dropped: binary packet
> 451-["a",{"_placeholder":true,"num":0}]
  dropped: binary packet
> 461-3[]
  dropped: binary packet
> 42/admin,["a"]
  dropped: packet of another namespace
> 44/admin,{"message":"Invalid namespace"}
  dropped: packet of another namespace
> 430[]
  dropped: acknowledgement that nobody asked for
> 42["still here"]
  event ["still here"]
)");
}

TEST(SocketIoClient, GivesUpWhatIsNoProtocol) {
    EXPECT_PLAYS(R"(> 0{"sid":"e1","pingInterval":25000,"pingTimeout":20000}
  transmit 40
> 40{"sid":"s1"}
  ready s1
> 40{"sid":"s2"}
  dropped: a second connect packet
> 0{"sid":"e2","pingInterval":25000,"pingTimeout":20000}
  dropped: a second open packet
> 3
  dropped: a packet that only clients send
> 5
  dropped: a packet that only clients send
> 42{"a":1}
  dropped: an event without an array
> 42
  dropped: an event without an array
> 4
  dropped: packet: empty
> 49
  dropped: packet: unknown type
>
  dropped: no packet of Engine.IO
> hello
  dropped: no packet of Engine.IO
  broken: too much that is not the protocol
> 42["a"]
)");
}

TEST(SocketIoClient, ExpectsAHandshakeFirst) {
    for (const char* packet : {"40{\"sid\":\"s1\"}", "2", "6", "42[\"a\"]"}) {
        SCOPED_TRACE(packet);
        const std::string script =
            std::string("> ") + packet + "\n  broken: the first packet does not open a session\n> 2\n";
        EXPECT_EQ(played(script), script);
    }
    EXPECT_PLAYS("> 0{}\n  broken: the open packet makes no sense\n");
    EXPECT_PLAYS("> 0{\"sid\":\"\xFF\"}\n  broken: the open packet makes no sense\n");
}

TEST(SocketIoClient, KeepsAServersWordsShort) {
    SocketIoClient client("");
    client.on_text(Instant{}, R"(0{"sid":"e1","pingInterval":25000,"pingTimeout":20000})");
    client.poll();
    client.on_text(Instant{}, R"(44{"message":")" + std::string(2000, 'x') + R"("})");
    EXPECT_EQ(client.poll(), ClientFramingNews(Refused{std::string(limits::message_bytes_max, 'x')}));
}

TEST(SocketIoClient, TakesNoIdThatIsTooLong) {
    SocketIoClient client("");
    client.on_text(Instant{}, R"(0{"sid":"e1","pingInterval":25000,"pingTimeout":20000})");
    client.poll();
    client.on_text(Instant{}, R"(40{"sid":")" + std::string(limits::peer_id_bytes_max + 1, 'x') + R"("})");
    EXPECT_EQ(client.poll(), ClientFramingNews(Broken{"the server gives no usable id"}));
}

}  // namespace
}  // namespace parley::framing
