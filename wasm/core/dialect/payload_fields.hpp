// Payload fields: descriptions and candidates with their correlation, as our own dialect and the link channel spell
// them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/dialect/fields.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect {

// Nothing where `type` is no type of a payload.
std::optional<signal::Payload> read_correlated_payload(std::string_view type, Fields& fields);
// A whole frame. `end` is the field that names the peer: "to" on the way to it, "from" on the way from it, empty for
// none. Where a frame names both ends, `from` is the other one's; otherwise empty.
std::string write_correlated_payload(const signal::Payload& payload, std::string_view end, const PeerId& peer,
                                     const PeerId& from = {});

}  // namespace parley::dialect
