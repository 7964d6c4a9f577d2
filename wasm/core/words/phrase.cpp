// Phrases: the English table. It is one text in the program, and becomes a table when it is first asked for: pointers
// to each phrase would weigh half as much as the phrases.
#include "core/words/phrase.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace parley {

namespace {

// A name and its two forms, each with a zero behind it.
#define PARLEY_PHRASE(name, english) #name "\0\0" english "\0"
#define PARLEY_COUNTED(name, one, other) #name "\0" one "\0" other "\0"
constexpr char english_text[] =
#include "core/words/notices_phrases.inc"
#include "core/words/people_phrases.inc"
#include "core/words/room_phrases.inc"
#include "core/words/statistics_phrases.inc"
    ;
#undef PARLEY_PHRASE
#undef PARLEY_COUNTED

constexpr std::size_t count = std::count(std::begin(english_text), std::end(english_text) - 1, '\0') / 3;

using Table = std::array<EnglishPhrase, count>;

Table read_table() {
    Table table;
    const char* rest = english_text;
    for (EnglishPhrase& phrase : table) {
        for (std::string_view EnglishPhrase::*const part :
             {&EnglishPhrase::name, &EnglishPhrase::one, &EnglishPhrase::other}) {
            phrase.*part = rest;
            rest += (phrase.*part).size() + 1;
        }
    }
    return table;
}

const Table& english_phrases() {
    static const Table table = read_table();
    return table;
}

}  // namespace

std::size_t phrase_count() {
    return count;
}

const EnglishPhrase& english(Phrase phrase) {
    return english_phrases()[static_cast<std::size_t>(phrase)];
}

std::optional<Phrase> phrase_named(std::string_view name) {
    const Table& table = english_phrases();
    const auto* const found =
        std::find_if(table.begin(), table.end(), [name](const EnglishPhrase& phrase) { return phrase.name == name; });
    if (found == table.end()) return std::nullopt;
    return static_cast<Phrase>(found - table.begin());
}

}  // namespace parley
