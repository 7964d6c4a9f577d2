// Metric text: writes metrics in the text exposition format 0.0.4 of Prometheus.
//
//     text.family("parley_members", MetricKind::Gauge, "Members of calls now.");
//     text.sample(12, {{"dialect", "parley"}});
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/border/hub_counters.hpp"

namespace parley::server {

enum class MetricKind : std::uint8_t { Counter, Gauge, Histogram };

struct MetricLabel {
    std::string_view name;
    // From a fixed set of words. Never the name of a room, an id or an address: each value is a series of its own,
    // which somebody keeps for weeks.
    std::string_view value;
};

class MetricText {
  public:
    static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

    // Begins a family; its samples follow. Counters end in `_total`; units are seconds and bytes.
    void family(std::string_view name, MetricKind kind, std::string_view help);
    void sample(std::uint64_t value, std::initializer_list<MetricLabel> labels = {});
    void sample(double value, std::initializer_list<MetricLabel> labels = {});
    // The whole of a histogram in seconds.
    void histogram(const Durations& durations);

    std::string take() && { return std::move(out_); }

  private:
    void line(std::string_view suffix, std::initializer_list<MetricLabel> labels, std::string_view value);

    std::string out_;
    std::string family_;
};

}  // namespace parley::server
