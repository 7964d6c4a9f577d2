// Engine of both modules: a driver whose effects, time and news go to the JavaScript host.
#include "bridge/engine.hpp"

#include <utility>

#include "app/driver.hpp"
#include "bridge/effect_executor.hpp"
#include "bridge/timer.hpp"

namespace parley {

namespace {

class SessionEngine final : public bridge::Engine, private app::Host {
  public:
    SessionEngine(ClientOptions options, std::uint64_t seed, emscripten::val host)
        : host_(std::move(host)), driver_(std::move(options), seed, *this) {}

    void start() { driver_.start(); }

    void post(Event event) override { driver_.post(std::move(event)); }
    void post(Intent intent) override { driver_.post(std::move(intent)); }
    const Snapshot& snapshot() override { return driver_.snapshot(); }
    std::uint64_t revision() const override { return driver_.revision(); }
    const Language& language() const override { return driver_.language(); }
    Instant handled_at() const override { return driver_.handled_at(); }

  private:
    Instant now() override { return bridge::now(); }
    void arm(std::optional<Instant> deadline) override { bridge::arm_timer(host_, deadline); }
    void execute(const Effect& effect) override { bridge::execute_effect(host_, effect); }
    void snapshot_changed() override { host_.call<void>("snapshotChanged"); }

    emscripten::val host_;
    app::Driver driver_;
};

}  // namespace

std::unique_ptr<bridge::Engine> bridge::make_engine(ClientOptions options, std::uint64_t seed, emscripten::val host) {
    auto engine = std::make_unique<SessionEngine>(std::move(options), seed, std::move(host));
    engine->start();
    return engine;
}

}  // namespace parley
