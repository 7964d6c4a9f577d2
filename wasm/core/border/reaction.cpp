// Spelling of reactions.
#include "core/border/reaction.hpp"

namespace parley {

std::string_view to_text(Reaction reaction) {
    switch (reaction) {
    case Reaction::ThumbsUp: return "thumbs-up";
    case Reaction::Heart: return "heart";
    case Reaction::Clap: return "clap";
    case Reaction::Laugh: return "laugh";
    case Reaction::Surprise: return "surprise";
    case Reaction::Party: return "party";
    }
    return "";
}

std::optional<Reaction> reaction_from(std::string_view text) {
    for (const Reaction reaction : all_reactions) {
        if (to_text(reaction) == text) return reaction;
    }
    return std::nullopt;
}

}  // namespace parley
