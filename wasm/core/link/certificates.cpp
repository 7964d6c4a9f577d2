// Certificates: see the header.
#include "core/link/certificates.hpp"

#include <algorithm>
#include <set>

namespace parley::link {

namespace {

// Some browsers read `a=Fingerprint` and the like as well: a description that spells it in another way than browsers
// write it could carry a certificate that we do not see.
bool mentions_fingerprint(std::string_view line) {
    constexpr std::string_view word = "fingerprint";
    const auto found = std::search(line.begin(), line.end(), word.begin(), word.end(), [](char one, char other) {
        return (one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one) == other;
    });
    return found != line.end();
}

}  // namespace

std::string certificates_of(std::string_view sdp) {
    constexpr std::string_view fingerprint = "a=fingerprint:";
    std::set<std::string_view> lines;
    while (!sdp.empty()) {
        const std::string_view line = sdp.substr(0, sdp.find_first_of("\r\n"));
        if (line.starts_with(fingerprint)) {
            lines.insert(line.substr(fingerprint.size()));
        } else if (mentions_fingerprint(line)) {
            return {};
        }
        const std::size_t next = sdp.find_first_not_of("\r\n", line.size());
        sdp = next == std::string_view::npos ? std::string_view() : sdp.substr(next);
    }
    std::string certificates;
    for (const std::string_view line : lines) certificates.append(line).push_back('\n');
    return certificates;
}

}  // namespace parley::link
