// Wraps what must not stand in a log (addresses, tokens): printing shows that something was there, not what.
#pragma once

#include <string>
#include <utility>

namespace parley {

struct Redacted {
    std::string value;

    // What a log shows: nothing of the value but whether there was one.
    std::string shown() const { return value.empty() ? "(none)" : "(redacted)"; }
    bool operator==(const Redacted&) const = default;
};

}  // namespace parley
