// Writes the health report: figures only, so that nothing needs escaping.
#include "server/health.hpp"

#include <cstdint>
#include <string_view>

namespace parley::server {

namespace {

void append_figure(std::string& report, std::string_view key, std::uint64_t value) {
    report += ",\"";
    report += key;
    report += "\":";
    report += std::to_string(value);
}

}  // namespace

std::string health_report(const HubStatistics& statistics, std::chrono::seconds uptime) {
    std::string report = R"({"status":"ok")";
    append_figure(report, "uptimeSeconds", static_cast<std::uint64_t>(uptime.count()));
    append_figure(report, "connections", statistics.connections);
    append_figure(report, "rooms", statistics.rooms);
    append_figure(report, "members", statistics.members);
    append_figure(report, "relayedMessages", statistics.relayed_messages);
    append_figure(report, "rejectedFrames", statistics.rejected_frames);
    append_figure(report, "unknownFrames", statistics.unknown_frames);
    report += "}\n";
    return report;
}

}  // namespace parley::server
