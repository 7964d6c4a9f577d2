// What a part of the server implements so that its operator sees it: figures for /metrics, a reason for /readyz.
//
// A part that has something to show derives from one of these or both and registers with the server's Sources, in its
// constructor or right after it. It is asked on the thread of the server, for each scrape: the answer is made of what
// is there already, and never waits. For example, the expiry of a certificate or the latency of Redis:
//
//     void Certificate::write_metrics(MetricText& text) const {
//         text.family("parley_tls_certificate_expiry_timestamp_seconds", MetricKind::Gauge, "When …, in Unix time.");
//         text.sample(expiry_);
//     }
//
// Each metric stands in server/metrics.md, with its meaning and unit; a test compares the two.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/metrics/metric_text.hpp"

namespace parley::server {

class MetricSource {
  public:
    MetricSource() = default;
    MetricSource(const MetricSource&) = delete;
    MetricSource& operator=(const MetricSource&) = delete;

    // Writes whole families, whose names no other source has.
    virtual void write_metrics(MetricText& text) const = 0;

  protected:
    ~MetricSource() = default;
};

class ReadinessSource {
  public:
    ReadinessSource() = default;
    ReadinessSource(const ReadinessSource&) = delete;
    ReadinessSource& operator=(const ReadinessSource&) = delete;

    // A short stable word ("redis-away"), while the server had better get no new connections; nothing while all is
    // well. Only what lasts: who asks takes the server out of its rotation.
    virtual std::optional<std::string> why_not_ready() const = 0;

  protected:
    ~ReadinessSource() = default;
};

// Everything that was registered, in that order. Sources outlive it, or are never asked again.
class Sources {
  public:
    void add(const MetricSource& source) { metrics_.push_back(&source); }
    void add(const ReadinessSource& source) { readiness_.push_back(&source); }

    // The body of /metrics.
    std::string metrics() const {
        MetricText text;
        for (const MetricSource* source : metrics_) source->write_metrics(text);
        return std::move(text).take();
    }
    // The first reason that anybody has; nothing where everybody is ready.
    std::optional<std::string> why_not_ready() const {
        for (const ReadinessSource* source : readiness_) {
            if (auto reason = source->why_not_ready()) return reason;
        }
        return std::nullopt;
    }

  private:
    std::vector<const MetricSource*> metrics_;
    std::vector<const ReadinessSource*> readiness_;
};

}  // namespace parley::server
