// The pump: inbox to session to effects, then the timer, then the news that something changed.
#include "app/driver.hpp"

#include <utility>

namespace parley::app {

Driver::Driver(ClientOptions options, std::uint64_t seed, Host& host)
    : host_(host), session_(std::move(options), seed), reported_revision_(session_.revision()) {}

void Driver::start() {
    pumping_ = true;
    handled_at_ = host_.now();
    session_.start(handled_at_);
    execute_effects();
    pumping_ = false;
    pump();
}

void Driver::post(Event event) {
    inbox_.emplace_back(std::move(event));
    pump();
}

void Driver::post(Intent intent) {
    inbox_.emplace_back(std::move(intent));
    pump();
}

const Snapshot& Driver::snapshot() const {
    return session_.snapshot();
}

std::uint64_t Driver::revision() const {
    return session_.revision();
}

void Driver::pump() {
    if (pumping_) return;
    pumping_ = true;
    do {
        while (!inbox_.empty()) {
            const Item item = std::move(inbox_.front());
            inbox_.pop_front();
            handle(item);
            execute_effects();
        }
        arm_timer();
        report_change();
    } while (!inbox_.empty());
    pumping_ = false;
}

void Driver::handle(const Item& item) {
    handled_at_ = host_.now();
    const Instant now = handled_at_;
    if (const auto* intent = std::get_if<Intent>(&item)) {
        session_.handle(now, *intent);
        return;
    }
    const Event& event = *std::get_if<Event>(&item);
    // The timer has fired: even the same deadline has to be armed again, should the host have been early.
    if (std::holds_alternative<event::TimeReached>(event)) armed_.reset();
    session_.handle(now, event);
}

void Driver::execute_effects() {
    while (const std::optional<Effect> effect = session_.poll_effect()) host_.execute(*effect);
}

void Driver::arm_timer() {
    const std::optional<Instant> deadline = session_.next_deadline();
    if (deadline == armed_) return;
    armed_ = deadline;
    host_.arm(deadline);
}

void Driver::report_change() {
    const std::uint64_t revision = session_.revision();
    if (revision == reported_revision_) return;
    reported_revision_ = revision;
    host_.snapshot_changed();
}

}  // namespace parley::app
