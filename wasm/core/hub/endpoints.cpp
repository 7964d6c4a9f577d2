// Looks the endpoints up among the dialects.
#include "core/hub/endpoints.hpp"

#include "core/dialect/registry.hpp"

namespace parley {

std::optional<Endpoint> find_endpoint(std::string_view path) {
    const auto dialects = dialect::find_by_path(path);
    if (dialects.empty() || dialects.front()->framing != dialect::Framing::None) return std::nullopt;
    return Endpoint{.subprotocol = dialects.front()->subprotocol};
}

}  // namespace parley
