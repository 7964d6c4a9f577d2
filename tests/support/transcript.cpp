// Parsing of transcripts, line by line.
#include "support/transcript.hpp"

#include <charconv>
#include <optional>
#include <utility>

namespace parley::test {
namespace {

constexpr std::string_view binary_frame = "(binary)";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The first word; `rest` keeps what follows it.
std::string_view take_word(std::string_view& rest) {
    rest = trimmed(rest);
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest = trimmed(rest.substr(word.size()));
    return word;
}

std::optional<Duration> milliseconds(std::string_view text) {
    const std::string_view number = take_word(text);
    Duration::rep value = 0;
    const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (problem != std::errc{} || end != number.data() + number.size() || text != "ms") return std::nullopt;
    return Duration(value);
}

std::optional<Step> parse_line(std::string_view line) {
    const std::string_view actor = take_word(line);
    if (actor == "+") {
        const auto wait = milliseconds(line);
        if (!wait) return std::nullopt;
        return Step{.kind = StepKind::Waits, .wait = *wait};
    }
    const std::string_view verb = take_word(line);
    Step step{.actor = std::string(actor), .text = std::string(line)};
    if (verb == ">") {
        step.kind = line == binary_frame ? StepKind::SendsBinary : StepKind::Sends;
    } else if (verb == "<") {
        step.kind = StepKind::Receives;
    } else if (verb == "opens") {
        step.kind = StepKind::Opens;
    } else if (verb == "closes") {
        step.kind = StepKind::Closes;
    } else if (verb == "closed") {
        step.kind = StepKind::IsClosed;
    } else {
        return std::nullopt;
    }
    return step;
}

}  // namespace

Result<std::vector<Step>, std::string> parse_transcript(std::string_view text) {
    std::vector<Step> steps;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view whole = text.substr(0, text.find('\n'));
        text.remove_prefix(whole.size() == text.size() ? whole.size() : whole.size() + 1);
        const std::string_view line = trimmed(whole);
        if (line.empty() || line.front() == '#') continue;
        auto step = parse_line(line);
        if (!step) return Failure{"line " + std::to_string(number) + " makes no sense: " + std::string(line)};
        step->line = number;
        steps.push_back(std::move(*step));
    }
    return steps;
}

std::string to_text(const Step& step) {
    switch (step.kind) {
    case StepKind::Opens: return step.actor + " opens " + step.text;
    case StepKind::Sends: return step.actor + " > " + step.text;
    case StepKind::SendsBinary: return step.actor + " > " + std::string(binary_frame);
    case StepKind::Closes: return step.actor + " closes";
    case StepKind::Waits: return "+ " + std::to_string(step.wait.count()) + " ms";
    case StepKind::Receives: return step.actor + " < " + step.text;
    case StepKind::IsClosed: return step.actor + " closed " + step.text;
    }
    return {};
}

}  // namespace parley::test
