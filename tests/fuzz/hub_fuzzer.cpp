// Fuzzes the hub with sequences of events. Each line of the input is one: `o PATH?QUERY` a connection opens, `f N TEXT`
// the N-th one says something, `b N` in binary, `c N` says goodbye, `l N` is lost, `t MS` time passes, `d MS` the host
// is about to end, `r NAME` the operator closes a room. In a text `$token` and `$id` stand for the newest that the hub
// gave to anybody. Nothing may crash; once everybody is gone and all time has passed, nothing may be left.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/assert.hpp"
#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/hub/hub.hpp"
#include "fuzz/input.hpp"
#include "support/proof.hpp"

namespace parley::fuzz {
namespace {

constexpr std::size_t connections_max = 24;

HubOptions hub_options() {
    HubOptions options;
    options.room_members = 4;
    options.voice_members = 3;
    options.rooms = 8;
    options.checks_tokens = true;
    options.prove = test::prove;
    return options;
}

class HubRun {
  public:
    void obey(std::string_view line) {
        if (line.size() < 2) return;
        const char verb = line.front();
        line.remove_prefix(2);
        if (verb == 'o') return open(line);
        if (verb == 'r') return feed(hub_event::RoomCloseRequested{.room = {std::string(line)}, .why = {}});
        const std::uint64_t number = take_number(line);
        if (verb == 't') return pass(Duration(static_cast<Duration::rep>(number % 200'000)));
        if (verb == 'd')
            return feed(hub_event::DrainBegun{.spread = Duration(static_cast<Duration::rep>(number % 30'000))});
        if (open_.empty()) return;
        const std::size_t which = number % open_.size();
        const ConnectionId connection = open_[which];
        if (verb == 'f') return feed(hub_event::FrameReceived{.connection = connection, .text = filled(line)});
        if (verb == 'b') return feed(hub_event::BinaryFrameReceived{.connection = connection});
        if (verb != 'c' && verb != 'l') return;
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(which));
        feed(hub_event::ConnectionClosed{.connection = connection, .was_lost = verb == 'l'});
    }

    void finish() {
        while (!open_.empty()) obey("l 0");
        pass(HubOptions{}.place_kept);
        const HubStatistics left = hub_.statistics();
        PARLEY_ASSERT(left.connections == 0 && left.rooms == 0 && left.members == 0);
        PARLEY_ASSERT(!hub_.next_deadline());
    }

  private:
    void open(std::string_view url) {
        if (open_.size() >= connections_max) return;
        const std::size_t query = std::min(url.find('?'), url.size());
        open_.push_back({++last_connection_});
        feed(hub_event::ConnectionOpened{.connection = open_.back(),
                                         .path = std::string(url.substr(0, query)),
                                         .query = std::string(url.substr(std::min(query + 1, url.size()))),
                                         .address = "192.0.2.1"});
    }

    void pass(Duration time) {
        now_ += time;
        feed(hub_event::TimeReached{});
        PARLEY_ASSERT(!hub_.next_deadline() || *hub_.next_deadline() > now_);
    }

    void feed(const HubEvent& event) {
        hub_.handle(now_, event);
        std::size_t effects = 0;
        while (const std::optional<HubEffect> effect = hub_.poll_effect()) {
            PARLEY_ASSERT(++effects <= limits::effects_per_event_max);
            std::visit(overloaded{
                           [&](const hub_effect::SendFrame& send) {
                               PARLEY_ASSERT(is_open(send.connection));
                               remember(send.text);
                           },
                           [&](const hub_effect::CloseConnection& close) {
                               PARLEY_ASSERT(is_open(close.connection));
                               std::erase(open_, close.connection);
                           },
                           [&](const hub_effect::CheckToken& check) {
                               checks_.push_back({.connection = check.connection,
                                                  .is_valid = check.token != "bad",
                                                  .user = "u",
                                                  .name = {},
                                                  .problem = "bad"});
                           },
                           [](const hub_effect::Log&) {},
                           [](const hub_effect::RoomNews&) {},
                       },
                       *effect);
        }
        for (const auto& checked : std::exchange(checks_, {})) feed(checked);
    }

    bool is_open(ConnectionId connection) const {
        return std::find(open_.begin(), open_.end(), connection) != open_.end();
    }

    void remember(std::string_view frame) {
        for (auto& [key, value] : known_) {
            const std::size_t at = frame.find(key);
            if (at == std::string_view::npos) continue;
            const std::string_view rest = frame.substr(at + key.size());
            value = rest.substr(0, rest.find('"'));
        }
    }

    std::string filled(std::string_view text) const {
        std::string result(text);
        for (const auto& [name, value] : {std::pair("$id", known_[0].second), std::pair("$token", known_[1].second)}) {
            if (const std::size_t at = result.find(name); at != std::string::npos) {
                result.replace(at, std::string_view(name).size(), value);
            }
        }
        return result;
    }

    Hub hub_{hub_options(), 1};
    Instant now_{};
    std::uint32_t last_connection_ = 0;
    std::vector<ConnectionId> open_;
    std::vector<hub_event::TokenChecked> checks_;
    std::vector<std::pair<std::string, std::string>> known_ = {{R"("id":")", ""}, {R"("token":")", ""}};
};

}  // namespace
}  // namespace parley::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    parley::fuzz::HubRun run;
    for (const std::string_view line : parley::fuzz::lines(data, size)) run.obey(line);
    run.finish();
    return 0;
}
