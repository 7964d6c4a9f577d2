// Diagnosis: see the header.
#include "core/room/diagnosis.hpp"

#include <cstddef>
#include <utility>

#include "core/words/say.hpp"

namespace parley::room {

namespace {

// How one direction stands over all links.
struct Direction {
    std::size_t known = 0;
    std::size_t losing = 0;

    void add(const Reading& loss) {
        if (!loss) return;
        ++known;
        if (*loss >= loss_noted) ++losing;
    }
    bool can_compare() const { return known >= 2; }
    bool is_our_own() const { return can_compare() && 2 * losing > known; }
};

std::string percent(std::uint32_t of_a_thousand) {
    return say(Phrase::Percent, std::to_string((of_a_thousand + 5) / 10));
}

Diagnosis loss_found(Finding finding, std::uint32_t loss, std::string sentence) {
    return {.finding = finding,
            .rating = loss >= loss_grave ? Rating::Poor : Rating::Fair,
            .sentence = std::move(sentence)};
}

Diagnosis loss_sent(const LinkReadings& link, const Direction& direction) {
    const std::uint32_t loss = *link.loss_sent;
    if (direction.is_our_own()) {
        return loss_found(Finding::OwnUplink, loss, say(Phrase::OwnUplinkLoses, percent(loss)));
    }
    if (direction.can_compare()) {
        return loss_found(Finding::TheirDownlink, loss, say(Phrase::TheirDownlinkLoses, link.name, percent(loss)));
    }
    return loss_found(Finding::LossOnTheWayThere, loss, say(Phrase::LostOfWhatYouSend, percent(loss)));
}

Diagnosis loss_received(const LinkReadings& link, const Direction& direction) {
    const std::uint32_t loss = *link.loss_received;
    if (direction.is_our_own()) {
        return loss_found(Finding::OwnDownlink, loss, say(Phrase::OwnDownlinkLoses, percent(loss)));
    }
    if (direction.can_compare()) {
        return loss_found(Finding::TheirUplink, loss, say(Phrase::TheirUplinkLoses, link.name, percent(loss)));
    }
    return loss_found(Finding::LossOnTheWayHere, loss, say(Phrase::LostOnTheWayHere, link.name, percent(loss)));
}

bool is_over_tcp(const std::optional<PathProtocol>& protocol) {
    return protocol && *protocol != PathProtocol::Udp;
}

bool is_relayed(const ConnectionPath& path) {
    return path.local == CandidateType::Relay || path.remote == CandidateType::Relay;
}

// What is slow, or worse than it could be, though nothing gets lost.
Diagnosis diagnose_quality(const LinkReadings& link) {
    const auto fair = [](Finding finding, std::string sentence) {
        return Diagnosis{.finding = finding, .rating = Rating::Fair, .sentence = std::move(sentence)};
    };
    const ConnectionPath& path = link.path;
    if (path.local == CandidateType::Relay && (is_over_tcp(path.relay_protocol) || is_over_tcp(path.protocol))) {
        return fair(Finding::RelayOverTcp, say(Phrase::RelayOverTcp));
    }
    if (is_over_tcp(path.protocol)) return fair(Finding::Tcp, say(Phrase::OverTcp));
    if (link.round_trip_ms && *link.round_trip_ms >= long_trip_ms) {
        return fair(Finding::LongRoundTrip, say(Phrase::LongWay, std::to_string(*link.round_trip_ms)));
    }
    if (link.jitter_ms && *link.jitter_ms >= high_jitter_ms) {
        return fair(Finding::Jitter, say(Phrase::UnevenSound, link.name, std::to_string(*link.jitter_ms)));
    }
    if (link.limitation == QualityLimitation::Cpu) {
        return fair(Finding::BusyMachine, say(Phrase::BusyDevice));
    }
    if (link.limitation == QualityLimitation::Bandwidth) {
        return fair(Finding::NarrowUplink, say(Phrase::NarrowWay));
    }
    const bool is_measured = link.round_trip_ms || link.loss_sent || link.loss_received;
    if (!is_measured)
        return {.finding = Finding::Unmeasured, .rating = Rating::Unknown, .sentence = say(Phrase::Measuring)};
    return {.finding = Finding::Well,
            .rating = Rating::Good,
            .sentence = say(is_relayed(path) ? Phrase::WellThroughRelay : Phrase::AllIsWell)};
}

}  // namespace

std::vector<Diagnosis> diagnose(const std::vector<LinkReadings>& links) {
    Direction sent;
    Direction received;
    for (const LinkReadings& link : links) {
        if (!link.is_connected) continue;
        sent.add(link.loss_sent);
        received.add(link.loss_received);
    }
    std::vector<Diagnosis> found;
    found.reserve(links.size());
    for (const LinkReadings& link : links) {
        const std::uint32_t lost_there = link.loss_sent.value_or(0);
        const std::uint32_t lost_here = link.loss_received.value_or(0);
        if (!link.is_connected) {
            found.push_back(
                {.finding = Finding::NotConnected, .rating = Rating::Poor, .sentence = say(Phrase::NoConnection)});
        } else if (lost_there >= loss_noted && lost_there >= lost_here) {
            found.push_back(loss_sent(link, sent));
        } else if (lost_here >= loss_noted) {
            found.push_back(loss_received(link, received));
        } else {
            found.push_back(diagnose_quality(link));
        }
    }
    return found;
}

}  // namespace parley::room
