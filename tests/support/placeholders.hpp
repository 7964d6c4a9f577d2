// Placeholders: names in a transcript for texts that nobody knows beforehand, bound when they are first seen.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/json/value.hpp"

namespace parley::test {

class Placeholders {
  public:
    // The text to send: names replaced by what they stand for, "$40{text}" by its result. An unbound name
    // stays as it is.
    std::string fill(std::string_view text) const;

    // Whether two frames are equal as JSON (as texts, if one is none); what stands before the JSON of a framed one must
    // be the same text. Binds the names that are new in `expected`.
    bool match(std::string_view expected, std::string_view actual);

    // The other way round, for reports: texts that have a name replaced by it.
    std::string conceal(std::string text) const;

  private:
    bool match_values(const json::Value& expected, const json::Value& actual);
    bool match_arrays(const json::Array& expected, const json::Array& actual);
    bool match_objects(const json::Object& expected, const json::Value& actual);
    bool match_name(const std::string& name, const json::Value& actual);

    std::map<std::string, std::string, std::less<>> bound_;
};

}  // namespace parley::test
