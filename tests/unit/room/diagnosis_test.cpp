// Diagnosis: what the readings of all links say about each of them.
#include "core/room/diagnosis.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace parley::room {
namespace {

struct Row {
    const char* name;
    std::vector<LinkReadings> links;
    std::vector<Finding> findings;
    std::string first;  // The sentence about the first.
    Rating rating;
};

LinkReadings link(const char* name, Reading sent, Reading received) {
    return {.name = name, .round_trip_ms = 20, .loss_sent = sent, .loss_received = received};
}

LinkReadings over(CandidateType local, PathProtocol protocol, std::optional<PathProtocol> relay = {}) {
    LinkReadings found = link("Ana", 0, 0);
    found.path = {.local = local, .remote = CandidateType::Host, .protocol = protocol, .relay_protocol = relay};
    return found;
}

template <typename Value>
LinkReadings with(Value LinkReadings::*field, Value value) {
    LinkReadings found = link("Ana", 0, 0);
    found.*field = value;
    return found;
}

std::vector<Row> rows_about_loss() {
    const LinkReadings well = link("Ben", 0, 0);
    return {
        {"little is no loss", {link("Ana", 29, 29)}, {Finding::Well}, "All is well.", Rating::Good},
        {"alone, there",
         {link("Ana", 80, 0)},
         {Finding::LossOnTheWayThere},
         "Of what you send 8 % gets lost.",
         Rating::Poor},
        {"alone, here",
         {link("Ana", 0, 34)},
         {Finding::LossOnTheWayHere},
         "Ana's packets get lost on the way to you: 3 %.",
         Rating::Fair},
        {"the greater loss is told",
         {link("Ana", 40, 90)},
         {Finding::LossOnTheWayHere},
         "Ana's packets get lost on the way to you: 9 %.",
         Rating::Poor},
        {"from one of two",
         {link("Ana", 0, 80), well},
         {Finding::TheirUplink, Finding::Well},
         "Ana's uplink or the path from there is losing 8 %.",
         Rating::Poor},
        {"to one of two",
         {link("Ana", 55, 0), well},
         {Finding::TheirDownlink, Finding::Well},
         "Ana's downlink or the path there is losing 6 %.",
         Rating::Fair},
        {"to both of two",
         {link("Ana", 80, 0), link("Ben", 30, 0)},
         {Finding::OwnUplink, Finding::OwnUplink},
         "Your uplink is losing 8 %.",
         Rating::Poor},
        {"from both of two",
         {link("Ana", 0, 1000), link("Ben", 0, 30)},
         {Finding::OwnDownlink, Finding::OwnDownlink},
         "Your downlink is losing 100 %.",
         Rating::Poor},
        {"to two of three, and the third is well",
         {link("Ana", 50, 0), link("Cy", 50, 0), well},
         {Finding::OwnUplink, Finding::OwnUplink, Finding::Well},
         "Your uplink is losing 5 %.",
         Rating::Fair},
        {"half of them is not most",
         {link("Ana", 50, 0), link("Cy", 50, 0), well, well},
         {Finding::TheirDownlink, Finding::TheirDownlink, Finding::Well, Finding::Well},
         "Ana's downlink or the path there is losing 5 %.",
         Rating::Fair},
        {"who reports nothing is nobody to compare with",
         {link("Ana", 50, 0), link("Ben", {}, 0)},
         {Finding::LossOnTheWayThere, Finding::Well},
         "Of what you send 5 % gets lost.",
         Rating::Fair},
        {"nor is who is not connected",
         {link("Ana", 50, 0), {.name = "Ben", .is_connected = false, .loss_sent = 0, .loss_received = 0}},
         {Finding::LossOnTheWayThere, Finding::NotConnected},
         "Of what you send 5 % gets lost.",
         Rating::Fair},
    };
}

std::vector<Row> rows_about_the_rest() {
    constexpr auto host = CandidateType::Host;
    constexpr auto relay = CandidateType::Relay;
    constexpr auto udp = PathProtocol::Udp;
    constexpr auto tcp = PathProtocol::Tcp;
    const Reading long_trip = 400;
    const Reading short_trip = 399;
    const Reading high_jitter = 60;
    const auto limited = [](QualityLimitation by) { return with(&LinkReadings::limitation, std::optional(by)); };
    return {
        {"nobody", {}, {}, "", Rating::Unknown},
        {"nothing known", {{.name = "Ana"}}, {Finding::Unmeasured}, "Measuring\u2026", Rating::Unknown},
        {"no connection",
         {with(&LinkReadings::is_connected, false)},
         {Finding::NotConnected},
         "There is no connection.",
         Rating::Poor},
        {"direct", {over(host, udp)}, {Finding::Well}, "All is well.", Rating::Good},
        {"relay over UDP", {over(relay, udp, udp)}, {Finding::Well}, "All is well, through a relay.", Rating::Good},
        {"relay over TCP",
         {over(relay, udp, tcp)},
         {Finding::RelayOverTcp},
         "Through a relay over TCP: slower.",
         Rating::Fair},
        {"relay over TLS",
         {over(relay, udp, PathProtocol::Tls)},
         {Finding::RelayOverTcp},
         "Through a relay over TCP: slower.",
         Rating::Fair},
        {"direct over TCP", {over(host, tcp)}, {Finding::Tcp}, "Over TCP instead of UDP: slower.", Rating::Fair},
        {"far away",
         {with(&LinkReadings::round_trip_ms, long_trip)},
         {Finding::LongRoundTrip},
         "A long way: 400 ms there and back.",
         Rating::Fair},
        {"not so far away",
         {with(&LinkReadings::round_trip_ms, short_trip)},
         {Finding::Well},
         "All is well.",
         Rating::Good},
        {"jitter",
         {with(&LinkReadings::jitter_ms, high_jitter)},
         {Finding::Jitter},
         "Ana's sound comes unevenly: 60 ms of jitter.",
         Rating::Fair},
        {"busy",
         {limited(QualityLimitation::Cpu)},
         {Finding::BusyMachine},
         "Your device is too busy to send a better picture.",
         Rating::Fair},
        {"narrow",
         {limited(QualityLimitation::Bandwidth)},
         {Finding::NarrowUplink},
         "The way there is too narrow for a better picture.",
         Rating::Fair},
        {"not limited", {limited(QualityLimitation::None)}, {Finding::Well}, "All is well.", Rating::Good},
    };
}

void expect_all(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const std::vector<Diagnosis> found = diagnose(row.links);
        ASSERT_EQ(found.size(), row.findings.size());
        for (std::size_t index = 0; index < found.size(); ++index) {
            EXPECT_EQ(to_text(found[index].finding), to_text(row.findings[index])) << index;
        }
        if (found.empty()) continue;
        EXPECT_EQ(found.front().sentence, row.first);
        EXPECT_EQ(to_text(found.front().rating), to_text(row.rating));
    }
}

TEST(Diagnosis, ComparesTheLinksToTellWhoseLineLoses) {
    expect_all(rows_about_loss());
}

TEST(Diagnosis, SaysWhatElseIsSlowOrWell) {
    expect_all(rows_about_the_rest());
}

}  // namespace
}  // namespace parley::room
