// The player: a host whose clock is the recording, and whose orders are compared instead of executed.
#include "replay/player.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "app/driver.hpp"
#include "core/json/writer.hpp"
#include "replay/as_json.hpp"
#include "replay/told.hpp"

namespace parley::replay {
namespace {

constexpr std::size_t shown_max = 2000;

std::string text_of(const json::Value& value) {
    std::string text = std::move(json::Writer().value(value)).take();
    if (text.size() > shown_max) text = text.substr(0, shown_max) + " …";
    return text;
}

class Player final : private app::Host {
  public:
    explicit Player(const Recording& recording)
        : lines_(recording.lines), driver_(recording.options, recording.seed, *this) {}

    Outcome play() {
        if (lines_.empty() || started() == nullptr) fail(2, "the first thing that is told has to be \"start\"");
        while (!is_over_ && position_ < lines_.size()) settle_line();
        return std::move(outcome_);
    }

  private:
    const Tell* started() const {
        const Tell* const tell = std::get_if<Tell>(&lines_.front().content);
        return tell != nullptr && tell->name == "start" ? tell : nullptr;
    }

    void settle_line() {
        const Line& line = lines_[position_];
        const Tell* const tell = std::get_if<Tell>(&line.content);
        if (tell == nullptr) {
            is_over_ = std::holds_alternative<Full>(line.content);
            if (!is_over_) fail(line.number, "nothing like this happened: " + shown(line));
            return;
        }
        ++position_;
        ++outcome_.told;
        told_line_ = line.number;
        now_ = tell->at;
        hand_over(*tell, line.number);
        if (!is_over_) compare_state();
    }

    void hand_over(const Tell& tell, std::size_t number) {
        if (tell.name == "start" && position_ == 1) return driver_.start();
        const Result<Told, std::string> told = told_by(tell.name, tell.values);
        if (!told) return fail(number, told.error());
        if (const auto* event = std::get_if<Event>(&told.value())) return driver_.post(*event);
        if (const auto* intent = std::get_if<Intent>(&told.value())) driver_.post(*intent);
    }

    void compare_state() {
        std::size_t number = told_line_;
        if (position_ < lines_.size()) {
            const Line& line = lines_[position_];
            is_over_ = std::holds_alternative<Full>(line.content);
            if (is_over_) return;
            if (const auto* state = std::get_if<State>(&line.content)) {
                ++position_;
                ++outcome_.states;
                number = line.number;
                for (const json::Field& field : state->changed) set(field);
            }
        }
        for (const json::Field& field : fields_of(driver_.snapshot())) {
            const json::Value* const expected = state_.find(field.key);
            if (expected != nullptr && *expected == field.value) continue;
            return fail(number, "the snapshot's \"" + field.key + "\" is another\n  expected: " +
                                    (expected == nullptr ? "nothing" : text_of(*expected)) +
                                    "\n  got:      " + text_of(field.value));
        }
    }

    void set(const json::Field& field) {
        auto& fields = std::get<json::Object>(state_.content());
        std::erase_if(fields, [&](const json::Field& known) { return known.key == field.key; });
        fields.push_back(field);
    }

    void expect(const json::Value& ordered) {
        if (is_over_) return;
        if (position_ == lines_.size()) {
            return fail(lines_.back().number, "the recording ends, and this was ordered: " + text_of(ordered));
        }
        const Line& line = lines_[position_];
        is_over_ = std::holds_alternative<Full>(line.content);
        if (is_over_) return;
        const auto* const order = std::get_if<Order>(&line.content);
        if (order == nullptr || order->call != ordered) {
            const std::string expected = order == nullptr ? "no more orders" : text_of(order->call);
            return fail(line.number, "another order\n  expected: " + expected + "\n  got:      " + text_of(ordered));
        }
        ++position_;
        ++outcome_.orders;
    }

    static std::string shown(const Line& line) {
        const auto* const order = std::get_if<Order>(&line.content);
        return order != nullptr ? text_of(order->call) : text_of(json::Value(std::get<State>(line.content).changed));
    }

    void fail(std::size_t number, const std::string& problem) {
        is_over_ = true;
        outcome_.problem = "line " + std::to_string(number) + ": " + problem;
    }

    Instant now() override { return now_; }
    void arm(std::optional<Instant> deadline) override { expect(timer_call(deadline)); }
    void execute(const Effect& effect) override { expect(call_of(effect)); }
    void snapshot_changed() override { expect(change_call()); }

    const std::vector<Line>& lines_;
    app::Driver driver_;
    Outcome outcome_;
    json::Value state_{json::Object{}};
    Instant now_;
    std::size_t position_ = 0;
    std::size_t told_line_ = 0;
    bool is_over_ = false;
};

}  // namespace

Outcome play(const Recording& recording) {
    return Player(recording).play();
}

}  // namespace parley::replay
