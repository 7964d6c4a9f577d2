// Reads memory, time and descriptors of this process (proc(5), getrusage(2)).
#include "server/metrics/process_metrics.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <sys/resource.h>

namespace parley::server {

namespace {

double in_seconds(const timeval& time) {
    constexpr double microseconds = 1e6;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / microseconds;
}

void write_memory(MetricText& text) {
    constexpr std::uint64_t kilobyte = 1024;
    std::ifstream stream("/proc/self/status");
    std::string key;
    std::uint64_t kilobytes = 0;
    for (std::string line; std::getline(stream, line);) {
        std::istringstream fields(line);
        if (!(fields >> key >> kilobytes)) continue;
        if (key == "VmSize:") {
            text.family("process_virtual_memory_bytes", MetricKind::Gauge, "Address space that the process has.");
            text.sample(kilobytes * kilobyte);
        } else if (key == "VmRSS:") {
            text.family("process_resident_memory_bytes", MetricKind::Gauge, "Memory that the process holds.");
            text.sample(kilobytes * kilobyte);
        }
    }
}

void write_descriptors(MetricText& text) {
    std::error_code error;
    const std::filesystem::directory_iterator descriptors("/proc/self/fd", error);
    if (!error) {
        text.family("process_open_fds", MetricKind::Gauge, "Descriptors that are open.");
        text.sample(static_cast<std::uint64_t>(std::distance(begin(descriptors), end(descriptors))));
    }
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    text.family("process_max_fds", MetricKind::Gauge, "Descriptors that may be open.");
    text.sample(std::uint64_t{limit.rlim_cur});
}

}  // namespace

void ProcessMetrics::write_metrics(MetricText& text) const {
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0) {
        text.family("process_cpu_seconds_total", MetricKind::Counter, "CPU time used, of user and system.");
        text.sample(in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime));
    }
    write_memory(text);
    write_descriptors(text);
}

}  // namespace parley::server
