// Statistics: who watches sees all links as they are, whatever befalls them, and only connections that stand are
// measured.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

class StatisticsStory : public testing::Test {
  protected:
    BrowserTab& join(const std::string& name) {
        return world.join({.name = name, .room = "room", .dialect = "parley"});
    }
    std::string problems() { return listed(world.settle()); }
    // By the name of the member.
    static std::map<std::string, Finding> findings(BrowserTab& tab) {
        std::map<std::string, Finding> found;
        for (const ConnectionStatistics& one : tab.snapshot().statistics.all()) {
            for (const MemberView& member : tab.snapshot().members) {
                if (member.id == one.member) found[member.name] = one.diagnosis.finding;
            }
        }
        return found;
    }

    World world{{.seed = 6}};
};

using Findings = std::map<std::string, Finding>;

TEST_F(StatisticsStory, FollowsLinksThatBreakAndHealAndMembersWhoComeAndGo) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    ana.wish(intent::WatchStatistics{.on = true});
    world.run_for(3s);
    EXPECT_EQ(findings(ana), (Findings{{"Bo", Finding::Well}}));
    EXPECT_FALSE(bo.snapshot().statistics.is_watched());
    BrowserTab& cy = join("Cy");
    ASSERT_EQ(problems(), "");
    world.run_for(3s);
    EXPECT_EQ(findings(ana), (Findings{{"Bo", Finding::Well}, {"Cy", Finding::Well}}));
    world.surroundings().media.cut(ana.tab(), bo.tab());
    // Long enough for the connection to be thrown away.
    world.run_for(90s);
    EXPECT_EQ(findings(ana), (Findings{{"Bo", Finding::NotConnected}, {"Cy", Finding::Well}}));
    world.surroundings().media.heal_all();
    EXPECT_EQ(problems(), "");
    world.run_for(3s);
    EXPECT_EQ(findings(ana), (Findings{{"Bo", Finding::Well}, {"Cy", Finding::Well}}));
    world.want_out(cy);
    cy.wish(intent::Leave{});
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(findings(ana), (Findings{{"Bo", Finding::Well}}));
    world.want_out(ana);
    ana.wish(intent::Leave{});
    EXPECT_FALSE(ana.snapshot().statistics.is_watched());
}

}  // namespace
}  // namespace parley::sim
