// Certificates: see the header.
#include "core/link/certificates.hpp"

#include <set>

namespace parley::link {

std::string certificates_of(std::string_view sdp) {
    constexpr std::string_view fingerprint = "a=fingerprint:";
    std::set<std::string_view> lines;
    while (!sdp.empty()) {
        const std::string_view line = sdp.substr(0, sdp.find_first_of("\r\n"));
        if (line.starts_with(fingerprint)) lines.insert(line.substr(fingerprint.size()));
        const std::size_t next = sdp.find_first_not_of("\r\n", line.size());
        sdp = next == std::string_view::npos ? std::string_view() : sdp.substr(next);
    }
    std::string certificates;
    for (const std::string_view line : lines) certificates.append(line).push_back('\n');
    return certificates;
}

}  // namespace parley::link
