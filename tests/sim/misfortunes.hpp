// Misfortunes: what befalls machines, networks and the server in a random run, and the healing of it all.
//
// What lasts ends by itself after a while, so that several may last at a time. The ends need no Misfortunes any more.
#pragma once

#include "sim/people.hpp"
#include "sim/signaling_network.hpp"
#include "sim/world.hpp"

namespace parley::sim {

class Misfortunes {
  public:
    Misfortunes(World& world, Tally& tally)
        : world_(world), surroundings_(world.surroundings()), chance_(world.surroundings().chance), tally_(tally) {}

    // ---- between tabs
    void cut_path();
    void cut_path_one_way();
    void heal_paths();
    // Glare: two sides that want to negotiate in the same moment.
    void restart_both();

    // ---- between tabs and the server
    void lose_socket();
    // Nobody gets through to the server, which remembers them.
    void part_server_from_all();
    // One tab does not, or only in one direction.
    void part_server_from_one();
    void restart_server();

    // ---- all networks of one, or of all
    // From one network to another: all paths are gone for a moment, and the socket is dead without saying so.
    void change_network();
    // The router that all share goes away.
    void lose_everything();

    // ---- one tab
    void sleep();
    void jump_clock();

    void heal();

  private:
    BrowserTab& any_tab() { return world_.any_awake_tab(); }
    void later(Span delay, Timeline::Action action);
    // Some cuts are noticed by nobody for long.
    void lose_socket_of(BrowserTab& tab);
    void cut_all_paths_of(const BrowserTab& tab);

    World& world_;
    Surroundings& surroundings_;
    Chance& chance_;
    Tally& tally_;
};

}  // namespace parley::sim
