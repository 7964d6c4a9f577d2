// Description order: see the header.
#include "core/link/description_order.hpp"

#include <charconv>
#include <optional>

namespace parley::link {

namespace {

struct Origin {
    std::string_view session;
    std::uint64_t version = 0;
};

// RFC 8866, 5.2: `o=<username> <sess-id> <sess-version> …`
std::optional<Origin> origin_of(std::string_view sdp) {
    const std::size_t start = sdp.starts_with("o=") ? 0 : sdp.find("\no=");
    if (start == std::string_view::npos) return std::nullopt;
    std::string_view line = sdp.substr(sdp.find('=', start) + 1);
    line = line.substr(0, line.find_first_of("\r\n"));
    const std::size_t name_end = line.find(' ');
    if (name_end == std::string_view::npos) return std::nullopt;
    const std::size_t session_end = line.find(' ', name_end + 1);
    if (session_end == std::string_view::npos) return std::nullopt;
    const std::string_view version = line.substr(session_end + 1);
    Origin origin{.session = line.substr(0, session_end), .version = 0};
    const auto read = std::from_chars(version.data(), version.data() + version.size(), origin.version);
    return read.ec == std::errc() ? std::optional(origin) : std::nullopt;
}

}  // namespace

void DescriptionOrder::take(std::string_view sdp) {
    const std::optional<Origin> origin = origin_of(sdp);
    if (!origin || is_outdated(sdp)) return;
    session_ = origin->session;
    version_ = origin->version;
}

bool DescriptionOrder::is_outdated(std::string_view sdp) const {
    const std::optional<Origin> origin = origin_of(sdp);
    return origin && origin->session == session_ && origin->version < version_;
}

}  // namespace parley::link
