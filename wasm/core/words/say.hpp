// Saying: phrases in the language in use, with their places filled.
//
// The language in use is that of the scope: the doors of the session and of the screens say which one it is, and what
// happens behind them need not be handed it. English where nobody said anything.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/words/language.hpp"
#include "core/words/phrase.hpp"

namespace parley {

// For as long as it lives, this language is in use. Scopes may lie within each other.
class Speaking {
  public:
    // The language outlives the scope, and so do texts of phrases without places.
    explicit Speaking(const Language& language);
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
    ~Speaking();

  private:
    const Language* before_;
};

const Language& spoken_language();

// The text of a phrase without places, which lives as long as the language: taken as a text or looked at.
class Wording {
  public:
    explicit Wording(std::string_view text) : text_(text) {}
    operator std::string_view() const { return text_; }          // NOLINT(google-explicit-constructor)
    operator std::string() const { return std::string(text_); }  // NOLINT(google-explicit-constructor)

  private:
    std::string_view text_;
};

Wording say(Phrase phrase);
std::string say_with(Phrase phrase, std::initializer_list<std::string_view> values);
// The number chooses the form, and is {1}.
std::string say_counted(Phrase phrase, std::uint64_t number);

template <typename... Values>
std::string say(Phrase phrase, const Values&... values) {
    return say_with(phrase, {std::string_view(values)...});
}

// The first alone where the second is empty, the second alone where the first is, else both with the phrase between.
std::string joined(Phrase phrase, std::string_view first, std::string_view second);

}  // namespace parley
