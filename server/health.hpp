// The body of /healthz.
#pragma once

#include <chrono>
#include <string>

#include "core/border/hub_options.hpp"

namespace parley::server {

// JSON: {"status":"ok","uptimeSeconds":…,"connections":…,…}.
std::string health_report(const HubStatistics& statistics, std::chrono::seconds uptime);

}  // namespace parley::server
