// One Engine.IO server and its time, driven by the lines of a script.
#include "unit/framing/engine_io_script.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "core/base/overloaded.hpp"
#include "unit/framing/script.hpp"

namespace parley::framing {
namespace {

using test::take_word;

std::string replaced(std::string_view text, char from, char to) {
    std::string result(text);
    std::replace(result.begin(), result.end(), from, to);
    return result;
}

std::string shown(std::string_view text) {
    return replaced(text, '\x1E', '|');
}

template <typename Id>
std::string numbered(const char* what, Id id) {
    return what + std::to_string(id.value) + ' ';
}

std::string to_text(const engine_io_effect::Respond& response) {
    const bool is_plain = response.content_type == "text/plain; charset=UTF-8";
    return numbered("answer ", response.request) + std::to_string(response.status) + ' ' +
           (is_plain ? "" : response.content_type + ' ') + shown(response.body);
}

std::string to_text(const EngineIoEffect& effect) {
    using namespace engine_io_effect;
    return std::visit(
        overloaded{[](const Respond& response) { return to_text(response); },
                   [](const SendText& send) { return numbered("ws ", send.transport) + "< " + shown(send.text); },
                   [](const CloseTransport& close) {
                       return numbered("ws ", close.transport) + "closed " + std::to_string(close.code) + ' ' +
                              close.reason;
                   },
                   [](const SessionOpened& opened) { return numbered("session ", opened.session) + "opened"; },
                   [](const MessageReceived& message) {
                       return numbered("session ", message.session) + "says " + shown(message.text);
                   },
                   [](const BinaryReceived& binary) { return numbered("session ", binary.session) + "sends bytes"; },
                   [](const SessionClosed& closed) {
                       return numbered("session ", closed.session) + "ended: " + closed.reason;
                   }},
        effect);
}

class Stage {
  public:
    explicit Stage(EngineIoOptions options) : server_(options) {}

    std::vector<std::string> act(std::string_view line) {
        const std::string_view verb = take_word(line);
        if (verb == "sessions") return {std::to_string(server_.sessions())};
        const std::uint32_t number = take_number(line);
        if (verb == "get") get(number, line);
        if (verb == "post") post(number, line);
        if (verb == "gone") server_.request_gone(now_, RequestId{number});
        if (verb == "ws") websocket(TransportId{number}, line);
        if (verb == "send") server_.send(now_, SessionId{number}, line);
        if (verb == "close") server_.close(now_, SessionId{number}, line);
        if (verb == "refuse") server_.refuse_request(RequestId{number}, static_cast<int>(take_number(line)));
        if (verb == "+") pass_time(Duration(number));
        std::vector<std::string> outcomes;
        while (const auto effect = server_.poll()) outcomes.push_back(to_text(*effect));
        return outcomes;
    }

  private:
    static std::uint32_t take_number(std::string_view& rest) {
        const std::string_view word = take_word(rest);
        std::uint32_t number = 0;
        std::from_chars(word.data(), word.data() + word.size(), number);
        return number;
    }

    void get(std::uint32_t number, std::string_view sid) {
        if (sid.empty()) {
            server_.open_by_polling(now_, RequestId{number}, "sid" + std::to_string(number));
        } else {
            server_.poll_requested(now_, RequestId{number}, sid);
        }
    }

    void post(std::uint32_t number, std::string_view line) {
        const std::string_view sid = take_word(line);
        server_.payload_posted(now_, RequestId{number}, sid, replaced(line, '|', '\x1E'));
    }

    void websocket(TransportId transport, std::string_view line) {
        if (line.empty()) {
            server_.open_by_websocket(now_, transport, "ws" + std::to_string(transport.value));
        } else if (line == "closes") {
            server_.transport_closed(now_, transport);
        } else if (line == "> (binary)") {
            server_.binary_received(now_, transport);
        } else if (line.substr(0, 1) == ">") {
            server_.text_received(now_, transport,
                                  replaced(line.substr(std::min<std::size_t>(line.size(), 2)), '|', '\x1E'));
        } else {
            server_.upgrade_asked(now_, transport, line);
        }
    }

    void pass_time(Duration wait) {
        const Instant end = now_ + wait;
        for (auto next = server_.next_deadline(); next && *next <= end; next = server_.next_deadline()) {
            now_ = *next;
            server_.on_time(now_);
        }
        now_ = end;
    }

    EngineIoServer server_;
    Instant now_{};
};

}  // namespace

std::string play_engine_io(std::string_view script, EngineIoOptions options) {
    Stage stage(options);
    return test::play_script(script, [&](std::string_view line) { return stage.act(line); });
}

}  // namespace parley::framing
