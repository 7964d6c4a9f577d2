// Writes the fields of a log line.
#include <algorithm>

#include "server/log.hpp"

namespace parley::server {

namespace {

void append_quoted(std::string& line, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    line += '"';
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (code < 0x20 || code == 0x7F) {
            line += "\\u00";
            line += digits[code >> 4U];
            line += digits[code & 15U];
        } else {
            line += c;
        }
    }
    line += '"';
}

bool needs_quotes(std::string_view text) {
    return text.empty() || std::any_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '"' || c == '\\' || c == '=';
           });
}

}  // namespace

std::string log_text(LogFormat format, std::string_view step, const LogFields& fields) {
    std::string line;
    if (format == LogFormat::Json) {
        line += "\"step\":";
        append_quoted(line, step);
        for (const auto& field : fields) {
            line += ',';
            append_quoted(line, field.key);
            line += ':';
            append_quoted(line, field.value);
        }
        return line;
    }
    line += step;
    for (const auto& field : fields) {
        line += ' ';
        line += field.key;
        line += '=';
        if (needs_quotes(field.value)) {
            append_quoted(line, field.value);
        } else {
            line += field.value;
        }
    }
    return line;
}

}  // namespace parley::server
