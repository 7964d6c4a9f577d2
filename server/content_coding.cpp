// Reads Accept-Encoding.
#include "server/content_coding.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace parley::server {

namespace {

constexpr std::array<ContentCoding, 2> known_codings{
    {{.name = "br", .ending = ".br"}, {.name = "gzip", .ending = ".gz"}}};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char left, unsigned char right) {
        return std::tolower(left) == std::tolower(right);
    });
}

// A weight is refused only when it is zero: "q=0", "q=0.", "q=0.000".
bool is_refused(std::string_view parameters) {
    const auto weight = trimmed(parameters);
    if (weight.size() < 3 || !equal_ignoring_case(weight.substr(0, 2), "q=")) return false;
    return weight.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

// What stands before the separator, and what stands behind it.
std::pair<std::string_view, std::string_view> parted(std::string_view text, char separator) {
    const auto at = text.find(separator);
    if (at == std::string_view::npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + 1)};
}

// Whether `accept_encoding` takes `name`; nothing where it does not speak of it.
std::optional<bool> verdict_on(std::string_view accept_encoding, std::string_view name) {
    while (!accept_encoding.empty()) {
        const auto [element, rest] = parted(accept_encoding, ',');
        const auto [coding, parameters] = parted(element, ';');
        if (equal_ignoring_case(trimmed(coding), name)) return !is_refused(parameters);
        accept_encoding = rest;
    }
    return std::nullopt;
}

}  // namespace

std::vector<ContentCoding> acceptable_codings(std::string_view accept_encoding) {
    const bool others = verdict_on(accept_encoding, "*").value_or(false);
    std::vector<ContentCoding> acceptable;
    for (const auto& coding : known_codings) {
        if (verdict_on(accept_encoding, coding.name).value_or(others)) acceptable.push_back(coding);
    }
    return acceptable;
}

}  // namespace parley::server
