// Presence: who is asked whether it is there, when, and who is taken for gone.
#include "core/client/presence.hpp"

#include <gtest/gtest.h>

namespace parley::client {
namespace {

const PeerId ben{"ben"};
const PeerId cem{"cem"};
constexpr Instant start{1s};
using Ids = std::vector<PeerId>;

TEST(Presence, AsksNobodyTowardsWhomPacketsPass) {
    Presence presence;
    presence.on_link(start, ben, true);
    EXPECT_EQ(presence.next_deadline(), std::nullopt);
    presence.on_link(start, ben, false);
    presence.on_link(start + 1s, ben, true);
    EXPECT_EQ(presence.next_deadline(), std::nullopt);
    EXPECT_TRUE(presence.on_time(start + 1h).asked_after.empty());
}

TEST(Presence, AsksTwiceAndThenTakesForGone) {
    Presence presence;
    presence.on_link(start, ben, false);
    presence.on_link(start + 4s, ben, false);  // As after every event.
    EXPECT_EQ(presence.next_deadline(), start + Presence::patience);
    EXPECT_TRUE(presence.on_time(start + Presence::patience - 1ms).asked_after.empty());
    Instant now = start + Presence::patience;
    for (std::uint32_t question = 0; question < Presence::questions_max; ++question) {
        const auto findings = presence.on_time(now);
        EXPECT_EQ(findings.asked_after, Ids{ben});
        EXPECT_TRUE(findings.vanished.empty());
        EXPECT_TRUE(presence.on_time(now).asked_after.empty()) << "once at a time";
        now += Presence::answer_patience;
        EXPECT_EQ(presence.next_deadline(), now);
    }
    EXPECT_EQ(presence.on_time(now).vanished, Ids{ben});
    EXPECT_EQ(presence.next_deadline(), std::nullopt);
}

// Its first question and the end of its patience come at once to a page that slept.
TEST(Presence, NeverTakesForGoneWhomItHasJustAsked) {
    Presence presence;
    presence.on_link(start, ben, false);
    for (int late = 1; late <= 2; ++late) {
        const auto findings = presence.on_time(start + late * 1h);
        EXPECT_EQ(findings.asked_after, Ids{ben});
        EXPECT_TRUE(findings.vanished.empty());
    }
}

TEST(Presence, LetsWhoAnswersBeForAWhile) {
    Presence presence;
    presence.on_link(start, ben, false);
    presence.on_heard(start, ben);
    EXPECT_EQ(presence.next_deadline(), start + Presence::patience) << "what nobody asked for is no answer";
    presence.on_time(start + Presence::patience);
    const Instant answered = start + Presence::patience + 1s;
    presence.on_heard(answered, ben);
    EXPECT_EQ(presence.next_deadline(), answered + Presence::pause);
    EXPECT_EQ(presence.on_time(answered + Presence::pause).asked_after, Ids{ben});
}

TEST(Presence, KnowsMembersApart) {
    Presence presence;
    presence.on_link(start, ben, false);
    presence.on_link(start + 1s, cem, false);
    EXPECT_EQ(presence.on_time(start + Presence::patience).asked_after, Ids{ben});
    EXPECT_EQ(presence.next_deadline(), start + 1s + Presence::patience);
    presence.forget(cem);
    EXPECT_EQ(presence.next_deadline(), start + Presence::patience + Presence::answer_patience);
    presence.on_heard(start, cem);
    presence.clear();
    EXPECT_EQ(presence.next_deadline(), std::nullopt);
}

}  // namespace
}  // namespace parley::client
