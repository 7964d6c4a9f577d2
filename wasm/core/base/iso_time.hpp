// ISO time: a date and time of day as JavaScript's Date.toISOString() writes it.
#pragma once

#include <string>

#include "core/base/time.hpp"

namespace parley {

// "2023-11-14T22:13:20.000Z". Times before 1970 or after the year 9999 are written as the nearest time within.
std::string to_iso_text(UnixTime time);

}  // namespace parley
