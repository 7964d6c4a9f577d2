// Rooms, for their operator: who is where, what was counted, and the end of a room from outside.
#include <algorithm>
#include <iterator>
#include <utility>

#include "core/hub/rooms.hpp"

namespace parley::hub {
namespace {

RoomSummary summary_of(const HubRoom& room) {
    std::size_t listeners = 0;
    room.for_each_listener([&](const HubConnection&) { ++listeners; });
    return {.name = room.id().value,
            .members = room.size(),
            .listeners = listeners,
            .waiting = room.moderation.knocks.size(),
            .is_locked = room.moderation.is_locked,
            .since = room.size() > 0 ? room.topic.created_at : UnixTime{}};
}

}  // namespace

std::vector<RoomSummary> Rooms::list(const RoomId& after, std::size_t most) const {
    const auto by_name = [](const HubRoom* one, const HubRoom* other) { return one->id() < other->id(); };
    // A heap of the first ones so far, the last of them on top: each room is looked at once, which is what costs.
    std::vector<const HubRoom*> first;
    for (const auto& [id, room] : rooms_) {
        if (!(after < id)) continue;
        if (first.size() == most) {
            if (most == 0 || !(id < first.front()->id())) continue;
            std::pop_heap(first.begin(), first.end(), by_name);
            first.pop_back();
        }
        first.push_back(&room);
        std::push_heap(first.begin(), first.end(), by_name);
    }
    std::sort_heap(first.begin(), first.end(), by_name);
    std::vector<RoomSummary> summaries;
    std::transform(first.begin(), first.end(), std::back_inserter(summaries),
                   [](const HubRoom* room) { return summary_of(*room); });
    return summaries;
}

std::optional<RoomReport> Rooms::report(const RoomId& id) const {
    const auto found = rooms_.find(id);
    if (found == rooms_.end()) return std::nullopt;
    RoomReport report{.summary = summary_of(found->second), .members = {}};
    for (const Seat& seat : found->second.seats()) {
        report.members.push_back({.id = seat.member.id.value,
                                  .name = seat.member.name,
                                  .user = seat.member.user,
                                  .dialect = seat.member.dialect,
                                  .since = seat.since,
                                  .connection = seat.connection->id.value,
                                  .is_lost = seat.connection->is_lost(),
                                  .address = seat.connection->address});
    }
    return report;
}

void Rooms::close(const RoomId& id, const std::string& why) {
    const HubRoom* const room = find(id);
    if (room == nullptr) return;
    outbox_.log("room-close-asked",
                {{.key = "room", .value = id.value}, {.key = "members", .value = std::to_string(room->size())}});
    const Refusal refused =
        refusal(signal::ErrorCode::RoomClosed, why.empty() ? "An operator of the server has closed this room." : why,
                Consequence::Close);
    // Those at the door first: it opens when the last member goes.
    for (const Knock& knock : room->moderation.knocks) sent_away_.push_back({knock.connection->id, refused});
    room->for_each_hearer([&](const HubConnection& hearer) { sent_away_.push_back({hearer.id, refused}); });
}

void Rooms::report_to(HubCounters& counters) const {
    for (const dialect::Dialect* const dialect : dialect::of_hubs()) {
        const std::size_t index = dialect::index_of(*dialect);
        counters.dialects.push_back({.dialect = dialect->name,
                                     .members = members_by_dialect_[index],
                                     .connections_opened = 0,
                                     .relays = talk_.relays(index)});
    }
    counters.join_times = join_times_;
    counters.members_joined = members_joined_;
    counters.members_resumed = members_resumed_;
    counters.rooms_opened = rooms_opened_;
}

void Rooms::tell(hub_effect::RoomNews::Kind kind, const HubRoom& room, const signal::Member* member, bool was_lost) {
    if (!options_.tells_rooms) return;
    hub_effect::RoomNews news{.kind = kind, .room = room.id(), .members = room.size(), .at = now_};
    if (member != nullptr) {
        news.member = member->id;
        news.name = member->name;
        news.user = member->user;
        news.dialect = member->dialect;
        news.was_lost = was_lost;
    }
    outbox_.tell(std::move(news));
}

}  // namespace parley::hub
