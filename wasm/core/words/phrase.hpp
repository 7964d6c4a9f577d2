// Phrases: everything that the product says to people, by name, with its English pattern.
//
// A pattern has numbered places ("{1} offers {2}"). Where a number decides between forms, the number is {1}, and
// English has one for "one" and one for all others. The lists are the *_phrases.inc beside this file; other languages
// are data, read by Language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parley {

#define PARLEY_PHRASE(name, english) name,
#define PARLEY_COUNTED(name, one, other) name,
enum class Phrase : std::uint16_t {
#include "core/words/notices_phrases.inc"
#include "core/words/people_phrases.inc"
#include "core/words/room_phrases.inc"
#include "core/words/statistics_phrases.inc"
};
#undef PARLEY_PHRASE
#undef PARLEY_COUNTED

struct EnglishPhrase {
    std::string_view name;  // As languages spell it: that of the enumerator.
    std::string_view one;   // Empty where no number decides.
    std::string_view other;
    bool is_counted() const { return !one.empty(); }
};

std::size_t phrase_count();
const EnglishPhrase& english(Phrase phrase);
std::optional<Phrase> phrase_named(std::string_view name);

}  // namespace parley
