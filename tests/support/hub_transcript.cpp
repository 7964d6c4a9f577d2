// One hub, its connections by the names of the actors, and the time.
#include "support/hub_transcript.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/overloaded.hpp"
#include "core/hub/hub.hpp"
#include "support/placeholders.hpp"
#include "support/test_token.hpp"
#include "support/transcript.hpp"

namespace parley::test {
namespace {

constexpr std::uint64_t seed = 7;

class HubStage {
  public:
    explicit HubStage(const HubOptions& options) : hub_(options, seed) {}

    std::string play(const std::vector<Step>& steps) {
        for (const Step& step : steps) {
            std::string problem = is_answer(step) ? take_answer(step) : act(step);
            if (!problem.empty()) return report(step.line, problem);
        }
        const std::size_t end = steps.empty() ? 0 : steps.back().line;
        if (!answers_.empty()) return report(end, not_foreseen());
        std::string problem = leave_all();
        return problem.empty() ? problem : report(end, problem);
    }

  private:
    static bool is_answer(const Step& step) {
        return step.kind == StepKind::Receives || step.kind == StepKind::IsClosed;
    }

    std::string act(const Step& step) {
        if (!answers_.empty()) return not_foreseen();
        note(step);
        if (step.kind == StepKind::Waits) {
            pass_time(step.wait);
            return {};
        }
        if (step.kind == StepKind::Opens) return open(step);
        const auto connection = connections_.find(step.actor);
        if (connection == connections_.end()) return step.actor + " has no connection";
        if (step.kind == StepKind::Sends) {
            feed(hub_event::FrameReceived{.connection = connection->second, .text = placeholders_.fill(step.text)});
        } else if (step.kind == StepKind::SendsBinary) {
            feed(hub_event::BinaryFrameReceived{.connection = connection->second});
        } else {
            feed(hub_event::ConnectionClosed{.connection = connection->second});
            connections_.erase(connection);
        }
        return {};
    }

    std::string open(const Step& step) {
        constexpr std::string_view from = " from ";
        const std::string_view text = step.text;
        const std::string_view url = text.substr(0, text.find(from));
        const std::string_view path = url.substr(0, url.find('?'));
        const ConnectionId connection{++last_connection_};
        if (!connections_.emplace(step.actor, connection).second) return step.actor + " has a connection already";
        feed(hub_event::ConnectionOpened{
            .connection = connection,
            .path = std::string(path),
            .query = std::string(path.size() == url.size() ? "" : url.substr(path.size() + 1)),
            .address = std::string(url.size() == text.size() ? "192.0.2.1" : text.substr(url.size() + from.size()))});
        return {};
    }

    void pass_time(Duration wait) {
        const Instant end = now_ + wait;
        for (auto deadline = hub_.next_deadline(); deadline && *deadline <= end; deadline = hub_.next_deadline()) {
            now_ = *deadline;
            feed(hub_event::TimeReached{});
        }
        now_ = end;
    }

    void feed(const HubEvent& event) {
        hub_.handle(now_, event);
        while (const auto effect = hub_.poll_effect()) collect(*effect);
        for (const hub_effect::CheckToken& check : std::exchange(tokens_, {})) feed(checked(check));
    }

    void collect(const HubEffect& effect) {
        std::visit(
            overloaded{[&](const hub_effect::SendFrame& send) {
                           answers_.push_back(
                               {.kind = StepKind::Receives, .actor = actor_of(send.connection), .text = send.text});
                       },
                       [&](const hub_effect::CloseConnection& close) {
                           answers_.push_back({.kind = StepKind::IsClosed,
                                               .actor = actor_of(close.connection),
                                               .text = std::to_string(close.code) + " " + close.reason});
                       },
                       [&](const hub_effect::CheckToken& check) { tokens_.push_back(check); },
                       [](const hub_effect::Log&) {}, [](const hub_effect::RoomNews&) {}},
            effect);
    }

    std::string take_answer(const Step& expected) {
        if (answers_.empty()) return "expected: " + to_text(expected) + "\nbut nothing came";
        const Step& actual = answers_.front();
        const bool is_same = actual.kind == expected.kind && actual.actor == expected.actor;
        if (!is_same || !placeholders_.match(expected.text, actual.text)) {
            return "expected: " + to_text(expected) + "\nbut came: " + placeholders_.conceal(to_text(actual));
        }
        if (actual.kind == StepKind::IsClosed) connections_.erase(actual.actor);
        note(actual);
        answers_.pop_front();
        return {};
    }

    // What a hub forgets is checked after every transcript, whatever it is about.
    std::string leave_all() {
        for (const auto& [actor, connection] : connections_)
            feed(hub_event::ConnectionClosed{.connection = connection});
        const HubStatistics left = hub_.statistics();
        const bool is_empty = left.connections == 0 && left.rooms == 0 && left.members == 0;
        return is_empty && !hub_.next_deadline() ? "" : "something is left in the hub after everybody went";
    }

    std::string actor_of(ConnectionId connection) const {
        for (const auto& [actor, id] : connections_) {
            if (id == connection) return actor;
        }
        return "nobody";
    }

    std::string not_foreseen() const { return "not foreseen: " + placeholders_.conceal(to_text(answers_.front())); }

    void note(const Step& step) { history_ += to_text(step) + "\n"; }

    std::string report(std::size_t line, const std::string& problem) {
        for (const Step& answer : answers_) note(answer);
        return "line " + std::to_string(line) + ": " + problem + "\nas it went:\n" + placeholders_.conceal(history_);
    }

    Hub hub_;
    std::vector<hub_effect::CheckToken> tokens_;
    Instant now_{};
    std::uint32_t last_connection_ = 0;
    std::map<std::string, ConnectionId> connections_;
    Placeholders placeholders_;
    std::deque<Step> answers_;
    std::string history_;
};

}  // namespace

std::string play_hub_transcript(std::string_view text, const HubOptions& options) {
    const auto steps = parse_transcript(text);
    if (!steps) return steps.error();
    return HubStage(options).play(steps.value());
}

}  // namespace parley::test
