// What becomes of an exception that leaves a session: a line in the log, and that session's end.
#pragma once

#include <exception>

#include "server/log.hpp"

namespace parley::server {

// For co_spawn. `log` outlives the session.
inline auto log_failure(Log& log) {
    return [&log](const std::exception_ptr& failure) {
        if (!failure) return;
        try {
            std::rethrow_exception(failure);
        } catch (const std::exception& error) {
            log.write(LogLevel::Error, "session-failed", {{.key = "reason", .value = error.what()}});
        }
    };
}

}  // namespace parley::server
