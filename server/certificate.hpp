// Certificate: the TLS identity in use, replaced while the server runs when its files change.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <boost/asio/ssl/context.hpp>

#include "server/log.hpp"
#include "server/metrics/metric_source.hpp"
#include "server/tls_identity.hpp"
#include "server/tls_options.hpp"

namespace parley::server {

class Certificate final : public MetricSource {
  public:
    // The time by the calendar, which tells whether a certificate is valid; it may jump.
    using Calendar = std::function<std::chrono::system_clock::time_point()>;
    static constexpr std::chrono::hours warning_time{14 * 24};
    // Whoever does not act on the first warning gets another one after this.
    static constexpr std::chrono::hours warning_interval{24};

    // Reads the files; throws StartError where they are not good. `log` outlives this.
    Certificate(TlsOptions options, Log& log, Calendar calendar = std::chrono::system_clock::now);

    // For a new connection, which keeps what it began with.
    boost::asio::ssl::context& context() const { return *identity_.context; }

    // Below zero once it has expired.
    std::chrono::seconds expires_in() const;
    void write_metrics(MetricText& text) const override;

    // To be called every few seconds: reads the files again when they changed, or were not good when they were last
    // read; keeps the old pair where the new one is not good, and logs why. Warns of the end before it comes.
    void check();
    // The same, though nothing may have changed; logs what is wrong also when it said so before.
    void reload();

  private:
    struct FileMark {
        std::int64_t modified_ns = 0;
        std::uint64_t size = 0;
        std::uint64_t number = 0;  // The inode: another file may have been moved here.
        bool operator==(const FileMark&) const = default;
    };
    using Marks = std::array<FileMark, 2>;

    static FileMark mark_of(const std::filesystem::path& file);
    Marks marks() const;
    void read_again(bool is_asked);
    void warn_of_expiry();

    const TlsOptions options_;
    Log& log_;
    const Calendar calendar_;
    Marks marks_;  // As they were before the files were read.
    TlsIdentity identity_;
    std::string problem_;  // Of the files as they are now; empty for none.
    std::optional<std::chrono::system_clock::time_point> warned_;
};

}  // namespace parley::server
