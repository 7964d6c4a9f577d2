// Line breaks: see the header.
#include "ui/line_break.hpp"

#include <algorithm>

namespace parley::ui {

std::vector<std::string> break_lines(std::string_view text, float width, std::size_t lines_max,
                                     const std::function<float(std::string_view)>& width_of) {
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        const std::string_view word = text.substr(start, end - start);
        if (!word.empty()) {
            const std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
            if (!line.empty() && lines.size() + 1 < lines_max && width_of(longer) > width) {
                lines.push_back(std::move(line));
                line = word;
            } else {
                line = longer;
            }
        }
        start = end + 1;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

}  // namespace parley::ui
