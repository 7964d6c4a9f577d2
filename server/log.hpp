// The structured log: one line for each lifecycle step, as text for people or as JSON for machines.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/border/hub_effect.hpp"

namespace parley::server {

enum class LogFormat : std::uint8_t { Text, Json };
enum class LogLevel : std::uint8_t { Debug, Info, Warning, Error, Off };

using LogFields = std::vector<hub_effect::Field>;

// Never put an address, a token or a description into a field.
class Log {
  public:
    // `stream` outlives the log and is written by the thread that logs, a whole line at a time.
    Log(std::ostream& stream, LogFormat format, LogLevel level);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    void write(LogLevel level, std::string_view step, const LogFields& fields = {});

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// The part of a line behind time and level, for example `member-joined room="blue fox" members=2`, or the same as the
// members of a JSON object. Control characters are escaped, so that a value can never begin a line of its own.
std::string log_text(LogFormat format, std::string_view step, const LogFields& fields);

}  // namespace parley::server
