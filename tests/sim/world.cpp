// World: opening tabs, wishing for rooms, and settling down.
#include "sim/world.hpp"

#include <utility>

#include "core/base/assert.hpp"
#include "sim/checks.hpp"
#include "sim/dialects.hpp"

namespace parley::sim {

World::World(const WorldOptions& options)
    : surroundings_(options.seed, options.keeps_notes),
      server_(surroundings_.timeline, surroundings_.chance, surroundings_.journal, surroundings_.signaling,
              options.hub),
      medium_(surroundings_.signaling) {}

TabOptions tab_of(const Person& person) {
    TabOptions options;
    options.client.signal_url = "ws://hub.test";
    options.client.dialect = person.dialect;
    options.client.room = person.room;
    options.client.name = person.name;
    options.client.page_url = "https://parley.test/";
    options.client.can_share_screen = true;
    options.client.link_window_seconds = 24 * 3600;  // Stories and schedules may cut paths for long.
    if (facts_of(person.dialect).needs_identity) options.client.token = "user-of-" + person.name + ":" + person.name;
    return options;
}

BrowserTab& World::open_tab(TabOptions options) {
    const auto number = static_cast<TabNumber>(tabs_.size() + 1);
    const bool joins = options.client.join_at_once;
    BrowserTab& tab = *tabs_.emplace_back(std::make_unique<BrowserTab>(surroundings_, number, std::move(options)));
    if (joins) wanting_in_.insert(number);
    tab.start();
    return tab;
}

BrowserTab& World::open_tab(const Person& person) {
    return open_tab(tab_of(person));
}

BrowserTab& World::join(const Person& person) {
    BrowserTab& tab = open_tab(person);
    want_in(tab);
    return tab;
}

void World::want_in(BrowserTab& tab) {
    wanting_in_.insert(tab.tab());
    tab.wish(intent::Join{});
}

void World::want_out(BrowserTab& tab) {
    wanting_in_.erase(tab.tab());
    tab.wish(intent::Leave{});
}

void World::suspend(BrowserTab& tab) {
    surroundings_.media.set_asleep(tab.tab(), true);
    surroundings_.signaling.block(tab, SignalingNetwork::Way::Both);
    tab.sleep();
}

void World::wake(BrowserTab& tab, const Awakening& awakening) {
    if (!tab.is_asleep()) return;
    if (!awakening.network_is_first) tab.wake(awakening.clock_stood);
    surroundings_.media.set_asleep(tab.tab(), false);
    surroundings_.signaling.unblock(tab);
    if (awakening.network_is_first) tab.wake(awakening.clock_stood);
    tab.tell(event::PageShown{});
}

std::vector<BrowserTab*> World::open_tabs() const {
    std::vector<BrowserTab*> open;
    for (const auto& tab : tabs_) {
        if (!tab->is_closed()) open.push_back(tab.get());
    }
    return open;
}

std::vector<BrowserTab*> World::awake_tabs() const {
    std::vector<BrowserTab*> awake = open_tabs();
    std::erase_if(awake, [](BrowserTab* tab) { return tab->is_asleep(); });
    return awake;
}

BrowserTab& World::any_awake_tab() {
    const std::vector<BrowserTab*> awake = awake_tabs();
    PARLEY_ASSERT(!awake.empty());
    return *awake[surroundings_.chance.below(awake.size())];
}

void World::let_people_retry() {
    for (BrowserTab* const tab : open_tabs()) {
        if (is_wanting_in(*tab) && tab->snapshot().phase == Phase::Lobby) tab->wish(intent::Join{});
    }
}

std::vector<std::string> World::settle(Duration patience) {
    constexpr Duration pause = 2s;
    // Longer than every pause of the session, so that what is still to go wrong has gone wrong.
    constexpr Duration quiet_time = 30s;
    const Instant start = surroundings_.timeline.now();
    settled_after_ = {};
    Duration time{};
    while (time < settled_after_ + quiet_time) {
        run_for(pause);
        time = surroundings_.timeline.now() - start;
        std::vector<std::string> problems = problems_of(*this);
        if (problems.empty()) continue;
        if (time > patience) return problems;
        settled_after_ = time;
        let_people_retry();
    }
    return {};
}

std::string World::story() const {
    std::string story;
    for (const std::string& note : surroundings_.journal.notes()) story += note + "\n";
    return story;
}

}  // namespace parley::sim
