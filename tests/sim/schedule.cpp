// Schedule: one thing after another happens, some of them at the same moment.
#include "sim/schedule.hpp"

#include <numeric>
#include <vector>

#include "sim/misfortunes.hpp"
#include "sim/swarm.hpp"
#include "support/proof.hpp"

namespace parley::sim {

namespace {

class Schedule {
  public:
    Schedule(World& world, std::uint32_t edition)
        : world_(world),
          edition_(edition),
          chance_(world.surroundings().chance),
          swarm_(draw_swarm(chance_, edition)),
          weights_(draw_weights(chance_, usual_weights())),
          people_(world, swarm_, tally_),
          misfortunes_(world, tally_) {}

    Tally run() {
        OperationFaults& faults = world_.surroundings().faults;
        faults.percent = swarm_.failing_percent;
        faults.failing = swarm_.failing_operation;
        faults.transport_percent = swarm_.breaking_percent;
        world_.surroundings().signaling.set_latency(swarm_.signaling_latency);
        // What befalls people who are alone shows little: some are there before it begins, mostly in a call.
        for (std::uint64_t guest = 0; guest < swarm_.guests; ++guest) {
            people_.come();
            world_.run_for(pause());
        }
        for (std::uint64_t step = 0; step < swarm_.steps; ++step) {
            something();
            // Every other time, without asking chance: what else happens stays as it is.
            if (edition_ >= 3 && step % 2 == 0) people_.write_something();
            if (edition_ >= 4 && step % 3 == 1) people_.share_or_stop();
            world_.run_for(pause());
        }
        misfortunes_.heal();
        if (swarm_.failing_operation > 0 && faults.counted >= swarm_.failing_operation) {
            ++tally_["runs in which the n-th browser operation failed"];
        }
        tally_["browser operations that failed"] = faults.failed;
        tally_["transports that an ICE restart broke"] = faults.transports_broken;
        if (swarm_.slow_percent > 0) ++tally_["runs with operations that take seconds"];
        return std::move(tally_);
    }

  private:
    struct Deed {
        void (*happen)(Schedule& schedule);
        std::uint32_t usual_weight;
    };

    static const std::vector<Deed>& deeds() {
        static const std::vector<Deed> all = {
            {[](Schedule& s) { s.people_.come(); }, 28},
            {[](Schedule& s) { s.people_.go(); }, 6},
            {[](Schedule& s) { s.people_.close_tab(); }, 6},
            {[](Schedule& s) { s.people_.reload(); }, 6},
            {[](Schedule& s) { s.people_.duplicate_tab(); }, 3},
            {[](Schedule& s) { s.people_.toggle_device(); }, 10},
            {[](Schedule& s) { s.people_.unplug_device(); }, 2},
            {[](Schedule& s) { s.people_.choose_device(); }, 2},
            {[](Schedule& s) { s.people_.change_room(); }, 2},
            {[](Schedule& s) { s.people_.click_around(); }, 3},
            {[](Schedule& s) { s.misfortunes_.cut_path(); }, 8},
            {[](Schedule& s) { s.misfortunes_.cut_path_one_way(); }, 6},
            {[](Schedule& s) { s.misfortunes_.heal_paths(); }, 5},
            {[](Schedule& s) { s.misfortunes_.restart_both(); }, 7},
            {[](Schedule& s) { s.misfortunes_.lose_socket(); }, 8},
            {[](Schedule& s) { s.misfortunes_.part_server_from_all(); }, 4},
            {[](Schedule& s) { s.misfortunes_.part_server_from_one(); }, 6},
            {[](Schedule& s) { s.misfortunes_.restart_server(); }, 5},
            {[](Schedule& s) { s.misfortunes_.change_network(); }, 3},
            {[](Schedule& s) { s.misfortunes_.lose_everything(); }, 3},
            {[](Schedule& s) { s.misfortunes_.sleep(); }, 5},
            {[](Schedule& s) { s.misfortunes_.jump_clock(); }, 3},
        };
        return all;
    }

    static std::vector<std::uint32_t> usual_weights() {
        std::vector<std::uint32_t> weights;
        for (const Deed& deed : deeds()) weights.push_back(deed.usual_weight);
        return weights;
    }

    // Half of all steps come so close together that they meet half-way.
    Duration pause() {
        if (chance_.percent(50)) return chance_.within({.least = 0ms, .most = 300ms});
        return chance_.within({.least = 300ms, .most = 8s});
    }

    void something() {
        if (world_.awake_tabs().empty()) return people_.come();
        std::uint64_t dice = chance_.below(std::accumulate(weights_.begin(), weights_.end(), std::uint64_t{0}));
        std::size_t chosen = 0;
        while (dice >= weights_[chosen]) dice -= weights_[chosen++];
        deeds()[chosen].happen(*this);
    }

    World& world_;
    std::uint32_t edition_;
    Chance& chance_;
    Tally tally_;
    Swarm swarm_;
    std::vector<std::uint32_t> weights_;
    People people_;
    Misfortunes misfortunes_;
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

Tally run_schedule(World& world, std::uint32_t edition) {
    return Schedule(world, edition).run();
}

}  // namespace parley::sim
