// World: tabs, people at them, a server and the networks between, all from one seed and in virtual time.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/border/hub_options.hpp"
#include "sim/broadcast_medium.hpp"
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

    // The machine sleeps: nothing runs in the tab, and it neither sends nor answers anything.
    void suspend(BrowserTab& tab);
    struct Awakening {
        bool clock_stood = false;       // See BrowserTab::wake().
        bool network_is_first = false;  // It is there before the page does anything; otherwise after all that waited.
    };
    // Also for a tab of which only the page stood still. The page is told that it can be seen.
    void wake(BrowserTab& tab, const Awakening& awakening);

    void run_for(Duration duration) { surroundings_.timeline.run_until(surroundings_.timeline.now() + duration); }
    // Within this time after the last misfortune all must be well.
    static constexpr Duration healing_time_max = 210s;
    // Runs until all is well and stays well for a while. Returns what is wrong later than `patience`.
    std::vector<std::string> settle(Duration patience = healing_time_max);
    // How long that took, without the while in which all stayed well.
    Duration settled_after() const { return settled_after_; }

    Surroundings& surroundings() { return surroundings_; }
    ModelServer& server() { return server_; }
    BroadcastMedium& medium() { return medium_; }
    // Open and closed ones, in the order in which they were opened.
    const std::vector<std::unique_ptr<BrowserTab>>& tabs() const { return tabs_; }
    std::vector<BrowserTab*> open_tabs() const;
    std::vector<BrowserTab*> awake_tabs() const;
    // By chance. There must be one.
    BrowserTab& any_awake_tab();
    // The journal's notes as one text.
    std::string story() const;

  private:
    void let_people_retry();

    Surroundings surroundings_;
    ModelServer server_;
    BroadcastMedium medium_;  // For those who do without the server.
    std::vector<std::unique_ptr<BrowserTab>> tabs_;
    std::set<TabNumber> wanting_in_;
    Duration settled_after_{};
};

TabOptions tab_of(const Person& person);

}  // namespace parley::sim
