// Reactions: the few things that a member can say to all without a word. They travel as words; screens choose pictures.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parley {

enum class Reaction : std::uint8_t { ThumbsUp, Heart, Clap, Laugh, Surprise, Party };

// In the order in which they are offered.
inline constexpr std::array all_reactions = {Reaction::ThumbsUp, Reaction::Heart,    Reaction::Clap,
                                             Reaction::Laugh,    Reaction::Surprise, Reaction::Party};

// "thumbs-up", "heart", "clap", "laugh", "surprise", "party".
std::string_view to_text(Reaction reaction);
// Nothing for an unknown word.
std::optional<Reaction> reaction_from(std::string_view text);

}  // namespace parley
