// Language: reads a table and believes nothing in it.
#include "core/words/language.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>

#include "core/base/limits.hpp"
#include "core/base/result.hpp"
#include "core/json/reader.hpp"

namespace parley {

namespace {

constexpr std::string_view tables[] = {"de", "es", "zh", "ar"};

// How often each place stands in a pattern; nothing where a brace is not part of a place.
using Places = std::array<int, 10>;
std::optional<Places> places_of(std::string_view pattern) {
    Places places{};
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '}') return std::nullopt;
        if (pattern[at] != '{') continue;
        if (at + 2 >= pattern.size() || pattern[at + 2] != '}') return std::nullopt;
        const char digit = pattern[at + 1];
        if (digit < '1' || digit > '9') return std::nullopt;
        ++places[static_cast<std::size_t>(digit - '0')];
        at += 2;
    }
    return places;
}

// Each place as often as in English; in a form for one certain number that number may be left out ("two people").
bool has_same_places(std::string_view pattern, std::string_view english, bool may_omit_number) {
    const std::optional<Places> own = places_of(pattern);
    const std::optional<Places> wanted = places_of(english);
    if (!own || !wanted) return false;
    for (std::size_t place = 1; place < own->size(); ++place) {
        if ((*own)[place] == (*wanted)[place]) continue;
        if (place == 1 && may_omit_number && (*own)[place] == 0) continue;
        return false;
    }
    return true;
}

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char letter) { return static_cast<unsigned char>(letter) < 0x20U; });
}

}  // namespace

Language::Language(std::string_view tag, std::string_view table, std::vector<std::string>& problems) {
    if (tag.empty() || tag == tag_) return;
    if (std::find(std::begin(tables), std::end(tables), tag) == std::end(tables)) {
        problems.push_back("language " + std::string(tag.substr(0, limits::language_tag_bytes_max)) + " is not known");
        return;
    }
    const auto read = json::read(table, {.bytes_max = limits::language_bytes_max,
                                         .depth_max = 4,
                                         .values_max = limits::language_values_max,
                                         .fields_max = limits::language_values_max});
    const json::Value* const phrases = read ? read.value().find("phrases") : nullptr;
    if (phrases == nullptr || phrases->object() == nullptr) {
        problems.push_back("language " + std::string(tag) + ": " +
                           (read ? "there are no phrases" : json::to_text(read.error())));
        return;
    }
    tag_ = std::string(tag);
    take(*phrases, problems);
}

void Language::take(const json::Value& phrases, std::vector<std::string>& problems) {
    for (const json::Field& field : *phrases.object()) {
        const std::optional<Phrase> phrase = phrase_named(field.key);
        if (!phrase) {
            problems.push_back("language " + tag_ + ": no phrase is called " + field.key.substr(0, 40));
        } else if (english(*phrase).is_counted()) {
            take_counted(*phrase, field.value, problems);
        } else {
            take(*phrase, PluralCategory::Other, field.value, problems);
        }
    }
}

void Language::take_counted(Phrase phrase, const json::Value& forms, std::vector<std::string>& problems) {
    const json::Object* const object = forms.object();
    const std::vector<PluralCategory> wanted = plural_categories(tag_);
    bool is_complete = object != nullptr && object->size() == wanted.size();
    if (is_complete) {
        for (const PluralCategory category : wanted) {
            const json::Value* const form = forms.find(to_text(category));
            if (form == nullptr) {
                is_complete = false;
            } else {
                take(phrase, category, *form, problems);
            }
        }
    }
    // A number for which a form is missing would otherwise be told in two languages.
    for (const PluralCategory category : wanted) is_complete = is_complete && patterns_.count({phrase, category}) == 1;
    if (is_complete) return;
    for (const PluralCategory category : wanted) patterns_.erase({phrase, category});
    problems.push_back("language " + tag_ + ": forms are missing of " + std::string(english(phrase).name));
}

void Language::take(Phrase phrase, PluralCategory category, const json::Value& form,
                    std::vector<std::string>& problems) {
    const EnglishPhrase& original = english(phrase);
    const std::string* const text = form.text();
    const auto refuse = [&](std::string_view why) {
        problems.push_back("language " + tag_ + ": " + std::string(original.name) + ' ' + std::string(why));
    };
    if (text == nullptr) return refuse("is no text");
    if (text->empty()) return refuse("is empty");
    if (text->size() > limits::phrase_bytes_max) return refuse("is too long");
    if (has_control_character(*text)) return refuse("has control characters");
    const bool may_omit_number = original.is_counted() && category != PluralCategory::Other;
    if (!has_same_places(*text, original.other, may_omit_number)) return refuse("has other places than in English");
    patterns_[{phrase, category}] = *text;
}

bool Language::has(Phrase phrase) const {
    return patterns_.count({phrase, PluralCategory::Other}) == 1;
}

std::string_view Language::pattern(Phrase phrase, PluralCategory category) const {
    const EnglishPhrase& original = english(phrase);
    const PluralCategory form = original.is_counted() ? category : PluralCategory::Other;
    if (const auto found = patterns_.find({phrase, form}); found != patterns_.end()) return found->second;
    return form == PluralCategory::One ? original.one : original.other;
}

}  // namespace parley
