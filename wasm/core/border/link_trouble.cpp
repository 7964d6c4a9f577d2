// Link trouble: the words.
#include "core/border/link_trouble.hpp"

namespace parley {

std::string_view to_text(Trouble trouble) {
    switch (trouble) {
    case Trouble::None: return "none";
    case Trouble::Connecting: return "connecting";
    case Trouble::NoAnswer: return "no-answer";
    case Trouble::Rejected: return "rejected";
    case Trouble::NoCandidates: return "no-candidates";
    case Trouble::RelayRefused: return "relay-refused";
    case Trouble::NoPath: return "no-path";
    case Trouble::Interrupted: return "interrupted";
    case Trouble::Silent: return "silent";
    case Trouble::OneWay: return "one-way";
    }
    return "none";
}

std::optional<Trouble> trouble_from(std::string_view text) {
    using enum Trouble;
    for (const Trouble trouble :
         {None, Connecting, NoAnswer, Rejected, NoCandidates, RelayRefused, NoPath, Interrupted, Silent, OneWay}) {
        if (to_text(trouble) == text) return trouble;
    }
    return std::nullopt;
}

std::string_view to_text(DeviceTrouble trouble) {
    switch (trouble) {
    case DeviceTrouble::None: return "none";
    case DeviceTrouble::Refused: return "refused";
    case DeviceTrouble::Missing: return "missing";
    case DeviceTrouble::Broken: return "broken";
    }
    return "none";
}

std::optional<DeviceTrouble> device_trouble_from(std::string_view text) {
    using enum DeviceTrouble;
    for (const DeviceTrouble trouble : {None, Refused, Missing, Broken}) {
        if (to_text(trouble) == text) return trouble;
    }
    return std::nullopt;
}

std::string_view sentence_about(Trouble trouble) {
    switch (trouble) {
    case Trouble::None: return "";
    case Trouble::Connecting: return "Connecting.";
    case Trouble::NoAnswer: return "The other side did not answer.";
    case Trouble::Rejected: return "The browser rejected the connection.";
    case Trouble::NoCandidates: return "Your browser found no network to be reached at.";
    case Trouble::RelayRefused: return "No direct path was found, and the relay server refused.";
    case Trouble::NoPath: return "No network path was found.";
    case Trouble::Interrupted: return "The connection was interrupted.";
    case Trouble::Silent: return "Nothing is coming in at the moment.";
    case Trouble::OneWay: return "You are not heard there at the moment.";
    }
    return "";
}

}  // namespace parley
