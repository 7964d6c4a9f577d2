// Measuring: who watches the statistics, which measurements are due, and what came of them. Nothing is measured while
// nobody watches, and what was measured is forgotten when the last one looks away.
//
//   round    every `round_pause` each link that stands is measured once. What has not come when the next round begins
//   is
//            a gap in its series; a slow browser is waited for until `answer_max`.
//   shown    once a round, when its last measurement has come, so that a screen is drawn anew once a second.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/handle.hpp"
#include "core/border/statistics.hpp"
#include "core/room/link_statistics.hpp"

namespace parley::room {

class Measuring {
  public:
    static constexpr Duration round_pause = 1s;
    static constexpr Duration answer_max = 5s;

    // One link, as it stands now.
    struct Subject {
        PeerId member;
        std::string name;                      // What to call the member.
        PeerConnectionHandle connection = {};  // None where the link does not stand.
    };

    void watch(Instant now, StatisticsWatcher watcher, bool on);
    bool is_watched() const { return page_watches_ || screen_watches_; }
    // Nobody watches any more.
    void stop();
    void forget(const PeerId& member);

    bool is_due(Instant now) const;
    // Those that are measured are announced by `expect` afterwards.
    void begin_round(Instant now, const std::vector<Subject>& links);
    void expect(OperationId operation, const PeerId& member);
    // False if nobody waits for it.
    bool take(Instant now, OperationId operation, const ConnectionCounts& counts);
    bool fail(OperationId operation);
    // All has come and was not shown yet.
    bool is_round_over() const { return is_unpublished_ && awaited_.empty(); }
    void publish(const std::vector<Subject>& links);

    // As last published.
    const Statistics& statistics() const { return published_; }
    std::optional<Instant> next_deadline() const;

  private:
    struct Entry {
        PeerConnectionHandle connection;
        LinkStatistics statistics;
    };

    bool page_watches_ = false;
    bool screen_watches_ = false;
    bool is_unpublished_ = false;
    std::optional<Instant> round_began_;
    std::map<OperationId, PeerId> awaited_;
    std::map<PeerId, Entry> entries_;
    Statistics published_;
};

}  // namespace parley::room
