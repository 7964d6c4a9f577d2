// Link trouble: the words.
#include "core/border/link_trouble.hpp"

#include "core/words/say.hpp"

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
    case Trouble::Connecting: return say(Phrase::TroubleConnecting);
    case Trouble::NoAnswer: return say(Phrase::TroubleNoAnswer);
    case Trouble::Rejected: return say(Phrase::TroubleRejected);
    case Trouble::NoCandidates: return say(Phrase::TroubleNoCandidates);
    case Trouble::RelayRefused: return say(Phrase::TroubleRelayRefused);
    case Trouble::NoPath: return say(Phrase::TroubleNoPath);
    case Trouble::Interrupted: return say(Phrase::TroubleInterrupted);
    case Trouble::Silent: return say(Phrase::TroubleSilent);
    case Trouble::OneWay: return say(Phrase::TroubleOneWay);
    }
    return "";
}

}  // namespace parley
