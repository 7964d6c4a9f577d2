// Saying: see the header.
#include "core/words/say.hpp"

#include <cstddef>
#include <utility>

namespace parley {

namespace {

const Language english_language;
thread_local const Language* language_in_use = nullptr;

// UAX 9: what is put into a sentence has a direction of its own, and must not turn what stands around it; the sentence
// keeps its own whatever it begins with.
constexpr std::string_view right_to_left_mark = "\u200F";
constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_directional_isolate = "\u2069";

void add_value(std::string& text, std::string_view value, bool isolated) {
    if (!isolated) {
        text += value;
        return;
    }
    text.append(first_strong_isolate).append(value).append(pop_directional_isolate);
}

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values, bool right_to_left) {
    std::string text(right_to_left ? right_to_left_mark : std::string_view());
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{' || at + 2 >= pattern.size()) {
            text += pattern[at];
            continue;
        }
        const auto place = static_cast<std::size_t>(pattern[at + 1] - '1');
        if (place < values.size()) add_value(text, *(values.begin() + place), right_to_left);
        at += 2;
    }
    return text;
}

}  // namespace

Speaking::Speaking(const Language& language) : before_(std::exchange(language_in_use, &language)) {}

Speaking::~Speaking() {
    language_in_use = before_;
}

const Language& spoken_language() {
    return language_in_use == nullptr ? english_language : *language_in_use;
}

Wording say(Phrase phrase) {
    return Wording(spoken_language().pattern(phrase));
}

std::string say_with(Phrase phrase, std::initializer_list<std::string_view> values) {
    const Language& language = spoken_language();
    return filled(language.pattern(phrase), values, language.is_right_to_left());
}

std::string say_counted(Phrase phrase, std::uint64_t number) {
    const Language& language = spoken_language();
    // A phrase that the language lacks is English, and counts as English does.
    const std::string_view rules = language.has(phrase) ? std::string_view(language.tag()) : "en";
    const std::string_view pattern = language.pattern(phrase, plural_category(rules, number));
    return filled(pattern, {std::to_string(number)}, false);
}

std::string joined(Phrase phrase, std::string_view first, std::string_view second) {
    if (first.empty()) return std::string(second);
    if (second.empty()) return std::string(first);
    return say_with(phrase, {first, second});
}

}  // namespace parley
