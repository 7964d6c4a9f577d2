// Base: text, timers, handles and chance.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/base/random.hpp"
#include "core/base/text.hpp"
#include "core/base/timer_table.hpp"
#include "core/border/handle.hpp"

namespace parley {
namespace {

TEST(Text, IsTidied) {
    EXPECT_EQ(tidied("  Ana \n", 100), "Ana");
    EXPECT_EQ(tidied("A\x01\x7F"
                     "B",
                     100),
              "AB");
    EXPECT_EQ(tidied("   ", 100), "");
}

TEST(Text, TurnsNoOtherTextRound) {
    EXPECT_EQ(tidied("\u202EAna\u2066\u2069", 100), "Ana");
    EXPECT_EQ(tidied("\u202A \u202DBen\u0085", 100), "Ben");
    EXPECT_EQ(tidied("\u05D0\u200F \u200EA", 100), "\u05D0\u200F \u200EA") << "marks turn nothing but themselves";
    EXPECT_EQ(tidied("\U0001F469\u200D\U0001F680", 100), "\U0001F469\u200D\U0001F680") << "joined emoji";
    EXPECT_EQ(tidied("\xE2\x80", 100), "\xE2\x80") << "what is cut off is not looked beyond";
}

TEST(Text, IsNeverCutInsideACharacter) {
    const std::string umlauts = "\xC3\xA4\xC3\xB6\xC3\xBC";
    EXPECT_EQ(tidied(umlauts, 6), umlauts);
    EXPECT_EQ(tidied(umlauts, 5), "\xC3\xA4\xC3\xB6");
    EXPECT_EQ(tidied("\xF0\x9F\x98\x80", 3), "");
}

TEST(Text, IsEscapedForAddresses) {
    EXPECT_EQ(percent_encoded("blue fox/\xC3\xA4~"), "blue%20fox%2F%C3%A4~");
}

enum class Alarm { Early, Late, Count };

TEST(TimerTable, NamesTheSoonestAndGivesEachOnce) {
    TimerTable<Alarm> timers;
    EXPECT_FALSE(timers.next_deadline());
    timers.arm(Alarm::Late, Instant(20ms));
    timers.arm(Alarm::Early, Instant(10ms));
    EXPECT_EQ(timers.next_deadline(), Instant(10ms));
    EXPECT_FALSE(timers.take_expired(Instant(9ms)));
    EXPECT_EQ(timers.take_expired(Instant(30ms)), Alarm::Early);
    EXPECT_EQ(timers.take_expired(Instant(30ms)), Alarm::Late);
    EXPECT_FALSE(timers.take_expired(Instant(30ms)));
}

TEST(HandleAllocator, AReleasedHandleIsNeverLiveAgain) {
    HandleAllocator<TrackHandle> tracks;
    std::set<std::uint32_t> seen;
    for (int i = 0; i < 70'000; ++i) {
        const TrackHandle track = tracks.allocate();
        EXPECT_TRUE(tracks.is_live(track));
        ASSERT_TRUE(seen.insert(track.packed()).second);
        EXPECT_EQ(TrackHandle::from_packed(track.packed()), track);
        tracks.release(track);
        EXPECT_FALSE(tracks.is_live(track));
    }
    EXPECT_FALSE(tracks.is_live(TrackHandle{}));
}

TEST(Random, TheSameSeedGivesTheSameRun) {
    Random a(7);
    Random b(7);
    Random c(8);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(a.next(), b.next());
    EXPECT_NE(a.next(), c.next());
    for (int i = 0; i < 1000; ++i) EXPECT_LT(a.below(3), 3U);
}

}  // namespace
}  // namespace parley
