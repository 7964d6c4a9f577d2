// People: coming, going, and what they click.
#include "sim/people.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace parley::sim {

namespace {

// More than there are people at a time.
constexpr std::array names = {"Ana", "Bo", "Cy", "Dee", "Eli", "Fay", "Gil", "Hal", "Ida", "Jo", "Kim", "Lu"};

}  // namespace

void People::come() {
    for (BrowserTab* const tab : world_.awake_tabs()) {
        if (!world_.is_wanting_in(*tab) && chance_.percent(50)) return world_.want_in(*tab);
    }
    if (world_.open_tabs().size() >= swarm_.tabs_max) return;
    ++tally_["people who came"];
    open(draw_tab(chance_, swarm_, free_name()));
}

// Nobody else in front of a screen has it: in some dialects people are told apart by nothing else.
std::string People::free_name() {
    std::size_t next = world_.tabs().size();
    const std::vector<BrowserTab*> open = world_.open_tabs();
    const auto is_taken = [&](const std::string& name) {
        return std::any_of(open.begin(), open.end(),
                           [&](const BrowserTab* tab) { return tab->options().client.name == name; });
    };
    while (is_taken(names[next % names.size()])) ++next;
    return names[next % names.size()];
}

void People::open(const TabOptions& options) {
    BrowserTab& tab = world_.open_tab(options);
    if (!options.client.join_at_once) world_.want_in(tab);
}

void People::go() {
    ++tally_["people who left"];
    world_.want_out(any_tab());
}

void People::close_tab() {
    const bool silently = chance_.percent(40);
    ++tally_[silently ? "tabs that vanished" : "tabs that were closed"];
    any_tab().close(silently);
}

void People::reload() {
    ++tally_["tabs reloaded"];
    BrowserTab& tab = any_tab();
    const TabOptions options = tab.options();
    tab.close(chance_.percent(30));
    world_.run_for(chance_.within({.least = 0ms, .most = 1s}));
    open(options);
}

void People::duplicate_tab() {
    if (world_.open_tabs().size() >= swarm_.tabs_max) return;
    ++tally_["tabs duplicated"];
    open(TabOptions(any_tab().options()));
}

void People::toggle_device() {
    ++tally_["devices turned on or off"];
    BrowserTab& tab = any_tab();
    const bool on = chance_.percent(50);
    if (chance_.percent(50)) return tab.wish(intent::SetMicrophone{.on = on});
    tab.wish(intent::SetCamera{.on = on});
}

void People::unplug_device() {
    BrowserTab& tab = any_tab();
    if (chance_.percent(30)) {
        ++tally_["devices plugged in again"];
        return tab.plug_in();
    }
    ++tally_["devices unplugged"];
    tab.unplug(chance_.percent(50) ? TrackKind::Audio : TrackKind::Video);
}

void People::choose_device() {
    ++tally_["devices chosen"];
    const DeviceKind kind =
        std::array{DeviceKind::Microphone, DeviceKind::Camera, DeviceKind::Speaker}[chance_.below(3)];
    const std::string id = std::string(to_text(kind)) + (chance_.percent(50) ? "-1" : "-2");
    any_tab().wish(intent::ChooseDevice{.kind = kind, .id = id});
}

void People::change_room() {
    ++tally_["changes of room"];
    BrowserTab& tab = any_tab();
    world_.want_out(tab);
    tab.wish(intent::SetRoom{.room = "room-" + std::to_string(chance_.below(swarm_.rooms + 1))});
    world_.want_in(tab);
}

void People::write_something() {
    const std::vector<BrowserTab*> awake = world_.awake_tabs();
    if (awake.empty()) return;
    ++written_;
    ++tally_["messages written"];
    BrowserTab& tab = *awake[written_ % awake.size()];
    tab.wish(intent::SendChat{.text = tab.label() + " writes " + std::to_string(written_)});
    if (written_ % 3 == 0) tab.wish(intent::ReadChat{});
}

void People::share_or_stop() {
    const std::vector<BrowserTab*> awake = world_.awake_tabs();
    if (awake.empty()) return;
    ++shares_;
    BrowserTab& tab = *awake[shares_ % awake.size()];
    if (tab.snapshot().screen.state == ShareState::Off) {
        ++tally_["screens that somebody wanted to share"];
        return tab.wish(intent::ShareScreen{.on = true});
    }
    ++tally_["shares that ended"];
    if (shares_ % 2 == 0) return tab.end_share();
    tab.wish(intent::ShareScreen{.on = false});
}

void People::click_around() {
    BrowserTab& tab = any_tab();
    tab.wish(intent::CopyLink{});
    tab.wish(intent::RaiseHand{.raised = !tab.snapshot().hand});
    tab.wish(intent::React{.reaction = Reaction::Clap});
    any_tab().wish(intent::AllowAudio{});
    any_tab().tell(event::PageShown{});
}

}  // namespace parley::sim
