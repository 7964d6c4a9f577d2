// Language: the patterns of all phrases in one language. Without a table it is English, and what a table lacks or has
// wrong is English too.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json/value.hpp"
#include "core/words/phrase.hpp"
#include "core/words/plural.hpp"

namespace parley {

class Language {
  public:
    Language() = default;  // English

    // `tag` is "de", "es", "zh" or "ar"; with another one, or none, it is English. `table` is one of
    // web/languages/*.json, from the page and so not to be trusted: what is wrong in it is left out, and said in
    // `problems`, one line for each.
    Language(std::string_view tag, std::string_view table, std::vector<std::string>& problems);

    const std::string& tag() const { return tag_; }
    bool is_right_to_left() const { return tag_ == "ar"; }
    bool has(Phrase phrase) const;

    // Good for as long as the language lives. The category counts only where a number decides.
    std::string_view pattern(Phrase phrase, PluralCategory category = PluralCategory::Other) const;

  private:
    using Key = std::pair<Phrase, PluralCategory>;

    void take(const json::Value& phrases, std::vector<std::string>& problems);
    void take(Phrase phrase, PluralCategory category, const json::Value& form, std::vector<std::string>& problems);
    void take_counted(Phrase phrase, const json::Value& forms, std::vector<std::string>& problems);

    std::string tag_ = "en";
    std::map<Key, std::string> patterns_;
};

}  // namespace parley
