// Queueing of effects; the only place where the hub encodes.
#include "core/hub/outbox.hpp"

#include <utility>

namespace parley::hub {

void Outbox::send(HubConnection& to, const HubMessage& message) {
    for (std::string& frame : to.codec->encode(message)) {
        effects_.emplace_back(hub_effect::SendFrame{.connection = to.id, .text = std::move(frame)});
    }
}

void Outbox::send_to_others(const HubRoom& room, const HubConnection& except, const HubMessage& message) {
    for (const Seat& seat : room.seats()) {
        if (seat.connection != &except) send(*seat.connection, message);
    }
}

void Outbox::close(ConnectionId connection, std::uint16_t code, std::string reason) {
    effects_.emplace_back(
        hub_effect::CloseConnection{.connection = connection, .code = code, .reason = std::move(reason)});
}

void Outbox::log(std::string step, std::vector<hub_effect::Field> fields) {
    effects_.emplace_back(hub_effect::Log{.step = std::move(step), .fields = std::move(fields)});
}

std::optional<HubEffect> Outbox::poll() {
    if (effects_.empty()) return std::nullopt;
    std::optional<HubEffect> effect = std::move(effects_.front());
    effects_.pop_front();
    return effect;
}

hub_effect::Field connection_field(ConnectionId connection) {
    return {.key = "connection", .value = std::to_string(connection.value)};
}

}  // namespace parley::hub
