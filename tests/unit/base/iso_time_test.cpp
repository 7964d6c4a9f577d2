// ISO time: dates over leap years, ends of months and ends of the range.
#include "core/base/iso_time.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace parley {
namespace {

TEST(IsoTime, IsWrittenAsJavaScriptWritesIt) {
    struct Row {
        std::int64_t milliseconds;
        std::string expected;
    };
    const std::vector<Row> rows{
        {0, "1970-01-01T00:00:00.000Z"},
        {1'700'000'000'000, "2023-11-14T22:13:20.000Z"},
        {1'700'000'000'007, "2023-11-14T22:13:20.007Z"},
        {68'255'999'999, "1972-02-29T23:59:59.999Z"},
        {68'256'000'000, "1972-03-01T00:00:00.000Z"},
        {94'694'399'999, "1972-12-31T23:59:59.999Z"},
        {951'782'400'000, "2000-02-29T00:00:00.000Z"},
        {4'107'542'399'999, "2100-02-28T23:59:59.999Z"},
        {4'107'542'400'000, "2100-03-01T00:00:00.000Z"},
        {253'402'300'799'999, "9999-12-31T23:59:59.999Z"},
    };
    for (const Row& row : rows) EXPECT_EQ(to_iso_text(UnixTime{row.milliseconds}), row.expected);
}

TEST(IsoTime, StaysWithinFourDigitsOfAYear) {
    EXPECT_EQ(to_iso_text(UnixTime{-1}), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(to_iso_text(UnixTime{std::numeric_limits<std::int64_t>::min()}), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(to_iso_text(UnixTime{std::numeric_limits<std::int64_t>::max()}), "9999-12-31T23:59:59.999Z");
}

}  // namespace
}  // namespace parley
