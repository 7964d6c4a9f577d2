// ISO time: the calendar, without the C library, whose own is neither the same everywhere nor small.
#include "core/base/iso_time.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace parley {

namespace {

constexpr std::int64_t milliseconds_per_day = 86'400'000;
constexpr std::int64_t last_millisecond = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z

bool is_leap_year(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_of_year(int year) {
    return is_leap_year(year) ? 366 : 365;
}

int days_of_month(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[static_cast<std::size_t>(month) - 1] + (month == 2 && is_leap_year(year) ? 1 : 0);
}

void append_number(std::string& text, int number, int digits) {
    if (digits > 1) append_number(text, number / 10, digits - 1);
    text += static_cast<char>('0' + number % 10);
}

std::string date_text(int days_since_1970) {
    int days = days_since_1970;
    int year = 1970;
    for (; days >= days_of_year(year); ++year) days -= days_of_year(year);
    int month = 1;
    for (; days >= days_of_month(year, month); ++month) days -= days_of_month(year, month);
    std::string text;
    append_number(text, year, 4);
    append_number(text += '-', month, 2);
    append_number(text += '-', days + 1, 2);
    return text;
}

}  // namespace

std::string to_iso_text(UnixTime time) {
    const std::int64_t milliseconds = std::clamp<std::int64_t>(static_cast<std::int64_t>(time), 0, last_millisecond);
    const int of_day = static_cast<int>(milliseconds % milliseconds_per_day);
    std::string text = date_text(static_cast<int>(milliseconds / milliseconds_per_day));
    append_number(text += 'T', of_day / 3'600'000, 2);
    append_number(text += ':', of_day / 60'000 % 60, 2);
    append_number(text += ':', of_day / 1'000 % 60, 2);
    append_number(text += '.', of_day % 1'000, 3);
    return text += 'Z';
}

}  // namespace parley
