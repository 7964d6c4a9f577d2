// Client session: the root of the client. Events and intents go in with the time, effects and snapshots come out.
//
// Rules: handle() changes state and queues effects, it never calls out. After every handle() the driver drains
// poll_effect() until it is empty and arms one timer for next_deadline().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/time.hpp"
#include "core/border/client_options.hpp"
#include "core/border/effect.hpp"
#include "core/border/event.hpp"
#include "core/border/intent.hpp"
#include "core/border/snapshot.hpp"
#include "core/words/language.hpp"

namespace parley {

class ClientSession {
  public:
    // `seed` decides everything that is left to chance (made-up room names, back-off, correlation numbers).
    ClientSession(ClientOptions options, std::uint64_t seed);
    ~ClientSession();
    ClientSession(const ClientSession&) = delete;
    ClientSession& operator=(const ClientSession&) = delete;

    // Asks for the preview's devices, and joins where the options say so. Call once, before anything else.
    void start(Instant now);

    void handle(Instant now, const Event& event);
    void handle(Instant now, const Intent& intent);

    std::optional<Effect> poll_effect();
    std::optional<Instant> next_deadline() const;
    const Snapshot& snapshot() const;
    // What people are told in. It never changes.
    const Language& language() const;
    // Equal revisions mean equal snapshots; cheap enough to ask on every frame.
    std::uint64_t revision() const;

    struct Parts;  // For the session's own files.

  private:
    std::unique_ptr<Parts> parts_;
};

}  // namespace parley
