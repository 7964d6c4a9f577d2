// A session's events, one kind after the other, then what it holds.
#include "bench/core/client_links.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "bench/core/client_call.hpp"
#include "bench/core/cost.hpp"

namespace parley::bench {
namespace {

constexpr std::size_t others_in_room = 11;

// A bench that measures something else than a call would be worse than none.
void check_connected(const ClientCall& call, std::size_t others) {
    if (call.connected() == others) return;
    std::fprintf(stderr, "of %zu links %zu are connected\n", others, call.connected());
    std::exit(EXIT_FAILURE);
}

// `events` tells how many there have been so far.
template <typename Action, typename Events>
void measure(std::string_view what, Action action, Events events) {
    std::uint64_t times = 0;
    const std::uint64_t before = events();
    Cost cost = cost_of([&] {
        action();
        ++times;
    });
    const double each = static_cast<double>(events() - before) / static_cast<double>(times);
    cost.per_cpu_second *= each;
    cost.allocations /= each;
    cost.bytes /= each;
    print(cost, what, "session events");
}

void measure_events() {
    std::uint64_t events = 0;
    measure(
        "joining a room of 12",
        [&] {
            const ClientCall call({.others = others_in_room});
            events += call.events();
        },
        [&] { return events; });
    ClientCall call({.others = others_in_room});
    check_connected(call, others_in_room);
    const auto so_far = [&] { return call.events(); };
    measure(
        "heartbeats and timers in a room of 12", [&] { call.pass_heartbeat(); }, so_far);
    check_connected(call, others_in_room);
    measure(
        "heartbeats", [&] { call.hear_heartbeat(); }, so_far);
    measure(
        "candidates and their additions", [&] { call.hear_candidate(); }, so_far);
    measure(
        "states of others", [&] { call.hear_state(); }, so_far);
    measure(
        "loudness", [&] { call.hear_sound(); }, so_far);
}

// What the session gives back when it ends, after some minutes with so many others.
double bytes_held(const ClientCall::Shape& shape) {
    constexpr int heartbeats = 300;
    ClientCall call(shape);
    for (int i = 0; i < heartbeats; ++i) call.pass_heartbeat();
    check_connected(call, shape.others);
    const std::uint64_t before = memory().held;
    call.end();
    return static_cast<double>(before - memory().held);
}

void measure_memory(const ClientCall::Shape& shape, const std::string& suffix) {
    const double alone = bytes_held({.others = 0, .they_offer = shape.they_offer, .keeps_place = shape.keeps_place});
    print(alone, "a session that is alone" + suffix, "bytes held");
    for (const std::size_t others : {11U, 40U}) {
        const double held =
            bytes_held({.others = others, .they_offer = shape.they_offer, .keeps_place = shape.keeps_place});
        print((held - alone) / static_cast<double>(others), "a link, of " + std::to_string(others) + suffix,
              "bytes held");
    }
}

}  // namespace

void measure_client() {
    measure_events();
    measure_memory({}, "");
    measure_memory({.they_offer = true}, ", that the other side offered");
    measure_memory({.keeps_place = true}, ", with what was sent kept for coming back");
}

}  // namespace parley::bench
