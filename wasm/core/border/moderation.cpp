// Moderation: the words for what is asked.
#include "core/border/moderation.hpp"

namespace parley {

std::string_view to_text(AskedFor what) {
    switch (what) {
    case AskedFor::Mute: return "mute";
    case AskedFor::StopVideo: return "stop-video";
    }
    return "mute";
}

std::optional<AskedFor> asked_for_from(std::string_view text) {
    for (const AskedFor what : {AskedFor::Mute, AskedFor::StopVideo}) {
        if (to_text(what) == text) return what;
    }
    return std::nullopt;
}

}  // namespace parley
