// The table of dialects: a new one is one more line here.
#include "core/dialect/registry.hpp"

#include <array>

#include "core/dialect/parley.hpp"
#include "core/dialect/peer_list.hpp"

namespace parley::dialect {

namespace {

constexpr std::array<const Dialect*, 2> dialects{&parley_v1::dialect, &peer_list::dialect};

}  // namespace

const Dialect* find(std::string_view name) {
    for (const Dialect* dialect : dialects) {
        if (dialect->name == name) return dialect;
    }
    return nullptr;
}

const Dialect* find_by_path(std::string_view path) {
    for (const Dialect* dialect : dialects) {
        if (dialect->path == path) return dialect;
    }
    return nullptr;
}

std::vector<std::string_view> names() {
    std::vector<std::string_view> names;
    names.reserve(dialects.size());
    for (const Dialect* dialect : dialects) names.push_back(dialect->name);
    return names;
}

}  // namespace parley::dialect
