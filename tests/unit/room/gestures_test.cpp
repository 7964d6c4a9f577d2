// Gestures: the queue of raised hands, and reactions that pass.
#include "core/room/gestures.hpp"

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::room {
namespace {

const PeerId ana{"a"};
const PeerId ben{"b"};
const PeerId own{};
const Instant begin{Duration(1000)};

TEST(Gestures, HandsStandInTheOrderInWhichTheyWereRaised) {
    Gestures gestures;
    gestures.set_hand(ben, true);
    gestures.raise_own(true);
    gestures.set_hand(ana, true);
    gestures.set_hand(ben, true);
    EXPECT_EQ(gestures.hands(), (std::vector<PeerId>{ben, own, ana}));
    gestures.set_hand(ben, false);
    gestures.set_hand(ben, true);
    EXPECT_EQ(gestures.hands(), (std::vector<PeerId>{own, ana, ben}));
    EXPECT_TRUE(gestures.own_hand());
    EXPECT_TRUE(gestures.is_raised(ana));
}

TEST(Gestures, AReactionIsShownForItsTime) {
    Gestures gestures;
    EXPECT_EQ(gestures.next_deadline(), std::nullopt);
    EXPECT_TRUE(gestures.on_reaction(begin, ana, Reaction::Heart));
    EXPECT_EQ(gestures.reaction_of(ana), Reaction::Heart);
    EXPECT_EQ(gestures.reaction_of(ben), std::nullopt);
    EXPECT_EQ(gestures.next_deadline(), begin + reaction_lasts);
    gestures.on_time(begin + reaction_lasts - 1ms);
    EXPECT_EQ(gestures.reaction_of(ana), Reaction::Heart);
    gestures.on_time(begin + reaction_lasts);
    EXPECT_EQ(gestures.reaction_of(ana), std::nullopt);
    EXPECT_EQ(gestures.next_deadline(), std::nullopt);
}

TEST(Gestures, ANewerReactionTakesThePlaceOfTheFormer) {
    Gestures gestures;
    gestures.on_reaction(begin, ana, Reaction::Heart);
    gestures.on_reaction(begin + 3s, ana, Reaction::Party);
    gestures.on_time(begin + 5s);
    EXPECT_EQ(gestures.reaction_of(ana), Reaction::Party);
    EXPECT_EQ(gestures.next_deadline(), begin + 3s + reaction_lasts);
}

TEST(Gestures, NobodyReactsMoreOftenThanItsRate) {
    Gestures gestures;
    for (std::uint32_t i = 0; i < limits::reactions_burst; ++i) EXPECT_TRUE(gestures.react(begin, Reaction::Clap));
    EXPECT_FALSE(gestures.react(begin, Reaction::Clap));
    EXPECT_FALSE(gestures.react(begin + 999ms, Reaction::Clap));
    EXPECT_TRUE(gestures.react(begin + 1s, Reaction::Clap));
    // Others have a share of their own, twice as large.
    std::uint32_t taken = 0;
    for (int i = 0; i < 1'000'000; ++i) taken += gestures.on_reaction(begin, ana, Reaction::Clap) ? 1 : 0;
    EXPECT_EQ(taken, 2 * limits::reactions_burst);
    EXPECT_TRUE(gestures.on_reaction(begin, ben, Reaction::Clap));
}

TEST(Gestures, WhoHasLeftIsForgotten) {
    Gestures gestures;
    for (const PeerId& who : {ana, ben}) gestures.set_hand(who, true);
    gestures.raise_own(true);
    gestures.on_reaction(begin, ana, Reaction::Laugh);
    gestures.react(begin, Reaction::Surprise);
    gestures.forget(ana);
    EXPECT_EQ(gestures.hands(), (std::vector<PeerId>{ben, own}));
    EXPECT_EQ(gestures.reaction_of(ana), std::nullopt);
    gestures.forget_others();
    EXPECT_EQ(gestures.hands(), std::vector<PeerId>{own});
    EXPECT_EQ(gestures.own_reaction(), Reaction::Surprise);
    gestures.forget_all();
    EXPECT_TRUE(gestures.hands().empty());
    EXPECT_EQ(gestures.own_reaction(), std::nullopt);
}

}  // namespace
}  // namespace parley::room
