// Files: what was accepted is there once and as it was sent, whatever befalls the links.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "sim/checks.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

constexpr std::uint32_t chunk = limits::file_chunk_bytes;

BrowserTab& join(World& world, const std::string& name) {
    return world.join({.name = name, .room = "room", .dialect = "parley"});
}

void offer(BrowserTab& tab, std::uint32_t source, std::uint32_t bytes) {
    tab.wish(intent::OfferFile{.source = source, .name = "file-" + std::to_string(source), .bytes = bytes});
}

// All that is offered to it.
void accept_all(BrowserTab& tab) {
    const std::vector<FileView> files = tab.snapshot().files;
    for (const FileView& file : files) {
        if (!file.is_own && file.state == FileState::Offered) tab.wish(intent::AcceptFile{.file = file.id});
    }
}

// Whether each file that the tab has got is the one that was sent, chunk by chunk, and closed once.
std::string wrong_with(BrowserTab& tab, std::uint32_t source, std::uint32_t bytes) {
    for (const FileView& file : tab.snapshot().files) {
        if (file.is_own || file.name != "file-" + std::to_string(source)) continue;
        if (file.state != FileState::Finished) return tab.label() + ": is " + std::string(to_text(file.state));
        const auto sink = tab.files().sinks().find(file.id);
        if (sink == tab.files().sinks().end()) return tab.label() + ": has no such file";
        if (sink->second.closings != 1 || sink->second.bytes != bytes) return tab.label() + ": is not complete";
        for (const auto& [offset, content] : sink->second.chunks) {
            const std::uint32_t expected = std::min(chunk, bytes - offset);
            if (content != ModelFiles::content(source, offset, expected)) return tab.label() + ": has other bytes";
        }
        return {};
    }
    return tab.label() + ": was not offered it";
}

FileState own_state(BrowserTab& tab) {
    for (const FileView& file : tab.snapshot().files) {
        if (file.is_own) return file.state;
    }
    return FileState::Failed;
}

class FilesStory : public testing::Test {
  protected:
    std::string problems() { return listed(world.settle()); }

    World world{{.seed = 5}};
    BrowserTab& ana = join(world, "Ana");
    BrowserTab& bo = join(world, "Bo");

    void SetUp() override { ASSERT_EQ(problems(), ""); }
};

TEST_F(FilesStory, BothSendAtTheSameTimeAndAThirdTakesNothing) {
    BrowserTab& cy = join(world, "Cy");
    ASSERT_EQ(problems(), "");
    offer(ana, 1, 10 * chunk + 7);
    offer(bo, 2, 0);
    world.run_for(1s);
    EXPECT_EQ(cy.snapshot().files.size(), 2U);
    EXPECT_TRUE(cy.files().sinks().empty());
    EXPECT_EQ(cy.snapshot().unread, 2U);
    accept_all(ana);
    accept_all(bo);
    world.run_for(30s);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(wrong_with(bo, 1, 10 * chunk + 7), "");
    EXPECT_EQ(wrong_with(ana, 2, 0), "");
    EXPECT_EQ(own_state(ana), FileState::Offered);
    EXPECT_EQ(bo.snapshot().counters.dropped_files, 0U);
    EXPECT_EQ(ana.snapshot().counters, Counters{});
}

TEST_F(FilesStory, GoesOnAfterTheConnectionWasThrownAwayAndSendsNothingTwiceThatWasWritten) {
    offer(ana, 1, 400 * chunk);
    world.run_for(1s);
    accept_all(bo);
    world.run_for(3s);
    const std::uint32_t before = bo.snapshot().files.front().bytes;
    EXPECT_GT(before, 0U);
    EXPECT_LT(before, 400 * chunk);
    world.surroundings().media.cut(ana.tab(), bo.tab());
    world.run_for(5s);
    EXPECT_EQ(bo.snapshot().files.front().state, FileState::Waiting);
    EXPECT_EQ(own_state(ana), FileState::Waiting);
    world.run_for(90s);
    world.surroundings().media.heal_all();
    EXPECT_EQ(problems(), "");
    world.run_for(120s);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(wrong_with(bo, 1, 400 * chunk), "");
    EXPECT_EQ(own_state(ana), FileState::Finished);
    EXPECT_EQ(bo.files().expected_chunks(), 0U);
}

TEST_F(FilesStory, WrongBytesAreSentAgain) {
    bo.files().corrupt_percent = 10;
    offer(ana, 1, 20 * chunk);
    world.run_for(1s);
    accept_all(bo);
    world.run_for(30s);
    EXPECT_EQ(wrong_with(bo, 1, 20 * chunk), "");
}

TEST_F(FilesStory, ASenderWhoVanishesHasNotFinished) {
    offer(ana, 1, 400 * chunk);
    world.run_for(1s);
    accept_all(bo);
    world.run_for(2s);
    ana.close(true);
    world.run_for(120s);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(bo.snapshot().files.front().state, FileState::Unfinished);
    EXPECT_TRUE(bo.files().sinks().empty());
    EXPECT_EQ(bo.files().expected_chunks(), 0U);
}

TEST(Files, AreThereOnceAndAsTheyWereSentAfterAnyLosses) {
    const char* const wanted = std::getenv("PARLEY_SIM_SEEDS");
    const auto seeds = static_cast<std::uint64_t>(wanted == nullptr ? 40 : std::max(std::atoi(wanted) / 5, 1));
    constexpr std::uint32_t bytes = 150 * chunk + 1;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        World world{{.seed = seed}};
        BrowserTab& ana = join(world, "Ana");
        BrowserTab& bo = join(world, "Bo");
        BrowserTab& cy = join(world, "Cy");
        ASSERT_EQ(listed(world.settle()), "") << "seed " << seed;
        offer(ana, 1, bytes);
        world.run_for(1s);
        accept_all(bo);
        accept_all(cy);
        Chance& chance = world.surroundings().chance;
        for (int loss = 0; loss < 4; ++loss) {
            world.run_for(chance.within({.least = 0ms, .most = 2s}));
            BrowserTab& one = chance.percent(50) ? bo : cy;
            if (chance.percent(30)) {
                world.surroundings().media.cut_one_way(one.tab(), ana.tab());
            } else {
                world.surroundings().media.cut(ana.tab(), one.tab());
            }
            world.run_for(chance.within({.least = 100ms, .most = 40s}));
            if (chance.percent(30)) one.restart_all_connections();
            world.surroundings().media.heal_all();
        }
        EXPECT_EQ(listed(world.settle()), "") << "seed " << seed;
        world.run_for(120s);
        EXPECT_EQ(listed(world.settle()), "") << "seed " << seed;
        EXPECT_EQ(wrong_with(bo, 1, bytes), "") << "seed " << seed;
        EXPECT_EQ(wrong_with(cy, 1, bytes), "") << "seed " << seed;
        EXPECT_EQ(own_state(ana), FileState::Finished) << "seed " << seed;
        if (HasFailure()) return;
    }
}

}  // namespace
}  // namespace parley::sim
