// People: what those in front of the screens do in a random run.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "sim/swarm.hpp"
#include "sim/world.hpp"

namespace parley::sim {

// What happened how often, by name.
using Tally = std::map<std::string_view, std::uint64_t>;

class People {
  public:
    People(World& world, const Swarm& swarm, Tally& tally)
        : world_(world), chance_(world.surroundings().chance), swarm_(swarm), tally_(tally) {}

    // Somebody new, or somebody in a lobby.
    void come();
    // All of these need a tab that is awake.
    void go();
    void close_tab();
    void reload();
    // The browser's menu: the same page once more, for the same person.
    void duplicate_tab();
    void toggle_device();
    void unplug_device();
    void choose_device();
    void change_room();
    void share_or_stop();
    void click_around();
    // Somebody writes to the others, every time something else.
    void write_something();

  private:
    BrowserTab& any_tab() { return world_.any_awake_tab(); }
    std::string free_name();
    void open(const TabOptions& options);

    World& world_;
    Chance& chance_;
    const Swarm& swarm_;
    Tally& tally_;
    std::uint64_t written_ = 0;  // Messages, so that each has a text of its own.
    std::uint64_t shares_ = 0;
};

}  // namespace parley::sim
