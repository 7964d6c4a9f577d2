// Compares texts as JSON: spaces and the order of fields do not count.
#pragma once

#include <string_view>

#include <gtest/gtest.h>

#include "core/json/reader.hpp"

namespace parley::test {

inline ::testing::AssertionResult same_json(std::string_view actual, std::string_view expected) {
    const auto left = json::read(actual);
    const auto right = json::read(expected);
    if (!left) return ::testing::AssertionFailure() << actual << ": " << to_text(left.error());
    if (!right) return ::testing::AssertionFailure() << "the expectation: " << to_text(right.error());
    if (left.value() == right.value()) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << actual << "\nis not\n" << expected;
}

}  // namespace parley::test
