// Active speaker: who has the floor, from how loud the others are over time.
//
//   nobody yet      whoever is heard first has it at once
//   somebody        another one takes it by being louder for `takes_over_after`; pauses up to `pause_max` between words
//                   do not count against it, and one who is only as loud as the present speaker does not interrupt
//   silence         changes nothing
//   left            nobody has it, until somebody is heard
//
// So it changes at most once in `takes_over_after`, and a cough or a laugh in between changes nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"

namespace parley::room {

class ActiveSpeaker {
  public:
    static constexpr Duration takes_over_after = 2s;
    static constexpr Duration pause_max = 600ms;

    struct Voice {
        PeerId member;
        std::uint8_t level = 0;  // 0 (silence) to sound_level_max
    };

    // How loud everybody has been since `now`; who is not among them has left.
    void update(Instant now, const std::vector<Voice>& voices);
    void clear();

    // Empty while nobody has been heard.
    const PeerId& current() const { return current_; }
    // When the next update is due though no level has changed.
    std::optional<Instant> next_deadline() const;

  private:
    struct Challenge {
        Instant since;
        Instant last;  // When it was louder last.
        bool is_louder = false;
        std::uint8_t level = 0;
    };
    void follow(Instant now, const std::vector<Voice>& voices);
    void give_floor(const PeerId& member);

    PeerId current_;
    std::map<PeerId, Challenge> challenges_;
};

}  // namespace parley::room
