// Finds the fenced examples in a document.
#include "support/markdown_examples.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

namespace parley::test {

namespace {

constexpr std::string_view fence = "```";

MarkdownExample opened_by(const std::string& opening, std::size_t line) {
    std::istringstream words(opening.substr(fence.size()));
    MarkdownExample example{.line = line, .directions = {}, .text = {}};
    std::string language;
    words >> language;
    for (std::string direction; words >> direction;) example.directions.push_back(direction);
    return example;
}

}  // namespace

bool MarkdownExample::goes(std::string_view direction) const {
    return std::find(directions.begin(), directions.end(), direction) != directions.end();
}

std::vector<MarkdownExample> markdown_examples(std::string_view document) {
    std::vector<MarkdownExample> examples;
    std::istringstream lines{std::string(document)};
    std::optional<MarkdownExample> open;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (open && line == fence) {
            examples.push_back(*std::exchange(open, std::nullopt));
        } else if (open) {
            open->text += line + '\n';
        } else if (line.rfind("```json", 0) == 0) {
            open = opened_by(line, number);
        }
    }
    return examples;
}

}  // namespace parley::test
