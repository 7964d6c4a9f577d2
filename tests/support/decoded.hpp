// Takes apart what a codec answers, with a readable failure where it answered something else.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/dialect/codec.hpp"

namespace parley::test {

// "a message", "nothing", "unknown x", "malformed too-large: reason": for rows of tables and for failures.
template <typename Message>
std::string verdict_of(const dialect::Decoded<Message>& decoded) {
    if (const auto* unknown = std::get_if<dialect::Unknown>(&decoded)) return "unknown " + unknown->what;
    if (const auto* malformed = std::get_if<dialect::Malformed>(&decoded)) {
        return "malformed " + std::string(to_text(malformed->code)) + ": " + malformed->reason;
    }
    return std::get<std::vector<Message>>(decoded).empty() ? "nothing" : "a message";
}

// The verdict without the reason.
template <typename Message>
std::string short_verdict_of(const dialect::Decoded<Message>& decoded) {
    const std::string verdict = verdict_of(decoded);
    return verdict.substr(0, verdict.find(": "));
}

template <typename Message>
::testing::AssertionResult decodes_to(const dialect::Decoded<Message>& decoded, const Message& expected) {
    const auto* messages = std::get_if<std::vector<Message>>(&decoded);
    if (messages == nullptr) return ::testing::AssertionFailure() << verdict_of(decoded);
    if (messages->size() != 1) return ::testing::AssertionFailure() << messages->size() << " messages";
    if (messages->front() != expected) return ::testing::AssertionFailure() << "another message than expected";
    return ::testing::AssertionSuccess();
}

}  // namespace parley::test
