// Writes the families of the server, its rooms, their messages and its traffic.
#include "server/metrics/server_metrics.hpp"

#include <string>
#include <utility>

#include "server/version.hpp"

namespace parley::server {

ServerMetrics::ServerMetrics(const HubHost& host, std::shared_ptr<const Sessions> sessions, std::size_t connections_max)
    : host_(host), sessions_(std::move(sessions)), connections_max_(connections_max) {}

std::chrono::seconds ServerMetrics::uptime() const {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - started_);
}

std::optional<std::string> ServerMetrics::why_not_ready() const {
    if (is_draining_) return "draining";
    if (sessions_->size() >= connections_max_) return "full";
    return std::nullopt;
}

void ServerMetrics::write_metrics(MetricText& text) const {
    const HubCounters counters = host_.counters();
    write_server(text);
    write_rooms(text, counters);
    write_messages(text, counters);
    write_traffic(text);
    write_responses(text);
}

void ServerMetrics::write_server(MetricText& text) const {
    text.family("parley_build_info", MetricKind::Gauge, "Always 1; the label says which version runs.");
    text.sample(std::uint64_t{1}, {{"version", version}});
    text.family("parley_uptime_seconds", MetricKind::Gauge, "Time since the server was started.");
    text.sample(static_cast<std::uint64_t>(uptime().count()));
    text.family("parley_draining", MetricKind::Gauge, "1 while everybody is sent away, else 0.");
    text.sample(std::uint64_t{is_draining_ ? 1U : 0U});
}

void ServerMetrics::write_rooms(MetricText& text, const HubCounters& counters) const {
    const HubStatistics statistics = host_.statistics();
    text.family("parley_connections", MetricKind::Gauge, "WebSockets and Socket.IO sessions that are open.");
    text.sample(std::uint64_t{statistics.connections});
    text.family("parley_connections_opened_total", MetricKind::Counter,
                "WebSockets and Socket.IO sessions that were let in, by the first dialect of their path.");
    for (const auto& it : counters.dialects) text.sample(it.connections_opened, {{"dialect", it.dialect}});
    text.family("parley_rooms", MetricKind::Gauge, "Rooms that are open.");
    text.sample(std::uint64_t{statistics.rooms});
    text.family("parley_rooms_opened_total", MetricKind::Counter, "Rooms that were opened.");
    text.sample(counters.rooms_opened);
    text.family("parley_members", MetricKind::Gauge, "Members of calls, those whose places are kept included.");
    for (const auto& it : counters.dialects) text.sample(it.members, {{"dialect", it.dialect}});
    text.family("parley_members_joined_total", MetricKind::Counter, "Memberships that began.");
    text.sample(counters.members_joined);
    text.family("parley_members_lost_total", MetricKind::Counter,
                "Members whose connections were lost, and whose places were kept.");
    text.sample(counters.members_lost);
    text.family("parley_members_resumed_total", MetricKind::Counter, "Members who came back to their places.");
    text.sample(counters.members_resumed);
    text.family("parley_join_duration_seconds", MetricKind::Histogram,
                "Time from the opening of a connection to its first membership.");
    text.histogram(counters.join_times);
}

void ServerMetrics::write_messages(MetricText& text, const HubCounters& counters) const {
    text.family("parley_relays_total", MetricKind::Counter,
                "Messages passed on, once for each receiver, by the dialect of the sender.");
    for (const auto& it : counters.dialects) {
        for (std::size_t i = 0; i < relay_kinds; ++i) {
            const auto kind = static_cast<RelayKind>(i);
            text.sample(it.relays[i], {{"type", to_text(kind)}, {"dialect", it.dialect}});
        }
    }
    text.family("parley_rejections_total", MetricKind::Counter, "Frames and connections that were refused.");
    for (const auto& it : counters.rejections) text.sample(it.count, {{"reason", it.reason}});
    text.family("parley_unknown_frames_total", MetricKind::Counter, "Frames of a type that nobody here knows.");
    text.sample(host_.statistics().unknown_frames);
}

void ServerMetrics::write_traffic(MetricText& text) const {
    const Traffic& traffic = sessions_->traffic();
    text.family("parley_tcp_connections", MetricKind::Gauge, "TCP connections of all kinds that are open.");
    text.sample(std::uint64_t{sessions_->size()});
    text.family("parley_tcp_connections_accepted_total", MetricKind::Counter, "TCP connections that were taken.");
    text.sample(traffic.tcp_accepted);
    text.family("parley_tcp_connections_refused_total", MetricKind::Counter,
                "TCP connections that were closed at once.");
    text.sample(traffic.tcp_refused_full, {{"reason", "full"}});
    text.sample(traffic.tcp_refused_address, {{"reason", "address"}});
    text.family("parley_received_bytes_total", MetricKind::Counter, "Bytes received, without TLS and TCP.");
    text.sample(traffic.websocket_bytes_in, {{"protocol", "websocket"}});
    text.sample(traffic.http_bytes_in, {{"protocol", "http"}});
    text.family("parley_sent_bytes_total", MetricKind::Counter, "Bytes sent, without TLS and TCP.");
    text.sample(traffic.websocket_bytes_out, {{"protocol", "websocket"}});
    text.sample(traffic.http_bytes_out, {{"protocol", "http"}});
    const auto waiting = sessions_->waiting_bytes();
    text.family("parley_write_queue_bytes", MetricKind::Gauge, "Bytes that the system has not taken yet, of all.");
    text.sample(std::uint64_t{waiting.sum});
    text.family("parley_write_queue_max_bytes", MetricKind::Gauge, "The same, of the one with most.");
    text.sample(std::uint64_t{waiting.most});
    text.family("parley_slow_readers_total", MetricKind::Counter,
                "Connections dropped because their queue was full (--write-queue-bytes).");
    text.sample(traffic.slow_readers);
}

// Only what was answered once: there are many statuses, and few of them are used.
void ServerMetrics::write_responses(MetricText& text) const {
    const Traffic& traffic = sessions_->traffic();
    text.family("parley_http_responses_total", MetricKind::Counter, "HTTP responses, upgrades not included.");
    for (std::size_t i = 0; i < traffic.responses.size(); ++i) {
        if (traffic.responses[i] == 0) continue;
        const std::string status = std::to_string(i + Traffic::status_min);
        text.sample(traffic.responses[i], {{"status", status}});
    }
}

}  // namespace parley::server
