// Schedule: weighted misfortunes, one after another, some of them at the same moment.
#include "sim/schedule.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "sim/dialects.hpp"
#include "support/proof.hpp"

namespace parley::sim {

namespace {

// More than there are people at a time.
constexpr std::array names = {"Ana", "Bo", "Cy", "Dee", "Eli", "Fay"};

class Schedule {
  public:
    explicit Schedule(World& world)
        : world_(world),
          chance_(world.surroundings().chance),
          dialects_(chosen_dialects()),
          tabs_max_(2 + chance_.below(4)),
          rooms_(chance_.percent(75) ? 1 : 2) {}

    Tally run() {
        if (chance_.percent(30))
            world_.surroundings().faults.percent = 1 + static_cast<std::uint32_t>(chance_.below(10));
        if (chance_.percent(20)) world_.surroundings().signaling.set_latency({.least = 50ms, .most = 900ms});
        const std::uint64_t steps = 4 + chance_.below(20);
        for (std::uint64_t step = 0; step < steps; ++step) {
            misfortune();
            world_.run_for(pause());
        }
        heal();
        tally_["browser operations that failed"] = world_.surroundings().faults.failed;
        return std::move(tally_);
    }

  private:
    // One, two, or all: people come by any of these.
    std::vector<std::string> chosen_dialects() {
        std::vector<std::string> all = all_dialects();
        const std::uint64_t dice = chance_.below(100);
        if (dice >= 65) return all;
        std::vector<std::string> chosen = {all[chance_.below(all.size())]};
        if (dice >= 30) chosen.push_back(all[chance_.below(all.size())]);
        return chosen;
    }

    // Half of all steps come so close together that they meet half-way.
    Duration pause() {
        if (chance_.percent(50)) return chance_.within({.least = 0ms, .most = 300ms});
        return chance_.within({.least = 300ms, .most = 8s});
    }

    void misfortune() {
        const std::uint64_t dice = chance_.below(100);
        if (dice < 28 || world_.open_tabs().empty()) return come();
        if (dice < 34) return go();
        if (dice < 40) return close_tab();
        if (dice < 46) return reload();
        if (dice < 56) return toggle();
        if (dice < 64) return cut_socket(any_tab());
        if (dice < 72) return cut_path();
        if (dice < 77) return heal_paths();
        if (dice < 84) return restart_both();
        if (dice < 89) return stop_and_start_server();
        if (dice < 91) return lose_everything();
        if (dice < 93) return change_room();
        if (dice < 95) return unplug();
        if (dice < 97) return change_network();
        any_tab().wish(intent::CopyLink{});
        any_tab().wish(intent::AllowAudio{});
        any_tab().tell(event::PageShown{});
    }

    BrowserTab& any_tab() {
        const std::vector<BrowserTab*> open = world_.open_tabs();
        return *open[chance_.below(open.size())];
    }

    // Somebody new, or somebody in a lobby.
    void come() {
        for (BrowserTab* const tab : world_.open_tabs()) {
            if (!world_.is_wanting_in(*tab) && chance_.percent(50)) return world_.want_in(*tab);
        }
        if (world_.open_tabs().size() < tabs_max_) open_tab(free_name());
    }

    // Nobody else in front of a screen has it: in some dialects people are told apart by nothing else.
    std::string free_name() {
        std::size_t next = world_.tabs().size();
        const auto is_taken = [&](const std::string& name) {
            const std::vector<BrowserTab*> open = world_.open_tabs();
            return std::any_of(open.begin(), open.end(),
                               [&](const BrowserTab* tab) { return tab->options().client.name == name; });
        };
        while (is_taken(names[next % names.size()])) ++next;
        return names[next % names.size()];
    }

    void open_tab(const std::string& name) {
        TabOptions options = tab_of({.name = name,
                                     .room = "room-" + std::to_string(chance_.below(rooms_)),
                                     .dialect = dialects_[chance_.below(dialects_.size())]});
        options.client.join_at_once = chance_.percent(50);
        options.client.audio = chance_.percent(90);
        options.client.video = chance_.percent(80);
        options.microphone = device_manners();
        options.camera = device_manners();
        options.connections.reports_restart = chance_.percent(50);
        options.blocks_audio = chance_.percent(10);
        if (chance_.percent(15)) options.timer_lateness.most = 1s;  // A tab in the background.
        if (chance_.percent(3)) options.timer_lateness.most = 60s;  // For long.
        if (chance_.percent(20)) options.connections.operation.most = 400ms;
        BrowserTab& tab = world_.open_tab(options);
        ++tally_["people who came"];
        if (!options.client.join_at_once) world_.want_in(tab);
    }

    DeviceManners device_manners() {
        if (chance_.percent(85)) return DeviceManners::Granted;
        return chance_.percent(50) ? DeviceManners::Refused : DeviceManners::Missing;
    }

    void go() {
        ++tally_["people who left"];
        world_.want_out(any_tab());
    }

    void close_tab() {
        const bool silently = chance_.percent(40);
        ++tally_[silently ? "tabs that vanished" : "tabs that were closed"];
        any_tab().close(silently);
    }

    void unplug() {
        ++tally_["devices unplugged"];
        any_tab().unplug(chance_.percent(50) ? TrackKind::Audio : TrackKind::Video);
    }

    // From one network to another: all paths are gone for a moment, and the socket is dead without saying so.
    void change_network() {
        ++tally_["changes of network"];
        BrowserTab& tab = any_tab();
        tab.cut_socket(90s);
        for (BrowserTab* const other : world_.open_tabs()) {
            world_.surroundings().media.cut(tab.tab(), other->tab());
        }
        world_.run_for(chance_.within({.least = 0ms, .most = 4s}));
        for (BrowserTab* const other : world_.open_tabs()) {
            world_.surroundings().media.heal(tab.tab(), other->tab());
        }
        tab.tell(event::NetworkChanged{.online = true});
    }

    void heal_paths() {
        ++tally_["paths healed"];
        world_.surroundings().media.heal_all();
    }

    void reload() {
        ++tally_["tabs reloaded"];
        BrowserTab& tab = any_tab();
        const TabOptions options = tab.options();
        tab.close(chance_.percent(30));
        world_.run_for(chance_.within({.least = 0ms, .most = 1s}));
        BrowserTab& again = world_.open_tab(options);
        if (!options.client.join_at_once) world_.want_in(again);
    }

    void toggle() {
        ++tally_["devices turned on or off"];
        BrowserTab& tab = any_tab();
        const bool on = chance_.percent(50);
        if (chance_.percent(50)) return tab.wish(intent::SetMicrophone{.on = on});
        tab.wish(intent::SetCamera{.on = on});
    }

    // Some cuts are noticed by nobody for long.
    void cut_socket(BrowserTab& tab) {
        ++tally_["sockets lost"];
        tab.cut_socket(chance_.within({.least = 0ms, .most = chance_.percent(15) ? 90s : 12s}));
    }

    void cut_path() {
        ++tally_["paths cut"];
        world_.surroundings().media.cut(any_tab().tab(), any_tab().tab());
    }

    // Glare: two sides that want to negotiate in the same moment.
    void restart_both() {
        ++tally_["negotiations on both sides at once"];
        any_tab().restart_all_connections();
        any_tab().restart_all_connections();
    }

    void stop_and_start_server() {
        ++tally_["restarts of the server without its memory"];
        world_.server().stop();
        world_.run_for(chance_.within({.least = 0ms, .most = chance_.percent(20) ? 60s : 6s}));
        world_.server().start();
    }

    // The router that all share goes away.
    void lose_everything() {
        ++tally_["losses of the whole network"];
        for (BrowserTab* const tab : world_.open_tabs()) {
            cut_socket(*tab);
            for (BrowserTab* const other : world_.open_tabs()) {
                world_.surroundings().media.cut(tab->tab(), other->tab());
            }
        }
        world_.run_for(chance_.within({.least = 0ms, .most = 40s}));
        world_.surroundings().media.heal_all();
    }

    void change_room() {
        ++tally_["changes of room"];
        BrowserTab& tab = any_tab();
        world_.want_out(tab);
        tab.wish(intent::SetRoom{.room = "room-" + std::to_string(chance_.below(rooms_ + 1))});
        world_.want_in(tab);
    }

    void heal() {
        world_.surroundings().faults.percent = 0;
        world_.surroundings().media.heal_all();
        world_.surroundings().signaling.set_latency({.least = 1ms, .most = 100ms});
        world_.server().start();
    }

    World& world_;
    Chance& chance_;
    std::vector<std::string> dialects_;
    std::size_t tabs_max_;
    std::uint64_t rooms_;
    Tally tally_;
};

}  // namespace

HubOptions hub_options_for(std::uint64_t seed) {
    HubOptions options;
    Chance chance(seed);
    if (chance.percent(25)) options.room_members = 2 + chance.below(2);
    options.voice_members = options.room_members;
    if (chance.percent(80)) options.prove = test::prove;
    return options;
}

Tally run_schedule(World& world) {
    return Schedule(world).run();
}

}  // namespace parley::sim
