// Plurals: which form of a phrase a whole number takes, after Unicode CLDR 44, "Language Plural Rules" (cardinals,
// UTS 35 part 3, section 5).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace parley {

enum class PluralCategory : std::uint8_t { Zero, One, Two, Few, Many, Other };

// As CLDR spells them: "zero", "one", "two", "few", "many", "other".
std::string_view to_text(PluralCategory category);
std::optional<PluralCategory> plural_category_from(std::string_view text);

// Of a language by its tag ("de"); English rules for one that is not known.
PluralCategory plural_category(std::string_view language, std::uint64_t number);
// All that numbers of this language take, in the order above. CLDR has "many" in Spanish too, for whole millions alone;
// nothing here counts that far, and they read as "other".
std::vector<PluralCategory> plural_categories(std::string_view language);

}  // namespace parley
