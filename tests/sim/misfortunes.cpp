// Misfortunes: how each begins, and how it ends.
#include "sim/misfortunes.hpp"

#include <utility>

namespace parley::sim {

using Way = SignalingNetwork::Way;

void Misfortunes::later(Span delay, Timeline::Action action) {
    surroundings_.timeline.after(chance_.within(delay), std::move(action));
}

// ---- between tabs

void Misfortunes::cut_path() {
    ++tally_["paths cut"];
    surroundings_.media.cut(any_tab().tab(), any_tab().tab());
}

void Misfortunes::cut_path_one_way() {
    ++tally_["paths cut one way"];
    surroundings_.media.cut_one_way(any_tab().tab(), any_tab().tab());
}

void Misfortunes::heal_paths() {
    ++tally_["paths healed"];
    surroundings_.media.heal_all();
}

void Misfortunes::restart_both() {
    ++tally_["negotiations on both sides at once"];
    any_tab().restart_all_connections();
    any_tab().restart_all_connections();
}

// ---- between tabs and the server

void Misfortunes::lose_socket() {
    ++tally_["sockets lost"];
    lose_socket_of(any_tab());
}

void Misfortunes::lose_socket_of(BrowserTab& tab) {
    tab.cut_socket(chance_.within({.least = 0ms, .most = chance_.percent(15) ? 90s : 12s}));
}

void Misfortunes::part_server_from_all() {
    ++tally_["partitions between the server and all"];
    surroundings_.signaling.block_all(Way::Both);
    const Duration longest = chance_.percent(30) ? 90s : 10s;
    later({.least = 100ms, .most = longest}, [&network = surroundings_.signaling] { network.unblock_all(); });
}

void Misfortunes::part_server_from_one() {
    BrowserTab& tab = any_tab();
    Way way = Way::Both;
    switch (chance_.below(3)) {
    case 0: ++tally_["partitions between the server and one"]; break;
    case 1:
        ++tally_["partitions between the server and one, toward the server only"];
        way = Way::ToServer;
        break;
    default:
        ++tally_["partitions between the server and one, toward the client only"];
        way = Way::ToClient;
        break;
    }
    surroundings_.signaling.block(tab, way);
    const Duration longest = chance_.percent(30) ? 90s : 10s;
    later({.least = 100ms, .most = longest}, [&network = surroundings_.signaling, &tab] { network.unblock(tab); });
}

void Misfortunes::restart_server() {
    ModelServer& server = world_.server();
    if (!server.is_up()) return;
    const bool has_key = static_cast<bool>(server.options().prove);
    const bool takes_another = has_key && chance_.percent(20);
    if (!has_key) {
        ++tally_["restarts of a server that has no key of places"];
    } else if (takes_another) {
        ++tally_["restarts of the server with another key of places"];
    } else {
        ++tally_["restarts of the server with its key of places"];
    }
    server.stop();
    if (takes_another) server.change_key();
    later({.least = 0ms, .most = chance_.percent(20) ? 60s : 6s}, [&server] { server.start(); });
}

// ---- all networks

void Misfortunes::cut_all_paths_of(const BrowserTab& tab) {
    for (BrowserTab* const other : world_.open_tabs()) surroundings_.media.cut(tab.tab(), other->tab());
}

void Misfortunes::change_network() {
    ++tally_["changes of network"];
    BrowserTab& tab = any_tab();
    tab.cut_socket(90s);
    cut_all_paths_of(tab);
    tab.timeline().after(chance_.within({.least = 0ms, .most = 4s}), [&world = world_, &tab] {
        for (BrowserTab* const other : world.open_tabs()) world.surroundings().media.heal(tab.tab(), other->tab());
        tab.tell(event::NetworkChanged{.online = true});
    });
}

void Misfortunes::lose_everything() {
    ++tally_["losses of the whole network"];
    for (BrowserTab* const tab : world_.open_tabs()) {
        lose_socket_of(*tab);
        cut_all_paths_of(*tab);
    }
    later({.least = 0ms, .most = 40s}, [&media = surroundings_.media] { media.heal_all(); });
}

// ---- one tab

void Misfortunes::sleep() {
    BrowserTab& tab = any_tab();
    const bool is_machine = chance_.percent(70);
    ++tally_[is_machine ? "machines that slept" : "pages that stood still"];
    if (is_machine) {
        world_.suspend(tab);
    } else {
        tab.sleep();
    }
    const World::Awakening awakening{.clock_stood = is_machine && chance_.percent(50),
                                     .network_is_first = chance_.percent(50)};
    if (awakening.clock_stood) ++tally_["clocks that stood while the machine slept"];
    const bool hears_of_network = chance_.percent(50);
    const Duration longest = chance_.percent(30) ? 600s : 40s;
    later({.least = 500ms, .most = longest}, [&world = world_, &tab, awakening, hears_of_network] {
        if (!tab.is_asleep()) return;
        world.wake(tab, awakening);
        if (hears_of_network) tab.tell(event::NetworkChanged{.online = true});
    });
}

void Misfortunes::jump_clock() {
    ++tally_["clocks that jumped"];
    any_tab().jump_clock(chance_.within({.least = 1s, .most = chance_.percent(50) ? 30s : 900s}));
}

void Misfortunes::heal() {
    surroundings_.faults.percent = 0;
    surroundings_.faults.failing = 0;
    surroundings_.faults.transport_percent = 0;
    surroundings_.media.heal_all();
    surroundings_.signaling.set_latency({.least = 1ms, .most = 100ms});
    surroundings_.signaling.unblock_all();
    world_.server().start();
    for (BrowserTab* const tab : world_.open_tabs()) {
        tab->answer_within(2s);
        world_.wake(*tab, {});
    }
}

}  // namespace parley::sim
