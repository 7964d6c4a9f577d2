// Recording: what a black box has kept (web/bridge/black-box.js), read from its lines. The format: README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/border/client_options.hpp"
#include "core/json/value.hpp"

namespace parley::replay {

// The engine was told a fact or a wish.
struct Tell {
    Instant at;
    std::string name;
    json::Array values;
};
// The engine ordered something; the first element is the order's name.
struct Order {
    json::Value call;
};
// What of the snapshot was new then.
struct State {
    json::Object changed;
};
// Nothing was kept from here on.
struct Full {};

struct Line {
    std::size_t number = 0;
    std::variant<Tell, Order, State, Full> content;
};

struct Recording {
    std::uint64_t seed = 0;
    ClientOptions options;
    std::vector<Line> lines;
};

// The failure says in which line something is not as it should be, and what.
Result<Recording, std::string> read_recording(std::string_view text);

}  // namespace parley::replay
