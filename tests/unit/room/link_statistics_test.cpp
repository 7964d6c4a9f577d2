// Link statistics: from counters over time to rates, losses and series.
#include "core/room/link_statistics.hpp"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::room {
namespace {

constexpr Instant beginning = Instant(Duration(1'000'000));

// A connection that sends and receives evenly; each step is one second.
struct Course {
    LinkStatistics link;
    Instant now = beginning;
    ConnectionCounts counts = {.at_ms = 500,
                               .round_trip_us = 20'000,
                               .path = {},
                               .audio_sent = {.bytes = 0, .packets = 0, .packets_lost = 0},
                               .audio_received = {.bytes = 0, .packets = 0, .packets_lost = 0}};

    void step(Duration time = 1s) {
        now += time;
        if (counts.at_ms) *counts.at_ms += time.count();
        for (MediaCounts* const media : {&counts.audio_sent, &counts.audio_received}) {
            if (media->bytes) *media->bytes += 4000 * time.count() / 1000;
            if (media->packets) *media->packets += 50 * time.count() / 1000;
        }
        link.take(now, counts);
    }
    void steps(int count) {
        for (int i = 0; i < count; ++i) step();
    }
    const ConnectionStatistics& readings() const { return link.readings(); }
};

TEST(LinkStatistics, TwoMeasurementsMakeARate) {
    Course course;
    course.step();
    EXPECT_EQ(course.readings().bitrate_sent, Reading());
    EXPECT_EQ(course.readings().round_trip_ms, Reading(20));
    course.step();
    EXPECT_EQ(course.readings().bitrate_sent, Reading(32'000));
    EXPECT_EQ(course.readings().audio_received.bitrate, Reading(32'000));
    EXPECT_EQ(course.readings().video_sent.bitrate, Reading()) << "nothing is known of a picture";
    EXPECT_EQ(course.readings().loss_sent, Reading(0));
}

TEST(LinkStatistics, ARateIsTheMeanOfThreeSecondsAndAPointThatOfOne) {
    Course course;
    course.steps(4);
    *course.counts.audio_sent.bytes += 12'000;
    course.step();
    EXPECT_EQ(course.readings().bitrate_sent, Reading(64'000));
    EXPECT_EQ(course.readings().history.bitrate_sent.back(), Reading(128'000));
    EXPECT_EQ(course.readings().history.bitrate_sent[3], Reading(32'000));
}

TEST(LinkStatistics, LossIsOfTheLastFiveSecondsInEitherDirection) {
    Course course;
    course.steps(6);
    *course.counts.audio_sent.packets_lost += 20;
    *course.counts.audio_received.packets_lost += 50;
    course.step();
    EXPECT_EQ(course.readings().loss_sent, Reading(80)) << "20 of the 250 that were sent";
    EXPECT_EQ(course.readings().loss_received, Reading(167)) << "50 of 250 that came and these 50";
    course.steps(4);
    EXPECT_EQ(course.readings().loss_sent, Reading(80));
    course.step();
    EXPECT_EQ(course.readings().loss_sent, Reading(0));
}

TEST(LinkStatistics, PacketsThatComeLateAfterAllAreNoLoss) {
    Course course;
    course.steps(3);
    *course.counts.audio_received.packets_lost -= 5;
    course.step();
    EXPECT_EQ(course.readings().loss_received, Reading(0));
}

TEST(LinkStatistics, OfAFewPacketsNoLossIsTold) {
    Course course;
    course.step();
    *course.counts.audio_sent.packets_lost = 1;
    course.step(400ms);
    EXPECT_EQ(course.readings().loss_sent, Reading());
}

TEST(LinkStatistics, TimesAreTheMeanOfThree) {
    Course course;
    course.steps(2);
    course.counts.round_trip_us = 80'000;
    course.counts.audio_received.jitter_us = 4600;
    course.step();
    EXPECT_EQ(course.readings().round_trip_ms, Reading(40));
    EXPECT_EQ(course.readings().audio_received.jitter_ms, Reading(5));
    course.counts.round_trip_us.reset();
    course.step();
    EXPECT_EQ(course.readings().round_trip_ms, Reading(50)) << "of those that are known";
}

TEST(LinkStatistics, APictureHasASizeAndARateOfFrames) {
    Course course;
    course.counts.video_sent = {.bytes = 0, .packets = 0, .frames = 0, .width = 640, .height = 480};
    course.counts.video_sent.codec = "VP8";
    course.counts.video_sent.limitation = QualityLimitation::Cpu;
    course.step();
    *course.counts.video_sent.frames += 31;
    course.step();
    *course.counts.video_sent.frames += 29;
    course.step();
    const MediaStatistics& video = course.readings().video_sent;
    EXPECT_EQ(video.frames_per_second, Reading(30));
    EXPECT_EQ(video.width, Reading(640));
    EXPECT_EQ(video.height, Reading(480));
    EXPECT_EQ(video.codec, "VP8");
    EXPECT_EQ(video.limitation, QualityLimitation::Cpu);
    EXPECT_EQ(video.bitrate, Reading(0)) << "known to be nothing";
}

TEST(LinkStatistics, CountersThatBeginAnewGiveNoRate) {
    Course course;
    course.steps(4);
    course.counts.audio_sent.bytes = 10;
    course.counts.audio_received.bytes = 10;
    course.step();
    EXPECT_EQ(course.readings().bitrate_sent, Reading());
    EXPECT_EQ(course.readings().history.bitrate_sent.back(), Reading());
    course.step();
    EXPECT_EQ(course.readings().bitrate_sent, Reading(32'000));
    EXPECT_EQ(course.readings().history.bitrate_sent.size(), 6U);
}

TEST(LinkStatistics, ANewConnectionKeepsTheSeries) {
    Course course;
    course.steps(3);
    course.link.begin_anew();
    EXPECT_EQ(course.readings().round_trip_ms, Reading());
    EXPECT_EQ(course.readings().history.round_trip_ms.size(), 3U);
    course.step();
    EXPECT_EQ(course.readings().bitrate_sent, Reading());
    EXPECT_EQ(course.readings().history.round_trip_ms.size(), 4U);
}

TEST(LinkStatistics, WhatDidNotComeIsAGap) {
    Course course;
    course.steps(3);
    course.link.miss();
    EXPECT_EQ(course.readings().round_trip_ms, Reading());
    EXPECT_EQ(course.readings().history.round_trip_ms.back(), Reading());
    EXPECT_EQ(course.readings().history.bitrate_received.size(), 4U);
}

TEST(LinkStatistics, NoRateIsTakenOverALongPause) {
    Course course;
    course.steps(3);
    course.step(11s);
    EXPECT_EQ(course.readings().bitrate_sent, Reading());
}

TEST(LinkStatistics, TheBrowsersClockIsBelievedUnlessItJumps) {
    Course late;
    late.step();
    late.now += 400ms;  // Told late, measured in time.
    late.step();
    EXPECT_EQ(late.readings().bitrate_sent, Reading(32'000));
    Course jumping;
    jumping.step();
    *jumping.counts.at_ms += 3'600'000;
    jumping.step();
    EXPECT_EQ(jumping.readings().bitrate_sent, Reading(32'000));
    Course silent;
    silent.counts.at_ms.reset();
    silent.steps(2);
    EXPECT_EQ(silent.readings().bitrate_sent, Reading(32'000));
    silent.link.take(silent.now, silent.counts);
    EXPECT_EQ(silent.readings().history.bitrate_sent.back(), Reading()) << "no time has passed";
}

TEST(LinkStatistics, AMinuteIsKept) {
    Course course;
    course.steps(200);
    const StatisticsHistory& history = course.readings().history;
    for (const auto* series : {&history.round_trip_ms, &history.loss_sent, &history.loss_received,
                               &history.bitrate_sent, &history.bitrate_received}) {
        EXPECT_EQ(series->size(), limits::statistics_points_max);
    }
}

struct Absurdity {
    const char* name;
    std::function<void(ConnectionCounts&)> say;
    std::function<bool(const ConnectionStatistics&)> is_unknown;
};

TEST(LinkStatistics, WhatIsAbsurdIsUnknown) {
    static constexpr std::int64_t huge = limits::statistics_counter_max;
    const Absurdity rows[] = {
        {"a round trip of hours", [](auto& it) { it.round_trip_us = huge; },
         [](const auto& it) { return !it.history.round_trip_ms.empty() && it.round_trip_ms == Reading(20); }},
        {"a negative round trip", [](auto& it) { it.round_trip_us = -1; },
         [](const auto& it) { return it.round_trip_ms == Reading(20); }},
        {"a bitrate of petabits", [](auto& it) { it.audio_sent.bytes = huge; },
         [](const auto& it) { return !it.bitrate_sent; }},
        {"counters beyond what can be counted", [](auto& it) { it.audio_sent.bytes = huge + 1; },
         [](const auto& it) { return !it.bitrate_sent; }},
        {"negative counters", [](auto& it) { it.audio_sent.packets = -7; },
         [](const auto& it) { return !it.loss_sent; }},
        {"more lost than sent", [](auto& it) { it.audio_sent.packets_lost = huge; },
         [](const auto& it) { return it.loss_sent == Reading(1000); }},
        {"a picture as wide as a town", [](auto& it) { it.video_sent.width = 1'000'000; },
         [](const auto& it) { return !it.video_sent.width; }},
        {"a picture without height", [](auto& it) { it.video_sent.height = 0; },
         [](const auto& it) { return !it.video_sent.height; }},
        {"a codec that is no name", [](auto& it) { it.video_sent.codec = "VP8\n<b>"; },
         [](const auto& it) { return it.video_sent.codec.empty(); }},
        {"a codec that goes on and on", [](auto& it) { it.video_sent.codec = std::string(33, 'x'); },
         [](const auto& it) { return it.video_sent.codec.empty(); }},
        {"no counters any more", [](auto& it) { it.audio_sent = {}; },
         [](const auto& it) { return !it.bitrate_sent && !it.loss_sent; }},
    };
    for (const Absurdity& row : rows) {
        Course course;
        course.steps(3);
        row.say(course.counts);
        course.link.take(course.now + 1s, course.counts);
        EXPECT_TRUE(row.is_unknown(course.readings())) << row.name;
    }
}

TEST(LinkStatistics, AThousandFramesInASecondAreNone) {
    Course course;
    course.counts.video_received.frames = 0;
    course.step();
    *course.counts.video_received.frames += 5000;
    course.step();
    EXPECT_EQ(course.readings().video_received.frames_per_second, Reading());
}

}  // namespace
}  // namespace parley::room
