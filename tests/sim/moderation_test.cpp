// Hosts and doors: whatever happens to sockets and servers, all agree on who is host and whether the room is locked.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"
#include "support/proof.hpp"

namespace parley::sim {
namespace {

HubOptions with_places() {
    HubOptions options;
    options.prove = test::prove;
    return options;
}

// What the tabs in the room do not agree on; empty where all is one.
std::string disagreement(World& world) {
    std::vector<BrowserTab*> inside;
    for (BrowserTab* const tab : world.open_tabs()) {
        if (tab->snapshot().phase == Phase::InRoom) inside.push_back(tab);
    }
    if (inside.empty()) return {};
    const ModerationView& first = inside.front()->snapshot().moderation;
    for (BrowserTab* const tab : inside) {
        const ModerationView& view = tab->snapshot().moderation;
        if (view.host != first.host) return tab->label() + " takes another one for the host";
        if (view.is_locked != first.is_locked) return tab->label() + " sees another lock";
    }
    const bool is_here =
        std::any_of(inside.begin(), inside.end(), [&](BrowserTab* tab) { return tab->snapshot().self == first.host; });
    return is_here ? "" : "the host is not here";
}

void admit_all(World& world) {
    for (BrowserTab* const tab : world.awake_tabs()) {
        const std::vector<KnockView> knocks = tab->snapshot().moderation.knocks;
        for (const KnockView& knock : knocks) tab->wish(intent::AnswerKnock{.id = knock.id, .admits = true});
    }
}

class Moderation : public testing::Test {
  protected:
    World world{{.seed = 17, .hub = with_places()}};
    BrowserTab& ana = world.join({.name = "Ana"});

    BrowserTab& join(const std::string& name) {
        BrowserTab& tab = world.join({.name = name});
        EXPECT_EQ(listed(world.settle()), "");
        return tab;
    }
    void SetUp() override { ASSERT_EQ(listed(world.settle()), ""); }
    const PeerId& host() { return ana.snapshot().moderation.host; }
    bool is_locked() { return ana.snapshot().moderation.is_locked; }
    void expect_agreement() {
        EXPECT_EQ(listed(world.settle()), "");
        EXPECT_EQ(disagreement(world), "");
    }
};

TEST_F(Moderation, TheFirstIsHost) {
    BrowserTab& bo = join("Bo");
    EXPECT_EQ(host(), ana.snapshot().self);
    EXPECT_EQ(bo.snapshot().moderation.host, ana.snapshot().self);
}

TEST_F(Moderation, AHostIsHandedOverAndLost) {
    BrowserTab& bo = join("Bo");
    BrowserTab& cy = join("Cy");
    ana.wish(intent::LockRoom{.locked = true});
    ana.wish(intent::MakeHost{.id = cy.snapshot().self});
    expect_agreement();
    EXPECT_EQ(host(), cy.snapshot().self);
    cy.close(true);
    expect_agreement();
    EXPECT_EQ(host(), ana.snapshot().self);
    EXPECT_EQ(bo.snapshot().moderation.host, ana.snapshot().self);
    EXPECT_TRUE(is_locked());
}

TEST_F(Moderation, AWishThatIsSaidWhileTheServerIsAwayIsHeardLater) {
    join("Bo");
    ana.cut_socket(0ms);
    ana.wish(intent::LockRoom{.locked = true});
    expect_agreement();
    EXPECT_TRUE(is_locked());
}

TEST_F(Moderation, WhoKnocksWhileTheHostIsAwayIsLetInWhenItIsBack) {
    join("Bo");
    ana.wish(intent::LockRoom{.locked = true});
    expect_agreement();
    ana.cut_socket(20s);
    BrowserTab& cy = world.join({.name = "Cy"});
    world.run_for(5s);
    EXPECT_TRUE(cy.snapshot().moderation.is_waiting);
    ana.tell(event::NetworkChanged{.online = true});
    world.run_for(5s);
    ASSERT_EQ(ana.snapshot().moderation.knocks.size(), 1U);
    admit_all(world);
    expect_agreement();
    EXPECT_EQ(ana.snapshot().members.size(), 2U);
}

TEST_F(Moderation, ALockOutlivesTheServer) {
    BrowserTab& bo = join("Bo");
    ana.wish(intent::LockRoom{.locked = true});
    expect_agreement();
    world.server().stop();
    world.run_for(10s);
    world.server().start();
    expect_agreement();
    EXPECT_TRUE(is_locked());
    EXPECT_EQ(host(), ana.snapshot().self);
    EXPECT_NE(view_of(bo, ana), nullptr);
}

TEST_F(Moderation, ALockOutlivesTheChangeToTheNextServer) {
    join("Bo");
    join("Cy");
    ana.wish(intent::LockRoom{.locked = true});
    expect_agreement();
    world.server().replace(3s);
    world.run_for(10s);
    expect_agreement();
    EXPECT_TRUE(is_locked());
    EXPECT_EQ(host(), ana.snapshot().self);
}

TEST_F(Moderation, WhoIsRemovedStaysAway) {
    BrowserTab& bo = join("Bo");
    join("Cy");
    ana.wish(intent::RemoveMember{.id = bo.snapshot().self});
    world.run_for(1s);
    EXPECT_EQ(bo.snapshot().phase, Phase::Lobby);
    bo.wish(intent::Join{});
    world.run_for(10s);
    EXPECT_EQ(bo.snapshot().phase, Phase::Lobby);
    world.want_out(bo);
    expect_agreement();
    EXPECT_EQ(ana.snapshot().members.size(), 1U);
}

TEST(ModerationUnderFaults, AllAgreeInTheEnd) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(seed);
        World world({.seed = seed, .hub = with_places()});
        Chance& chance = world.surroundings().chance;
        for (const char* const name : {"Ana", "Bo", "Cy"}) world.join({.name = name});
        ASSERT_EQ(listed(world.settle()), "");
        world.join({.name = "Di"});
        for (int step = 0; step < 12; ++step) {
            BrowserTab& tab = world.any_awake_tab();
            const std::vector<MemberView>& others = tab.snapshot().members;
            switch (chance.below(7)) {
            case 0: tab.wish(intent::LockRoom{.locked = chance.percent(70)}); break;
            case 1:
                if (!others.empty()) tab.wish(intent::MakeHost{.id = others[chance.below(others.size())].id});
                break;
            case 2: tab.cut_socket(chance.within({.least = 0ms, .most = 5s})); break;
            case 3: world.server().replace(chance.within({.least = 0ms, .most = 3s})); break;
            case 4:
                world.server().stop();
                world.run_for(chance.within({.least = 100ms, .most = 8s}));
                world.server().start();
                break;
            case 5:
                if (!others.empty()) tab.wish(intent::AskMember{.id = others.front().id, .what = AskedFor::Mute});
                break;
            default: admit_all(world);
            }
            world.run_for(chance.within({.least = 0ms, .most = 3s}));
        }
        for (int second = 0; second < 90; ++second) {
            world.run_for(1s);
            // Who found no server is in the lobby again.
            for (BrowserTab* const tab : world.awake_tabs()) {
                if (tab->snapshot().phase == Phase::Lobby) tab->wish(intent::Join{});
            }
            admit_all(world);
        }
        EXPECT_EQ(listed(world.settle()), "");
        EXPECT_EQ(disagreement(world), "");
    }
}

}  // namespace
}  // namespace parley::sim
