// Gestures: whose hand is raised, in the order in which it was seen, and which reactions are on show. A reaction is on
// show for `reaction_lasts`; a newer one of the same member takes its place.
//
//   rate     what one member may send is a bucket of its own: what is beyond it is not taken. The receiving side grants
//            twice of what the sending side allows itself, since networks hold messages back and let them go together.
//   memory   one place in the queue, one reaction and one bucket for each member, whatever it sends.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/base/token_bucket.hpp"
#include "core/border/reaction.hpp"

namespace parley::room {

inline constexpr Duration reaction_lasts = 4s;

class Gestures {
  public:
    // ---- our own
    void raise_own(bool raised) { set_hand({}, raised); }
    bool own_hand() const { return is_raised({}); }
    // False for more than limits::reactions_burst and limits::reactions_per_second: it is not to be sent.
    bool react(Instant now, Reaction reaction);
    std::optional<Reaction> own_reaction() const { return reaction_of({}); }

    // ---- of others, who have an id
    void set_hand(const PeerId& member, bool raised);
    bool is_raised(const PeerId& member) const;
    // False for more than twice the rate above: it is not shown.
    bool on_reaction(Instant now, const PeerId& member, Reaction reaction);
    std::optional<Reaction> reaction_of(const PeerId& member) const;
    void forget(const PeerId& member);
    // Keeps what is ours.
    void forget_others();
    void forget_all();

    // Raised hands, the earliest first; ours has an empty id.
    const std::vector<PeerId>& hands() const { return hands_; }

    // Ends what has been on show long enough.
    void on_time(Instant now);
    std::optional<Instant> next_deadline() const;

  private:
    struct Shown {
        Reaction reaction;
        Instant until;
    };
    bool show(Instant now, const PeerId& member, Reaction reaction, TokenBucket bucket);

    std::vector<PeerId> hands_;
    std::map<PeerId, Shown> shown_;
    std::map<PeerId, TokenBucket> buckets_;
};

}  // namespace parley::room
