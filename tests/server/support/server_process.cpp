// Starts the program with pipes on both of its outputs.
#include "server/support/server_process.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/assert.hpp"
#include "server/support/time_limits.hpp"

namespace parley::test {

namespace {

struct Pipe {
    int read_end = -1;
    int write_end = -1;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    PARLEY_ASSERT(::pipe(ends.data()) == 0);
    return {.read_end = ends[0], .write_end = ends[1]};
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// Reads what is there; false at the end of the stream.
bool read_from(int descriptor, std::string& text) {
    std::array<char, 4096> buffer{};
    const auto bytes = ::read(descriptor, buffer.data(), buffer.size());
    if (bytes <= 0) return false;
    text.append(buffer.data(), static_cast<std::size_t>(bytes));
    return true;
}

}  // namespace

ServerProcess::ServerProcess(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                             const std::string& error_file) {
    const Pipe output = make_pipe();
    const Pipe error = make_pipe();
    std::vector<std::string> owned = arguments;
    owned.insert(owned.begin(), PARLEY_SERVER_PROGRAM);
    std::vector<char*> pointers = pointers_to(owned);
    std::vector<std::string> variables = environment;
    for (char** variable = environ; *variable != nullptr; ++variable) variables.emplace_back(*variable);
    std::vector<char*> variable_pointers = pointers_to(variables);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output.write_end, STDOUT_FILENO);
    if (error_file.empty()) {
        posix_spawn_file_actions_adddup2(&actions, error.write_end, STDERR_FILENO);
    } else {
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error_file.c_str(), O_WRONLY, 0);
    }
    for (const int end : {output.read_end, output.write_end, error.read_end, error.write_end}) {
        posix_spawn_file_actions_addclose(&actions, end);
    }
    PARLEY_ASSERT(::posix_spawn(&process_, PARLEY_SERVER_PROGRAM, &actions, nullptr, pointers.data(),
                                variable_pointers.data()) == 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(output.write_end);
    ::close(error.write_end);
    output_pipe_ = output.read_end;
    error_pipe_ = error.read_end;
}

ServerProcess::~ServerProcess() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    if (output_pipe_ >= 0) ::close(output_pipe_);
    if (error_pipe_ >= 0) ::close(error_pipe_);
}

// A descriptor below zero is passed over by poll, so that a stream that ended is not asked again.
bool ServerProcess::read_some() {
    std::array<pollfd, 2> waits{
        {{.fd = output_pipe_, .events = POLLIN, .revents = 0}, {.fd = error_pipe_, .events = POLLIN, .revents = 0}}};
    if (output_pipe_ < 0 && error_pipe_ < 0) return false;
    const auto limit = std::chrono::milliseconds(patience).count();
    if (::poll(waits.data(), waits.size(), static_cast<int>(limit)) <= 0) return false;
    if (waits[0].revents != 0 && !read_from(output_pipe_, output_)) ::close(std::exchange(output_pipe_, -1));
    if (waits[1].revents != 0 && !read_from(error_pipe_, error_)) ::close(std::exchange(error_pipe_, -1));
    return true;
}

std::uint16_t ServerProcess::wait_until_ready() {
    constexpr std::string_view ready = "Parley is ready: http";
    constexpr std::string_view name = "://localhost:";
    while (output_.find('\n') == std::string::npos) {
        if (!read_some()) return 0;
    }
    const auto at = output_.find(name);
    if (!output_.starts_with(ready) || at == std::string::npos) return 0;
    return static_cast<std::uint16_t>(std::atoi(output_.c_str() + at + name.size()));
}

std::uint16_t ServerProcess::wait_for_admin_port() {
    constexpr std::string_view start = "Its operator's port: ";
    for (;;) {
        const auto line = output_.find(start);
        if (line != std::string::npos && output_.find('\n', line) != std::string::npos) {
            return static_cast<std::uint16_t>(std::atoi(output_.c_str() + line + start.size()));
        }
        if (!read_some()) return 0;
    }
}

void ServerProcess::wait_until_logged(std::string_view text) {
    while (error_.find(text) == std::string::npos && read_some()) {
    }
}

void ServerProcess::stop_reading_standard_error() {
    ::close(std::exchange(error_pipe_, -1));
}

void ServerProcess::signal(int number) const {
    ::kill(process_, number);
}

std::size_t ServerProcess::resident_bytes() const {
    std::ifstream status("/proc/" + std::to_string(process_) + "/status");
    for (std::string line; std::getline(status, line);) {
        constexpr std::string_view key = "VmRSS:";
        if (line.starts_with(key)) return std::strtoull(line.c_str() + key.size(), nullptr, 10) * 1024;
    }
    return 0;
}

int ServerProcess::wait_for_exit() {
    while (read_some()) {
    }
    // Both streams have ended, or it hangs and is ended here.
    if (output_pipe_ >= 0 || error_pipe_ >= 0) signal(SIGKILL);
    int status = 0;
    ::waitpid(std::exchange(process_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace parley::test
