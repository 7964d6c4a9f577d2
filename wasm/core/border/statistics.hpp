// Statistics: what a browser counts of one connection, and what screens and pages may know of it. No address is among
// it. Whatever is unknown is absent, and never a guess.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"

namespace parley {

// RTCIceCandidateType (W3C WebRTC 4.8.1.3): where an end of the path lies.
enum class CandidateType : std::uint8_t { Host, ServerReflexive, PeerReflexive, Relay };
// What carries the packets; TLS only between us and our relay.
enum class PathProtocol : std::uint8_t { Udp, Tcp, Tls };
// RTCQualityLimitationReason (W3C webrtc-stats 8.4): why the picture that we send is not better.
enum class QualityLimitation : std::uint8_t { None, Cpu, Bandwidth, Other };

// The standard's own spelling ("srflx"); nothing for an unknown word.
std::string_view to_text(CandidateType type);
std::string_view to_text(PathProtocol protocol);
std::string_view to_text(QualityLimitation limitation);
std::optional<CandidateType> candidate_type_from(std::string_view text);
std::optional<PathProtocol> path_protocol_from(std::string_view text);
std::optional<QualityLimitation> quality_limitation_from(std::string_view text);

// The way that packets take.
struct ConnectionPath {
    std::optional<CandidateType> local = {};
    std::optional<CandidateType> remote = {};
    std::optional<PathProtocol> protocol = {};
    std::optional<PathProtocol> relay_protocol = {};  // Between us and our relay.
    bool operator==(const ConnectionPath&) const = default;
};

// Who wants to see statistics: each for itself.
enum class StatisticsWatcher : std::uint8_t { Page, Screen };
std::string_view to_text(StatisticsWatcher watcher);
std::optional<StatisticsWatcher> statistics_watcher_from(std::string_view text);

// ---- what the browser counts (W3C webrtc-stats), as it says it: nothing is believed yet

using Count = std::optional<std::int64_t>;

// Sound or picture in one direction, from the beginning of the connection on. Of what is sent, `packets_lost` and
// `jitter_us` are what the far side reports (RFC 3550, 6.4.1).
struct MediaCounts {
    Count bytes = {};
    Count packets = {};
    Count packets_lost = {};  // May fall, and be below zero.
    Count jitter_us = {};
    Count frames = {};
    Count width = {};
    Count height = {};
    std::string codec = {};  // "VP8"; empty where it is not known.
    std::optional<QualityLimitation> limitation = std::nullopt;
    bool operator==(const MediaCounts&) const = default;
};

struct ConnectionCounts {
    Count at_ms = {};  // On the browser's own clock: only differences mean anything.
    Count round_trip_us = {};
    ConnectionPath path = {};
    MediaCounts audio_sent = {};
    MediaCounts video_sent = {};
    MediaCounts audio_received = {};
    MediaCounts video_received = {};
    bool operator==(const ConnectionCounts&) const = default;
};

// ---- what became of it

using Reading = std::optional<std::uint32_t>;

// Sound or picture in one direction, over the last seconds.
struct MediaStatistics {
    Reading bitrate = {};  // Bits in a second.
    Reading loss = {};     // Packets of a thousand.
    Reading jitter_ms = {};
    Reading width = {};  // Pixels
    Reading height = {};
    Reading frames_per_second = {};
    std::string codec = {};
    std::optional<QualityLimitation> limitation = std::nullopt;  // Of what is sent.
    bool operator==(const MediaStatistics&) const = default;
};

// One reading for each measurement of the last minute, the newest last: at most limits::statistics_points_max.
struct StatisticsHistory {
    std::vector<Reading> round_trip_ms = {};
    std::vector<Reading> loss_sent = {};  // Packets of a thousand, as in MediaStatistics.
    std::vector<Reading> loss_received = {};
    std::vector<Reading> bitrate_sent = {};
    std::vector<Reading> bitrate_received = {};
    bool operator==(const StatisticsHistory&) const = default;
};

enum class Rating : std::uint8_t { Unknown, Good, Fair, Poor };

// What ails a connection most, the gravest first.
enum class Finding : std::uint8_t {
    NotConnected,
    OwnUplink,          // What we send gets lost towards most of the others.
    OwnDownlink,        // What comes to us gets lost from most of the others.
    TheirUplink,        // Only what comes from there gets lost: their uplink, or the path.
    TheirDownlink,      // Only what goes there gets lost: their downlink, or the path.
    LossOnTheWayHere,   // There is nobody to compare with.
    LossOnTheWayThere,  // The same.
    RelayOverTcp,
    Tcp,
    LongRoundTrip,
    Jitter,
    BusyMachine,  // Ours
    NarrowUplink,
    Unmeasured,  // Not yet, or the browser tells too little.
    Well,
};

std::string_view to_text(Rating rating);
std::string_view to_text(Finding finding);

struct Diagnosis {
    Finding finding = Finding::Unmeasured;
    Rating rating = Rating::Unknown;
    std::string sentence = {};  // For a person. It begins with the member's name and "'s " where it names the member.
    bool operator==(const Diagnosis&) const = default;
};

struct ConnectionStatistics {
    PeerId member = {};
    ConnectionPath path = {};
    Reading round_trip_ms = {};
    MediaStatistics audio_sent = {};
    MediaStatistics video_sent = {};
    MediaStatistics audio_received = {};
    MediaStatistics video_received = {};
    Reading bitrate_sent = {};  // Of both together, as the next three.
    Reading bitrate_received = {};
    Reading loss_sent = {};
    Reading loss_received = {};
    StatisticsHistory history = {};
    Diagnosis diagnosis = {};
    bool operator==(const ConnectionStatistics&) const = default;
};

// Of all members in the order in which they came. Copies share one list, so that a snapshot costs no more for them.
class Statistics {
  public:
    using List = std::vector<ConnectionStatistics>;

    Statistics() = default;  // Nobody watches.
    explicit Statistics(List list) : list_(std::make_shared<const List>(std::move(list))) {}

    // Whether measurements are taken, for a screen or a page.
    bool is_watched() const { return list_ != nullptr; }
    const List& all() const {
        static const List none;
        return list_ ? *list_ : none;
    }
    bool operator==(const Statistics& other) const {
        return list_ == other.list_ || (is_watched() == other.is_watched() && all() == other.all());
    }

  private:
    std::shared_ptr<const List> list_;
};

}  // namespace parley
