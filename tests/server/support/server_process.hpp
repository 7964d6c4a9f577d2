// The real program in a process of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace parley::test {

class ServerProcess {
  public:
    // `environment` has lines of the form NAME=value, beside our own environment. `error_file` takes the log, where it
    // is not empty.
    explicit ServerProcess(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {},
                           const std::string& error_file = "");
    // Kills it if it still runs.
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    // Waits for the line that tells the address; zero when the program ended without it.
    std::uint16_t wait_until_ready();
    // Waits for the line that tells the operator's port, which comes right behind; zero when the program ended first.
    std::uint16_t wait_for_admin_port();
    // Waits for that text on standard error, or the end of it.
    void wait_until_logged(std::string_view text);
    void signal(int number) const;
    // Nobody reads its log any more.
    void stop_reading_standard_error();
    // Memory that it holds now.
    std::size_t resident_bytes() const;
    // Waits for the end; the exit code, or minus the signal that ended it.
    int wait_for_exit();

    // What it wrote so far; all of it after wait_for_exit().
    const std::string& standard_output() const { return output_; }
    const std::string& standard_error() const { return error_; }

  private:
    bool read_some();

    pid_t process_ = -1;
    int output_pipe_ = -1;
    int error_pipe_ = -1;
    std::string output_;
    std::string error_;
};

}  // namespace parley::test
