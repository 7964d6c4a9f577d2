// Model description: the facts of an SDP that the model of a peer connection needs, as text that crosses the wire.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::sim {

// One m= section.
struct MediaSection {
    std::string kind;  // "audio", "video" or "application"
    std::string mid;
    bool sends = false;  // As the side that wrote the description sees it.
    bool receives = false;
    bool operator==(const MediaSection&) const = default;
};

struct ModelDescription {
    std::uint32_t connection = 0;  // Which modelled RTCPeerConnection wrote it.
    std::uint32_t version = 0;     // Counts the descriptions of that connection.
    std::uint32_t ufrag = 0;       // ICE credentials; no two connections or restarts share one.
    std::vector<MediaSection> sections;
    std::string certificate = "none";  // One word, which stands for the fingerprint.
    bool operator==(const ModelDescription&) const = default;
};

std::string to_sdp(const ModelDescription& description);
// Nothing for what no model wrote.
std::optional<ModelDescription> from_sdp(std::string_view sdp);

// The text of a candidate, which names the credentials it belongs to (RFC 8839, 5.1).
std::string candidate_text(std::uint32_t ufrag, std::uint32_t number);
// Zero for what no model wrote.
std::uint32_t candidate_ufrag(std::string_view candidate);

}  // namespace parley::sim
