// World: opening tabs, wishing for rooms, and settling down.
#include "sim/world.hpp"

#include <utility>

#include "sim/checks.hpp"
#include "sim/dialects.hpp"

namespace parley::sim {

World::World(const WorldOptions& options)
    : surroundings_(options.seed, options.keeps_notes),
      server_(surroundings_.timeline, surroundings_.chance, surroundings_.journal, surroundings_.signaling,
              options.hub) {}

TabOptions tab_of(const Person& person) {
    TabOptions options;
    options.client.signal_url = "ws://hub.test";
    options.client.dialect = person.dialect;
    options.client.room = person.room;
    options.client.name = person.name;
    options.client.page_url = "https://parley.test/";
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

std::vector<BrowserTab*> World::open_tabs() const {
    std::vector<BrowserTab*> open;
    for (const auto& tab : tabs_) {
        if (!tab->is_closed()) open.push_back(tab.get());
    }
    return open;
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
    const Instant end = surroundings_.timeline.now() + patience;
    Instant well_since = surroundings_.timeline.now();
    std::vector<std::string> problems;
    while (surroundings_.timeline.now() < end) {
        run_for(pause);
        problems = problems_of(*this);
        if (!problems.empty()) {
            well_since = surroundings_.timeline.now();
            let_people_retry();
        }
        if (surroundings_.timeline.now() - well_since >= quiet_time) return {};
    }
    return problems;
}

std::string World::story() const {
    std::string story;
    for (const std::string& note : surroundings_.journal.notes()) story += note + "\n";
    return story;
}

}  // namespace parley::sim
