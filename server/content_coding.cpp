// Reads Accept-Encoding.
#include "server/content_coding.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

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

// Whether `accept_encoding` takes `name`; nothing where it does not speak of it.
std::optional<bool> verdict_on(std::string_view accept_encoding, std::string_view name) {
    while (!accept_encoding.empty()) {
        const auto comma = std::min(accept_encoding.find(','), accept_encoding.size());
        const auto element = accept_encoding.substr(0, comma);
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
        const auto semicolon = std::min(element.find(';'), element.size());
        if (!equal_ignoring_case(trimmed(element.substr(0, semicolon)), name)) continue;
        return !is_refused(element.substr(std::min(semicolon + 1, element.size())));
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
