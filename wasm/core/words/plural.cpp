// Plurals: the rules of five languages.
#include "core/words/plural.hpp"

#include <iterator>

namespace parley {

namespace {

// CLDR "ar": few is n % 100 = 3..10, many is n % 100 = 11..99.
PluralCategory arabic_category(std::uint64_t number) {
    if (number == 0) return PluralCategory::Zero;
    if (number == 1) return PluralCategory::One;
    if (number == 2) return PluralCategory::Two;
    const std::uint64_t rest = number % 100;
    if (rest >= 3 && rest <= 10) return PluralCategory::Few;
    return rest >= 11 ? PluralCategory::Many : PluralCategory::Other;
}

constexpr PluralCategory all_categories[] = {PluralCategory::Zero, PluralCategory::One,  PluralCategory::Two,
                                             PluralCategory::Few,  PluralCategory::Many, PluralCategory::Other};

}  // namespace

std::string_view to_text(PluralCategory category) {
    switch (category) {
    case PluralCategory::Zero: return "zero";
    case PluralCategory::One: return "one";
    case PluralCategory::Two: return "two";
    case PluralCategory::Few: return "few";
    case PluralCategory::Many: return "many";
    case PluralCategory::Other: return "other";
    }
    return "other";
}

std::optional<PluralCategory> plural_category_from(std::string_view text) {
    for (const PluralCategory category : all_categories) {
        if (to_text(category) == text) return category;
    }
    return std::nullopt;
}

PluralCategory plural_category(std::string_view language, std::uint64_t number) {
    if (language == "ar") return arabic_category(number);
    if (language == "zh") return PluralCategory::Other;
    return number == 1 ? PluralCategory::One : PluralCategory::Other;
}

std::vector<PluralCategory> plural_categories(std::string_view language) {
    if (language == "ar") return {std::begin(all_categories), std::end(all_categories)};
    if (language == "zh") return {PluralCategory::Other};
    return {PluralCategory::One, PluralCategory::Other};
}

}  // namespace parley
