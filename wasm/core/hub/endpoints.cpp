// Looks the endpoints up among the dialects.
#include "core/hub/endpoints.hpp"

#include <string>

#include "core/dialect/registry.hpp"

namespace parley {

std::optional<Endpoint> find_endpoint(std::string_view path) {
    auto dialects = dialect::find_by_path(path);
    if (dialects.empty()) {
        dialects = dialect::find_by_path(std::string(path) + '/');
        if (dialects.empty() || dialects.front()->framing != dialect::Framing::SocketIo) return std::nullopt;
    }
    return Endpoint{.subprotocol = dialects.front()->subprotocol,
                    .speaks_engine_io = dialects.front()->framing == dialect::Framing::SocketIo};
}

}  // namespace parley
