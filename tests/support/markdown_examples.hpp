// Markdown examples: the fenced blocks of a document that are frames, with the direction that their fence names.
//
//     ```json client→server
//     {"type":"leave"}
//     ```
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parley::test {

struct MarkdownExample {
    std::size_t line = 0;  // Of the fence, from 1.
    std::vector<std::string> directions;
    std::string text;

    bool goes(std::string_view direction) const;
};

// All blocks fenced as "json". A block that is never closed is left out.
std::vector<MarkdownExample> markdown_examples(std::string_view document);

}  // namespace parley::test
