// Session statistics: which connections are measured, and when. What becomes of it is room/measuring.
#include <utility>

#include "core/client/session_parts.hpp"

namespace parley {

void ClientSession::Parts::on(Instant now, const intent::WatchStatistics& intent) {
    if (phase == Phase::InRoom) measuring.watch(now, intent.watcher, intent.on);
}

void ClientSession::Parts::on(Instant now, const event::ConnectionMeasured& event) {
    // A late one finds nobody waiting.
    measuring.take(now, event.operation, event.counts);
}

std::vector<room::Measuring::Subject> ClientSession::Parts::measured_links() const {
    std::vector<room::Measuring::Subject> links;
    links.reserve(members.all().size());
    for (const signal::Member& member : members.all()) {
        room::Measuring::Subject subject{.member = member.id, .name = room::shown_name(member)};
        const link::Link* const link = mesh.find(member.id);
        if (link != nullptr && link->state() == LinkState::Connected) subject.connection = link->connection();
        links.push_back(std::move(subject));
    }
    return links;
}

void ClientSession::Parts::measure_links(Instant now) {
    if (!measuring.is_watched()) return;
    if (measuring.is_due(now)) {
        const std::vector<room::Measuring::Subject> links = measured_links();
        measuring.begin_round(now, links);
        for (const room::Measuring::Subject& link : links) {
            if (!link.connection) continue;
            const OperationId operation = context.next_operation();
            measuring.expect(operation, link.member);
            context.emit(effect::MeasureConnection{.connection = link.connection, .operation = operation});
        }
    }
    if (measuring.is_round_over()) measuring.publish(measured_links());
}

}  // namespace parley
