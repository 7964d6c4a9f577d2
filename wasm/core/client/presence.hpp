// Presence: finds out who has vanished where no hub tells, by asking those whose link has no path.
//
// A link that breaks says little: the network may be gone, or the tab have crashed. Who answers over the transport is
// there, and its link goes on being mended. Who does not answer twice is gone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"

namespace parley::client {

class Presence {
  public:
    // Of every member, after every event. Towards whom packets pass is there.
    void on_link(Instant now, const PeerId& member, bool has_path);
    // It has answered.
    void on_heard(Instant now, const PeerId& member);
    void forget(const PeerId& member) { doubts_.erase(member); }
    void clear() { doubts_.clear(); }

    struct Findings {
        std::vector<PeerId> asked_after;  // To be asked whether they are there.
        std::vector<PeerId> vanished;     // Forgotten here.
    };
    Findings on_time(Instant now);
    std::optional<Instant> next_deadline() const;

    // How long a link may take to get connected, or to heal, before its member is asked.
    static constexpr Duration patience = 5s;
    // For each answer. Two, because a tab whose timers are late finds its first question and the answer's end at once.
    static constexpr Duration answer_patience = 5s;
    static constexpr std::uint32_t questions_max = 2;
    // Between an answer and the next question, while the link is broken.
    static constexpr Duration pause = 30s;

  private:
    struct Doubt {
        Instant due;
        std::uint32_t questions = 0;  // Without an answer.
    };
    std::map<PeerId, Doubt> doubts_;
};

}  // namespace parley::client
