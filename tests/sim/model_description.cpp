// Model description: lines like those of an SDP, written and read.
#include "sim/model_description.hpp"

#include <sstream>

namespace parley::sim {

namespace {

constexpr std::string_view first_line = "v=0";

const char* direction_of(const MediaSection& section) {
    if (section.sends) return section.receives ? "sendrecv" : "sendonly";
    return section.receives ? "recvonly" : "inactive";
}

bool read_section(std::istringstream& words, MediaSection& section) {
    std::string direction;
    if (!(words >> section.kind >> section.mid >> direction)) return false;
    section.sends = direction == "sendrecv" || direction == "sendonly";
    section.receives = direction == "sendrecv" || direction == "recvonly";
    return section.sends || section.receives || direction == "inactive";
}

}  // namespace

std::string to_sdp(const ModelDescription& description) {
    std::ostringstream text;
    text << first_line << "\n"
         << "o= " << description.connection << " " << description.version << "\n"
         << "a=fingerprint:model " << description.certificate << "\n"
         << "a=ice-ufrag " << description.ufrag << "\n";
    for (const MediaSection& section : description.sections) {
        text << "m= " << section.kind << " " << section.mid << " " << direction_of(section) << "\n";
    }
    return text.str();
}

std::optional<ModelDescription> from_sdp(std::string_view sdp) {
    std::istringstream lines{std::string(sdp)};
    std::string line;
    if (!std::getline(lines, line) || line != first_line) return std::nullopt;
    ModelDescription description;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::string key;
        words >> key;
        bool readable = false;
        if (key == "o=") readable = static_cast<bool>(words >> description.connection >> description.version);
        if (key == "a=fingerprint:model") readable = static_cast<bool>(words >> description.certificate);
        if (key == "a=ice-ufrag") readable = static_cast<bool>(words >> description.ufrag);
        if (key == "m=") readable = read_section(words, description.sections.emplace_back());
        if (!readable) return std::nullopt;
    }
    if (description.connection == 0 || description.ufrag == 0) return std::nullopt;
    return description;
}

std::string candidate_text(std::uint32_t ufrag, std::uint32_t number) {
    return "candidate:" + std::to_string(number) + " 1 udp 1 host.local 9 typ host ufrag " + std::to_string(ufrag);
}

std::uint32_t candidate_ufrag(std::string_view candidate) {
    std::istringstream words{std::string(candidate)};
    std::uint32_t ufrag = 0;
    for (std::string word; words >> word;) {
        if (word == "ufrag") words >> ufrag;
    }
    return ufrag;
}

}  // namespace parley::sim
