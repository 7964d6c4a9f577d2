// Statistics: the words that cross the border.
#include "core/border/statistics.hpp"

#include <array>

namespace parley {

namespace {

template <typename Word, std::size_t Count>
std::optional<Word> statistics_word_from(const std::array<Word, Count>& words, std::string_view text) {
    for (const Word word : words) {
        if (to_text(word) == text) return word;
    }
    return std::nullopt;
}

}  // namespace

std::string_view to_text(CandidateType type) {
    switch (type) {
    case CandidateType::Host: return "host";
    case CandidateType::ServerReflexive: return "srflx";
    case CandidateType::PeerReflexive: return "prflx";
    case CandidateType::Relay: return "relay";
    }
    return {};
}

std::string_view to_text(PathProtocol protocol) {
    switch (protocol) {
    case PathProtocol::Udp: return "udp";
    case PathProtocol::Tcp: return "tcp";
    case PathProtocol::Tls: return "tls";
    }
    return {};
}

std::string_view to_text(QualityLimitation limitation) {
    switch (limitation) {
    case QualityLimitation::None: return "none";
    case QualityLimitation::Cpu: return "cpu";
    case QualityLimitation::Bandwidth: return "bandwidth";
    case QualityLimitation::Other: return "other";
    }
    return {};
}

std::optional<CandidateType> candidate_type_from(std::string_view text) {
    constexpr std::array words = {CandidateType::Host, CandidateType::ServerReflexive, CandidateType::PeerReflexive,
                                  CandidateType::Relay};
    return statistics_word_from(words, text);
}

std::optional<PathProtocol> path_protocol_from(std::string_view text) {
    constexpr std::array words = {PathProtocol::Udp, PathProtocol::Tcp, PathProtocol::Tls};
    return statistics_word_from(words, text);
}

std::optional<QualityLimitation> quality_limitation_from(std::string_view text) {
    constexpr std::array words = {QualityLimitation::None, QualityLimitation::Cpu, QualityLimitation::Bandwidth,
                                  QualityLimitation::Other};
    return statistics_word_from(words, text);
}

std::string_view to_text(StatisticsWatcher watcher) {
    return watcher == StatisticsWatcher::Page ? "page" : "screen";
}

std::optional<StatisticsWatcher> statistics_watcher_from(std::string_view text) {
    constexpr std::array words = {StatisticsWatcher::Page, StatisticsWatcher::Screen};
    return statistics_word_from(words, text);
}

std::string_view to_text(Rating rating) {
    switch (rating) {
    case Rating::Unknown: return "unknown";
    case Rating::Good: return "good";
    case Rating::Fair: return "fair";
    case Rating::Poor: return "poor";
    }
    return {};
}

std::string_view to_text(Finding finding) {
    switch (finding) {
    case Finding::NotConnected: return "not-connected";
    case Finding::OwnUplink: return "own-uplink";
    case Finding::OwnDownlink: return "own-downlink";
    case Finding::TheirUplink: return "their-uplink";
    case Finding::TheirDownlink: return "their-downlink";
    case Finding::LossOnTheWayHere: return "loss-on-the-way-here";
    case Finding::LossOnTheWayThere: return "loss-on-the-way-there";
    case Finding::RelayOverTcp: return "relay-over-tcp";
    case Finding::Tcp: return "tcp";
    case Finding::LongRoundTrip: return "long-round-trip";
    case Finding::Jitter: return "jitter";
    case Finding::BusyMachine: return "busy-machine";
    case Finding::NarrowUplink: return "narrow-uplink";
    case Finding::Unmeasured: return "unmeasured";
    case Finding::Well: return "well";
    }
    return {};
}

}  // namespace parley
