// Phrases: the English table.
#include "core/words/phrase.hpp"

#include <algorithm>
#include <iterator>

namespace parley {

namespace {

#define PARLEY_PHRASE(name, english) {#name, "", english},
#define PARLEY_COUNTED(name, one, other) {#name, one, other},
constexpr EnglishPhrase english_phrases[] = {
#include "core/words/notices_phrases.inc"
#include "core/words/people_phrases.inc"
#include "core/words/room_phrases.inc"
#include "core/words/statistics_phrases.inc"
};
#undef PARLEY_PHRASE
#undef PARLEY_COUNTED

}  // namespace

std::size_t phrase_count() {
    return std::size(english_phrases);
}

const EnglishPhrase& english(Phrase phrase) {
    return english_phrases[static_cast<std::size_t>(phrase)];
}

std::optional<Phrase> phrase_named(std::string_view name) {
    const auto* const found = std::find_if(std::begin(english_phrases), std::end(english_phrases),
                                           [name](const EnglishPhrase& phrase) { return phrase.name == name; });
    if (found == std::end(english_phrases)) return std::nullopt;
    return static_cast<Phrase>(found - std::begin(english_phrases));
}

}  // namespace parley
