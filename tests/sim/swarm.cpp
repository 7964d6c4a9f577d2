// Swarm: the draws, each with the share of runs or tabs that it is for.
#include "sim/swarm.hpp"

#include "sim/dialects.hpp"

namespace parley::sim {

namespace {

std::vector<std::string> draw_dialects(Chance& chance, std::uint32_t edition) {
    std::vector<std::string> all = all_dialects();
    const std::uint64_t dice = chance.below(100);
    if (dice >= 65) return all;
    // Ours can do the most: restart ICE, roll back, send over its own channels.
    std::vector<std::string> chosen = {edition >= 2 && chance.percent(60) ? "parley" : all[chance.below(all.size())]};
    if (dice >= 30) chosen.push_back(all[chance.below(all.size())]);
    return chosen;
}

DeviceManners draw_device(Chance& chance) {
    if (chance.percent(85)) return DeviceManners::Granted;
    return chance.percent(50) ? DeviceManners::Refused : DeviceManners::Missing;
}

}  // namespace

Swarm draw_swarm(Chance& chance, std::uint32_t edition) {
    Swarm swarm;
    swarm.dialects = draw_dialects(chance, edition);
    swarm.tabs_max = chance.percent(3) ? 7 + chance.below(4) : 2 + chance.below(5);
    swarm.rooms = chance.percent(75) ? 1 : 2;
    swarm.steps = 4 + chance.below(20);
    if (chance.percent(25)) swarm.failing_percent = 1 + static_cast<std::uint32_t>(chance.below(10));
    if (chance.percent(25)) swarm.failing_operation = 1 + chance.below(100);
    swarm.signaling_latency = {.least = 1ms, .most = 120ms};
    if (chance.percent(20)) swarm.signaling_latency = {.least = 50ms, .most = 900ms};
    if (chance.percent(25)) swarm.slow_percent = 1 + static_cast<std::uint32_t>(chance.below(15));
    swarm.longest_thought = chance.percent(15) ? Duration(90s) : Duration(800ms);
    if (edition < 2) return swarm;
    if (chance.percent(20)) swarm.breaking_percent = 5 + static_cast<std::uint32_t>(chance.below(40));
    if (chance.percent(70)) swarm.guests = 2 + chance.below(3);
    return swarm;
}

std::vector<std::uint32_t> draw_weights(Chance& chance, const std::vector<std::uint32_t>& usual) {
    std::vector<std::uint32_t> weights = {usual.front()};
    for (std::size_t i = 1; i < usual.size(); ++i) {
        const auto growth = static_cast<std::uint32_t>(chance.percent(50) ? 0 : 1 + chance.below(4));
        weights.push_back(usual[i] * growth);
    }
    return weights;
}

TabOptions draw_tab(Chance& chance, const Swarm& swarm, const std::string& name) {
    TabOptions options = tab_of({.name = name,
                                 .room = "room-" + std::to_string(chance.below(swarm.rooms)),
                                 .dialect = swarm.dialects[chance.below(swarm.dialects.size())]});
    options.client.join_at_once = chance.percent(50);
    options.client.audio = chance.percent(90);
    options.client.video = chance.percent(80);
    options.microphone = draw_device(chance);
    options.camera = draw_device(chance);
    options.device_answer.most = swarm.longest_thought;
    options.connections.reports_restart = chance.percent(50);
    options.connections.slow_percent = swarm.slow_percent;
    options.blocks_audio = chance.percent(10);
    if (chance.percent(15)) options.timer_lateness.most = 1s;  // A tab in the background.
    if (chance.percent(3)) options.timer_lateness.most = 60s;  // For long.
    if (chance.percent(20)) options.connections.operation.most = 400ms;
    return options;
}

}  // namespace parley::sim
