// Relays: the credentials of every connection are good at every moment, however long a call lasts.
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"
#include "support/proof.hpp"

namespace parley::sim {
namespace {

constexpr std::chrono::seconds lifetime{80};
constexpr Duration step = 100ms;

class Relays : public testing::Test {
  protected:
    // The relay's clock, in milliseconds since the beginning.
    using Clock = std::shared_ptr<std::int64_t>;

    static HubOptions hub(const Clock& clock) {
        HubOptions options;
        options.prove = test::prove;
        options.grant_relays = [clock](const RelayWish&) -> RelayGrant {
            const std::int64_t end = *clock + Duration(lifetime).count();
            return {.servers = {{.url = "turn:relay", .username = std::to_string(end), .credential = "k"}},
                    .seconds = static_cast<std::uint32_t>(lifetime.count())};
        };
        return options;
    }
    void run_for(Duration time) {
        for (Duration run{}; run < time; run += step) {
            world.run_for(step);
            *clock += step.count();
        }
    }
    void expect_good_credentials(Duration time) {
        for (Duration run{}; run < time; run += step) {
            run_for(step);
            for (const BrowserTab* tab : {&ana, &bo}) {
                for (const auto& servers : tab->ice_servers()) {
                    ASSERT_EQ(servers.size(), 1U);
                    ASSERT_GT(std::stoll(servers[0].username), *clock) << tab->label() << " after " << run.count();
                }
            }
        }
    }

    Clock clock = std::make_shared<std::int64_t>(0);
    World world{{.seed = 5, .hub = hub(clock)}};
    BrowserTab& ana = world.join({.name = "Ana"});
    BrowserTab& bo = world.join({.name = "Bo"});

    void SetUp() override {
        run_for(5s);
        ASSERT_NE(view_of(bo, ana), nullptr);
        ASSERT_EQ(ana.ice_servers().size(), 1U);
        ASSERT_EQ(bo.ice_servers().size(), 1U);
    }
};

TEST_F(Relays, TakeTheCredentialsOfALongCall) {
    expect_good_credentials(10 * Duration(lifetime));
}

TEST_F(Relays, TakeThemAlsoWhileTheServerIsAway) {
    for (int i = 0; i < 20; ++i) {
        SCOPED_TRACE(i);
        // Before, at and after the moment for fresh ones. Looking for it takes a while, too.
        expect_good_credentials(40s + i * 2s);
        world.server().stop();
        expect_good_credentials(5s);
        world.server().start();
        if (HasFatalFailure()) return;
    }
}

TEST_F(Relays, TakeThemWhenAConnectionIsMadeAnew) {
    const auto before = ana.connections_ever_opened();
    expect_good_credentials(3 * Duration(lifetime));
    ana.restart_all_connections();
    expect_good_credentials(5s);
    BrowserTab& cem = world.join({.name = "Cem"});
    run_for(5s);
    EXPECT_NE(view_of(cem, ana), nullptr);
    EXPECT_GT(ana.connections_ever_opened(), before);
    expect_good_credentials(3 * Duration(lifetime));
}

}  // namespace
}  // namespace parley::sim
