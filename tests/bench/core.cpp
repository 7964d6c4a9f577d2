// Measures the core by itself, without a network or a browser, and prints one figure a line: the hub's messages, a
// session's events, memory for each link.
#include "bench/core/client_links.hpp"
#include "bench/core/hub_relay.hpp"

int main() {
    parley::bench::measure_hub();
    parley::bench::measure_client();
}
