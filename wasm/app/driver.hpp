// Driver: owns the one loop around a client session. Facts and wishes go into an inbox; a pump settles them one by one.
//
// Rules: each item is handled, then all of its effects are executed, before the next item is looked at. Whatever the
// host posts meanwhile waits in the inbox: the session is never re-entered.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <variant>

#include "core/base/time.hpp"
#include "core/border/client_options.hpp"
#include "core/border/effect.hpp"
#include "core/border/event.hpp"
#include "core/border/intent.hpp"
#include "core/border/snapshot.hpp"
#include "core/client/client_session.hpp"

namespace parley::app {

// What the driver needs of the world. All calls come from within start() or post().
class Host {
  public:
    Host() = default;
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    virtual ~Host() = default;

    virtual Instant now() = 0;
    // Asks for one TimeReached at `deadline`, in place of the one asked for before; none cancels.
    virtual void arm(std::optional<Instant> deadline) = 0;
    virtual void execute(const Effect& effect) = 0;
    // At most once for each pump, after all effects, when the revision has grown.
    virtual void snapshot_changed() = 0;
};

class Driver {
  public:
    // `host` outlives the driver.
    Driver(ClientOptions options, std::uint64_t seed, Host& host);

    // Starts the session. Call once, before anything is posted.
    void start();

    // Takes the fact or wish in and pumps, unless a pump is already running further up the stack.
    void post(Event event);
    void post(Intent intent);

    // Another one only when the revision has grown. The reference stays good; what it refers to follows the session.
    const Snapshot& snapshot() const;
    std::uint64_t revision() const;
    const Language& language() const { return session_.language(); }
    // When the latest fact or wish was handled (or the start), as the host's clock said.
    Instant handled_at() const { return handled_at_; }

  private:
    using Item = std::variant<Event, Intent>;

    void pump();
    void handle(const Item& item);
    void execute_effects();
    void arm_timer();
    void report_change();

    Host& host_;
    ClientSession session_;
    std::deque<Item> inbox_;
    std::optional<Instant> armed_;
    Instant handled_at_;
    std::uint64_t reported_revision_ = 0;
    bool pumping_ = false;
};

}  // namespace parley::app
