// Looks the endpoints up among the dialects.
#include "core/hub/endpoints.hpp"

#include "core/dialect/registry.hpp"

namespace parley {

std::optional<Endpoint> find_endpoint(std::string_view path) {
    const dialect::Dialect* dialect = dialect::find_by_path(path);
    if (dialect == nullptr) return std::nullopt;
    return Endpoint{.subprotocol = dialect->subprotocol};
}

}  // namespace parley
