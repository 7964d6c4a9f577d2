// Safety codes: whoever is connected reads the same words, unless the server has put itself between them.
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

class SafetyStory : public testing::Test {
  protected:
    BrowserTab& join(const std::string& name) {
        return world.join({.name = name, .room = "room", .dialect = "parley"});
    }
    std::string problems() { return listed(world.settle()); }
    static std::string words(BrowserTab& tab) { return tab.snapshot().safety_code.words; }

    World world{{.seed = 11}};
};

TEST_F(SafetyStory, ThreeReadTheSameWordsAndPairsHaveTheirOwn) {
    BrowserTab& ana = join("Ana");
    ASSERT_EQ(problems(), "");
    EXPECT_EQ(words(ana), "");
    EXPECT_EQ(ana.snapshot().safety_code.missing, "");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const std::string of_two = words(ana);
    EXPECT_EQ(of_two, view_of(ana, bo)->safety_code);
    BrowserTab& cy = join("Cy");
    ASSERT_EQ(problems(), "");
    EXPECT_NE(words(ana), "");
    EXPECT_NE(words(ana), of_two);
    EXPECT_EQ(words(ana), words(bo));
    EXPECT_EQ(words(ana), words(cy));
    EXPECT_EQ(view_of(ana, bo)->safety_code, of_two);
    EXPECT_EQ(view_of(ana, cy)->safety_code, view_of(cy, ana)->safety_code);
    EXPECT_NE(view_of(ana, cy)->safety_code, of_two);
    world.want_out(cy);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(words(ana), of_two);
    EXPECT_FALSE(ana.snapshot().notice.has_value());
}

TEST_F(SafetyStory, AConnectionThatIsBuiltAnewChangesNothing) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const std::string before = words(ana);
    const std::size_t opened = ana.connections_ever_opened();
    world.surroundings().media.cut(ana.tab(), bo.tab());
    world.run_for(90s);
    EXPECT_EQ(words(ana), before);
    world.surroundings().media.heal_all();
    EXPECT_EQ(problems(), "");
    EXPECT_GT(ana.connections_ever_opened(), opened);
    EXPECT_EQ(words(ana), before);
    EXPECT_EQ(words(bo), before);
    EXPECT_FALSE(ana.snapshot().notice.has_value());
}

TEST_F(SafetyStory, WhoComesAgainHasANewCertificate) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const std::string before = words(ana);
    world.want_out(bo);
    ASSERT_EQ(problems(), "");
    world.want_in(bo);
    ASSERT_EQ(problems(), "");
    EXPECT_NE(words(ana), before);
    EXPECT_EQ(words(ana), words(bo));
}

TEST_F(SafetyStory, AServerThatSwapsCertificatesIsFoundOutByComparing) {
    world.surroundings().signaling.set_tampering([](std::string frame) {
        static const std::regex fingerprint("fingerprint:model [0-9/]+");
        return std::regex_replace(frame, fingerprint, "fingerprint:model 666/666");
    });
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    world.run_for(60s);
    ASSERT_NE(view_of(ana, bo), nullptr);
    EXPECT_NE(words(ana), "");
    EXPECT_NE(words(bo), "");
    EXPECT_NE(words(ana), words(bo));
    EXPECT_NE(view_of(ana, bo)->safety_code, view_of(bo, ana)->safety_code);
}

TEST_F(SafetyStory, AServerThatComesInBetweenLaterIsAnnounced) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    world.surroundings().signaling.set_tampering([](std::string frame) {
        static const std::regex fingerprint("fingerprint:model [0-9/]+");
        return std::regex_replace(frame, fingerprint, "fingerprint:model 666/666");
    });
    world.surroundings().media.cut(ana.tab(), bo.tab());
    world.run_for(90s);
    world.surroundings().media.heal_all();
    world.run_for(120s);
    ASSERT_TRUE(ana.snapshot().notice.has_value());
    EXPECT_EQ(ana.snapshot().notice->text,
              "Bo: the safety code has changed. Compare it again; if it differs, somebody is in between.");
    EXPECT_NE(words(ana), words(bo));
}

}  // namespace
}  // namespace parley::sim
