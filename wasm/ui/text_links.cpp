// Links in texts: see the header.
#include "ui/text_links.hpp"

#include <algorithm>

namespace parley::ui {

namespace {

constexpr std::size_t links_max = 8;

char lowered(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_letter_or_digit(char letter) {
    const char low = lowered(letter);
    return (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
}

// Every byte of what is not ASCII is part of a word: hosts and paths may be in any script.
bool is_beyond_ascii(char letter) {
    return (static_cast<unsigned char>(letter) & 0x80U) != 0;
}

bool ends_address(char letter) {
    constexpr std::string_view never = " \"<>\\^`{|}";
    return static_cast<unsigned char>(letter) < 0x20U || letter == '\x7f' || never.find(letter) != never.npos;
}

bool has_prefix(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                      [](char one, char other) { return one == lowered(other); });
}

// Of the scheme that stands at the beginning; zero for none.
std::size_t scheme_length(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (has_prefix(text, scheme)) return scheme.size();
    }
    return 0;
}

bool is_sentence_end(std::string_view address) {
    constexpr std::string_view punctuation = ".,;:!?'*_~";
    const char last = address.back();
    if (punctuation.find(last) != punctuation.npos) return true;
    if (last != ')' && last != ']') return false;
    const char opening = last == ')' ? '(' : '[';
    return std::count(address.begin(), address.end(), last) > std::count(address.begin(), address.end(), opening);
}

}  // namespace

std::vector<TextSpan> links_in(std::string_view text) {
    std::vector<TextSpan> links;
    for (std::size_t begin = 0; begin < text.size() && links.size() < links_max;) {
        const std::size_t scheme = scheme_length(text.substr(begin));
        const bool is_within_word = begin > 0 && is_letter_or_digit(text[begin - 1]);
        if (scheme == 0 || is_within_word) {
            ++begin;
            continue;
        }
        std::size_t end = begin + scheme;
        while (end < text.size() && !ends_address(text[end])) ++end;
        while (end > begin + scheme && is_sentence_end(text.substr(begin, end - begin))) --end;
        const char first_of_host = end > begin + scheme ? text[begin + scheme] : '\0';
        if (is_letter_or_digit(first_of_host) || is_beyond_ascii(first_of_host) || first_of_host == '[') {
            links.push_back({.begin = begin, .end = end});
        }
        begin = end;
    }
    return links;
}

}  // namespace parley::ui
