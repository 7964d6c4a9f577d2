// BoundEngine: the class that JavaScript sees as `Engine`. Other bindings of the same module reach the engine through
// it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <emscripten/val.h>

#include "bridge/engine.hpp"
#include "bridge/snapshot_object.hpp"

namespace parley::bridge {

class BoundEngine {
  public:
    // `options` has every key of `EngineOptions` in web/bridge/boot.js. The two halves make one seed of 64 bits.
    BoundEngine(const emscripten::val& options, std::uint32_t seed_high, std::uint32_t seed_low, emscripten::val host);

    Engine& engine() { return *engine_; }
    emscripten::val snapshot() { return snapshot_object_.of(engine_->snapshot()); }

    void post(Event event) { engine_->post(std::move(event)); }
    void post(Intent intent) { engine_->post(std::move(intent)); }

    // Unwraps a word of the standard that came from JavaScript; an unknown one is counted.
    template <typename Word>
    std::optional<Word> counted(std::optional<Word> word) {
        if (!word) ++unknown_words_;
        return word;
    }
    std::uint32_t unknown_words() const { return unknown_words_; }

  private:
    std::unique_ptr<Engine> engine_;
    SnapshotObject snapshot_object_;
    std::uint32_t unknown_words_ = 0;
};

}  // namespace parley::bridge
