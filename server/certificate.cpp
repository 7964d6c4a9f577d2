// Watches two files, and takes a new pair only where it is good.
#include "server/certificate.hpp"

#include <utility>

#include <sys/stat.h>

#include "server/start_error.hpp"

namespace parley::server {

namespace {

TlsIdentity read_or_throw(const TlsOptions& options, std::chrono::system_clock::time_point now) {
    auto identity = read_tls_identity(options, now);
    if (!identity) throw StartError("TLS: " + identity.error());
    return std::move(identity).value();
}

std::string days(std::chrono::seconds time) {
    return std::to_string(std::chrono::duration_cast<std::chrono::hours>(time).count() / 24);
}

}  // namespace

Certificate::Certificate(TlsOptions options, Log& log, Calendar calendar)
    : options_(std::move(options)),
      log_(log),
      calendar_(std::move(calendar)),
      marks_(marks()),
      identity_(read_or_throw(options_, calendar_())) {
    log_.write(LogLevel::Info, "certificate-loaded", {{.key = "days", .value = days(expires_in())}});
    warn_of_expiry();
}

std::chrono::seconds Certificate::expires_in() const {
    return std::chrono::floor<std::chrono::seconds>(identity_.valid_until - calendar_());
}

void Certificate::write_metrics(MetricText& text) const {
    text.family("parley_tls_certificate_expiry_timestamp_seconds", MetricKind::Gauge,
                "When the certificate expires, in seconds of Unix time.");
    const auto end = std::chrono::floor<std::chrono::seconds>(identity_.valid_until);
    text.sample(static_cast<double>(end.time_since_epoch().count()));
}

void Certificate::check() {
    if (marks() != marks_ || !problem_.empty()) read_again(false);
    warn_of_expiry();
}

void Certificate::reload() {
    read_again(true);
    warn_of_expiry();
}

void Certificate::read_again(bool is_asked) {
    // Marks first: what is written while the files are read is seen as a change the next time.
    const Marks now = marks();
    auto identity = read_tls_identity(options_, calendar_());
    const bool is_new = now != marks_;
    marks_ = now;
    if (identity) {
        identity_ = std::move(identity).value();
        problem_.clear();
        warned_.reset();
        log_.write(LogLevel::Info, "certificate-loaded", {{.key = "days", .value = days(expires_in())}});
    } else if (is_asked || is_new || identity.error() != problem_) {
        problem_ = identity.error();
        log_.write(LogLevel::Error, "certificate-refused", {{.key = "reason", .value = problem_}});
    }
}

void Certificate::warn_of_expiry() {
    const auto left = expires_in();
    if (left > warning_time) return;
    const auto now = calendar_();
    const bool is_over = now >= identity_.valid_until;
    // The end itself is told at once. A clock that was set back begins anew.
    const bool was_told = warned_ && now >= *warned_ && now - *warned_ < warning_interval &&
                          (!is_over || *warned_ >= identity_.valid_until);
    if (was_told) return;
    warned_ = now;
    if (is_over) return log_.write(LogLevel::Error, "certificate-expired");
    log_.write(LogLevel::Warning, "certificate-expires-soon", {{.key = "days", .value = days(left)}});
}

Certificate::FileMark Certificate::mark_of(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return {};
    constexpr std::int64_t second_ns = 1'000'000'000;
    return {.modified_ns = status.st_mtim.tv_sec * second_ns + status.st_mtim.tv_nsec,
            .size = static_cast<std::uint64_t>(status.st_size),
            .number = status.st_ino};
}

Certificate::Marks Certificate::marks() const {
    return {mark_of(options_.certificate_file), mark_of(options_.key_file)};
}

}  // namespace parley::server
