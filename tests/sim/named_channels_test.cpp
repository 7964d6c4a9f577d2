// Named channels: open between all pairs in both directions, whatever befalls the links.
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

void declare(BrowserTab& tab, const std::string& name) {
    tab.wish(intent::DeclareNamedChannel{.channel = {.name = name}});
}

class NamedChannelsStory : public testing::Test {
  protected:
    BrowserTab& join(const std::string& name) {
        return world.join({.name = name, .room = "room", .dialect = "parley"});
    }
    std::string problems() { return listed(world.settle()); }
    // Who does not send to so many by the name, or not receive from them.
    std::string wrong_with(const std::string& name, std::size_t others) {
        std::string wrong;
        for (BrowserTab* const tab : world.open_tabs()) {
            if (tab->sends_by(name) == others && tab->receives_by(name) == others) continue;
            wrong += tab->label() + " sends to " + std::to_string(tab->sends_by(name)) + " and receives from " +
                     std::to_string(tab->receives_by(name)) + "\n";
        }
        return wrong;
    }

    World world{{.seed = 5}};
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
};

TEST_F(NamedChannelsStory, AllPairsHaveThemWheneverTheyWereDeclared) {
    declare(ana, "draw");
    ASSERT_EQ(problems(), "");
    declare(bo, "draw");
    BrowserTab& cy = join("Cy");
    declare(cy, "draw");
    declare(cy, "cursor");
    ASSERT_EQ(problems(), "");
    EXPECT_EQ(wrong_with("draw", 2), "");
    EXPECT_EQ(cy.sends_by("cursor"), 2U);
    EXPECT_EQ(ana.receives_by("cursor"), 1U);
    EXPECT_EQ(ana.sends_by("cursor"), 0U);
}

TEST_F(NamedChannelsStory, LinksThatWereBuiltAnewHaveThemAgain) {
    BrowserTab& cy = join("Cy");
    for (BrowserTab* const tab : {&ana, &bo, &cy}) declare(*tab, "draw");
    ASSERT_EQ(problems(), "");
    ASSERT_EQ(wrong_with("draw", 2), "");
    const std::size_t opened_before = ana.connections_ever_opened();
    world.surroundings().media.cut(ana.tab(), bo.tab());
    world.surroundings().media.cut(ana.tab(), cy.tab());
    world.run_for(90s);
    world.surroundings().media.heal_all();
    EXPECT_EQ(problems(), "");
    EXPECT_GT(ana.connections_ever_opened(), opened_before);
    EXPECT_EQ(wrong_with("draw", 2), "");
    cy.restart_all_connections();
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(wrong_with("draw", 2), "");
}

TEST_F(NamedChannelsStory, ANameThatIsClosedAndDeclaredAgainIsOpenAgain) {
    declare(ana, "draw");
    declare(bo, "draw");
    ASSERT_EQ(problems(), "");
    for (int round = 0; round < 5; ++round) {
        ana.wish(intent::CloseNamedChannel{.name = "draw"});
        if (round % 2 == 0) {
            ASSERT_EQ(problems(), "");
            EXPECT_EQ(wrong_with("draw", 0), "");
        }
        declare(ana, "draw");
        ASSERT_EQ(problems(), "");
        EXPECT_EQ(wrong_with("draw", 1), "");
    }
    bo.wish(intent::CloseNamedChannel{.name = "draw"});
    ASSERT_EQ(problems(), "");
    EXPECT_EQ(wrong_with("draw", 0), "");
}

}  // namespace
}  // namespace parley::sim
