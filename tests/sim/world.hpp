// World: tabs, people at them, a server and the networks between, all from one seed and in virtual time.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/border/hub_options.hpp"
#include "sim/browser_tab.hpp"
#include "sim/model_server.hpp"
#include "sim/surroundings.hpp"

namespace parley::sim {

struct WorldOptions {
    std::uint64_t seed = 1;
    HubOptions hub = {};
    bool keeps_notes = false;
};

// A person with a browser, as most stories need it: both devices work.
struct Person {
    std::string name;
    std::string room = "room";
    std::string dialect = "parley";
};

class World {
  public:
    explicit World(const WorldOptions& options);

    // Opens a tab that stands in the lobby.
    BrowserTab& open_tab(TabOptions options);
    BrowserTab& open_tab(const Person& person);
    // The same, and the person presses Join.
    BrowserTab& join(const Person& person);

    // What people want is remembered: who wants in and is thrown out tries again while the world settles.
    void want_in(BrowserTab& tab);
    void want_out(BrowserTab& tab);
    bool is_wanting_in(const BrowserTab& tab) const { return wanting_in_.contains(tab.tab()); }

    void run_for(Duration duration) { surroundings_.timeline.run_until(surroundings_.timeline.now() + duration); }
    // Runs until all is well and stays well for a while, or for `patience` at most. Returns what is wrong at the end.
    std::vector<std::string> settle(Duration patience = 240s);

    Surroundings& surroundings() { return surroundings_; }
    ModelServer& server() { return server_; }
    // Open and closed ones, in the order in which they were opened.
    const std::vector<std::unique_ptr<BrowserTab>>& tabs() const { return tabs_; }
    std::vector<BrowserTab*> open_tabs() const;
    // The journal's notes as one text.
    std::string story() const;

  private:
    void let_people_retry();

    Surroundings surroundings_;
    ModelServer server_;
    std::vector<std::unique_ptr<BrowserTab>> tabs_;
    std::set<TabNumber> wanting_in_;
};

TabOptions tab_of(const Person& person);

}  // namespace parley::sim
