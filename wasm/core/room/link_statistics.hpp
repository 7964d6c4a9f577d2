// Link statistics: from what a browser counts on one connection to rates, losses and series that a person can read.
//
//   rates     over the last `rate_span` measurements, by the browser's clock where it agrees with ours
//   loss      over the last `loss_span`: reports of the far side come seldom, and a lost packet is no loss of 100 %
//   times     the mean of the last `rate_span`
//   series    one point for each measurement; a bitrate is that since the one before
//
// Counters that have become less have begun anew, and so has everything after a pause of `pause_max`: no rate is taken
// over that. What is missing, negative or beyond its limit (limits.hpp) is unknown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "core/base/time.hpp"
#include "core/border/statistics.hpp"

namespace parley::room {

class LinkStatistics {
  public:
    static constexpr std::size_t rate_span = 3;
    static constexpr std::size_t loss_span = 5;
    static constexpr Duration pause_max = 10s;
    // Of fewer packets no loss is told.
    static constexpr std::int64_t packets_min = 25;

    // The connection is another one, or none. The series go on.
    void begin_anew();
    void take(Instant now, const ConnectionCounts& counts);
    // A measurement that did not come.
    void miss();

    // Without the member and the diagnosis.
    const ConnectionStatistics& readings() const { return readings_; }

  private:
    struct Sample {
        Instant taken;
        ConnectionCounts counts;
    };
    using Media = MediaCounts ConnectionCounts::*;
    struct Loss {
        std::int64_t lost = 0;
        std::int64_t expected = 0;
    };

    bool continues(const Sample& next) const;
    std::int64_t milliseconds_between(const Sample& older, const Sample& newer) const;
    const Sample* oldest_with(Media media, Count MediaCounts::*field, std::size_t span) const;
    Reading rate(Media media, Count MediaCounts::*field, std::size_t span, std::int64_t factor, std::int64_t max) const;
    std::optional<Loss> loss(Media media, bool is_sent) const;
    template <typename Microseconds>
    Reading mean_ms(const Microseconds& microseconds_of) const;
    MediaStatistics media_readings(Media media, bool is_sent) const;
    void read();
    void add_points(const Reading& bitrate_sent, const Reading& bitrate_received);

    std::deque<Sample> samples_;  // The newest last.
    ConnectionStatistics readings_;
};

}  // namespace parley::room
