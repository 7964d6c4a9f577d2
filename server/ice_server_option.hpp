// One --ice-server on the command line: URL, or URL,USERNAME,CREDENTIAL.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/border/media.hpp"

namespace parley::server {

// The error is a sentence for the operator. TURN needs a username and a credential, STUN has none.
Result<IceServer, std::string> parse_ice_server(std::string_view text);

}  // namespace parley::server
