// Visits a variant with one lambda for each alternative.
#pragma once

namespace parley {

template <typename... Handlers>
struct overloaded : Handlers... {  // NOLINT(readability-identifier-naming): reads like the standard's own helpers
    using Handlers::operator()...;
};

template <typename... Handlers>
overloaded(Handlers...) -> overloaded<Handlers...>;

}  // namespace parley
