// Process metrics: what the system says of this process, under the names that all Prometheus clients use.
#pragma once

#include "server/metrics/metric_source.hpp"

namespace parley::server {

// Reads /proc; leaves out what is not there.
class ProcessMetrics final : public MetricSource {
  public:
    void write_metrics(MetricText& text) const override;
};

}  // namespace parley::server
