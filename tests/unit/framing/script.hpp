// Scripts for the machines of core/framing: what goes in stands at the beginning of a line, what comes out of it
// stands below, two blanks in and without blanks at its end. A line with "#" is a comment. The whole script is the
// expectation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parley::test {

// Plays the lines that go in; the script as it really went. `act(line)` returns what came out.
template <typename Act>
std::string play_script(std::string_view script, Act act) {
    std::string played;
    while (!script.empty()) {
        const std::string_view line = script.substr(0, script.find('\n'));
        script.remove_prefix(line.size() == script.size() ? line.size() : line.size() + 1);
        if (line.substr(0, 2) == "  ") continue;
        played += line;
        played += '\n';
        if (line.empty() || line.front() == '#') continue;
        for (std::string outcome : act(line)) {
            while (!outcome.empty() && outcome.back() == ' ') outcome.pop_back();
            played += "  " + outcome + '\n';
        }
    }
    return played;
}

// The first word of what is left, which is then taken from it together with one blank.
inline std::string_view take_word(std::string_view& rest) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size() == rest.size() ? word.size() : word.size() + 1);
    return word;
}

}  // namespace parley::test
