// Engine: what the exported functions drive. The app implements it; the bridge knows nothing of sessions.
#pragma once

#include <cstdint>
#include <memory>

#include <emscripten/val.h>

#include "core/base/time.hpp"
#include "core/border/client_options.hpp"
#include "core/border/event.hpp"
#include "core/border/intent.hpp"
#include "core/border/snapshot.hpp"
#include "core/words/language.hpp"

namespace parley::bridge {

class Engine {
  public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    // Puts the fact or wish into the inbox and pumps, unless a pump is already running further up the stack.
    virtual void post(Event event) = 0;
    virtual void post(Intent intent) = 0;
    // Made anew only when the revision has grown.
    virtual const Snapshot& snapshot() = 0;
    virtual std::uint64_t revision() const = 0;
    // What people are told in. It never changes.
    virtual const Language& language() const = 0;
    // When the latest fact or wish was handled.
    virtual Instant handled_at() const = 0;
};

// Defined by the app. `host` is the JavaScript object that executes effects; it outlives the engine.
std::unique_ptr<Engine> make_engine(ClientOptions options, std::uint64_t seed, emscripten::val host);

}  // namespace parley::bridge
