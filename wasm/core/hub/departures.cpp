// Putting connections in the order in which they go.
#include "core/hub/departures.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/hub/hub_room.hpp"

namespace parley::hub {
namespace {

std::string_view room_name_of(const HubConnection& connection) {
    const HubRoom* const room = connection.room != nullptr ? connection.room : connection.heard_room;
    return room == nullptr ? std::string_view() : std::string_view(room->id().value);
}

}  // namespace

void Departures::begin(Instant now, Duration spread,
                       const std::unordered_map<ConnectionId, HubConnection>& connections) {
    std::vector<const HubConnection*> order;
    for (const auto& [id, connection] : connections) {
        if (!connection.is_lost()) order.push_back(&connection);
    }
    std::sort(order.begin(), order.end(), [](const HubConnection* one, const HubConnection* other) {
        // Who waits at a door comes to the next server after those who can lock it there.
        const auto key = [](const HubConnection& it) {
            return std::tuple(it.knocked_room != nullptr, room_name_of(it), it.id.value);
        };
        return key(*one) < key(*other);
    });
    have_begun_ = true;
    queue_.clear();
    for (const HubConnection* const connection : order) {
        const auto place = static_cast<Duration::rep>(queue_.size());
        queue_.emplace_back(now + spread * place / static_cast<Duration::rep>(order.size()), connection->id);
    }
}

std::optional<ConnectionId> Departures::take_due(Instant now) {
    if (queue_.empty() || queue_.front().first > now) return std::nullopt;
    const ConnectionId next = queue_.front().second;
    queue_.pop_front();
    return next;
}

std::optional<Instant> Departures::next_deadline() const {
    if (queue_.empty()) return std::nullopt;
    return queue_.front().first;
}

}  // namespace parley::hub
