// Certificates: who is at the far end of a connection, as a description says it.
#pragma once

#include <string>
#include <string_view>

namespace parley::link {

// The different `a=fingerprint` lines of an SDP (RFC 8122, 5), in order of the alphabet. Empty where it has none.
std::string certificates_of(std::string_view sdp);

}  // namespace parley::link
