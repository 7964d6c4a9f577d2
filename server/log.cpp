// Hands log lines to spdlog, which adds time and level.
#include "server/log.hpp"

#include <ostream>
#include <utility>

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ostream_sink.h>

#include "core/base/assert.hpp"

namespace parley::server {

namespace {

spdlog::level::level_enum library_level(LogLevel level) {
    switch (level) {
    case LogLevel::Debug: return spdlog::level::debug;
    case LogLevel::Info: return spdlog::level::info;
    case LogLevel::Warning: return spdlog::level::warn;
    case LogLevel::Error: return spdlog::level::err;
    case LogLevel::Off: return spdlog::level::off;
    }
    PARLEY_ASSERT(false);
    return spdlog::level::off;
}

const char* pattern(LogFormat format) {
    return format == LogFormat::Json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})"
                                     : "%Y-%m-%dT%H:%M:%S.%eZ %l %v";
}

}  // namespace

struct Log::Parts {
    std::ostream& stream;
    LogFormat format;
    spdlog::logger logger;
};

Log::Log(std::ostream& stream, LogFormat format, LogLevel level)
    : parts_(new Parts{
          .stream = stream,
          .format = format,
          .logger = spdlog::logger("parley", std::make_shared<spdlog::sinks::ostream_sink_st>(stream, true))}) {
    parts_->logger.set_formatter(
        std::make_unique<spdlog::pattern_formatter>(pattern(format), spdlog::pattern_time_type::utc));
    parts_->logger.set_level(library_level(level));
}

Log::~Log() = default;

void Log::write(LogLevel level, std::string_view step, const LogFields& fields) {
    if (!parts_->logger.should_log(library_level(level))) return;
    // A disk that was full may have room again; until then lines are lost, and nothing else is.
    if (!parts_->stream) parts_->stream.clear();
    parts_->logger.log(library_level(level), log_text(parts_->format, step, fields));
}

}  // namespace parley::server
