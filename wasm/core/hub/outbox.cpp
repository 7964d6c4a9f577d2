// Queueing of effects; the only place where the hub encodes.
#include "core/hub/outbox.hpp"

#include <utility>

#include "core/base/assert.hpp"
#include "core/framing/socket_io.hpp"

namespace parley::hub {

void Outbox::send(HubConnection& to, const HubMessage& message) {
    // Nothing is for a client that its framing has not let in.
    if (to.framing && !to.framing->is_accepted()) return;
    const bool begins_place = std::holds_alternative<signal::Joined>(message);
    for (std::string& frame : to.codec->encode(message)) {
        if (to.has_place && !begins_place) to.sent.add(frame);
        if (to.is_lost()) continue;
        if (to.framing) {
            framing::socket_io::Packet event;
            event.data = std::move(frame);
            frame = framing::socket_io::encode(event);
        }
        transmit(to.id, std::move(frame));
    }
}

void Outbox::send_frame(HubConnection& to, std::string frame) {
    PARLEY_ASSERT(!to.framing);
    if (to.has_place) to.sent.add(frame);
    if (!to.is_lost()) transmit(to.id, std::move(frame));
}

void Outbox::transmit(ConnectionId connection, std::string text) {
    effects_.emplace_back(hub_effect::SendFrame{.connection = connection, .text = std::move(text)});
}

void Outbox::check_token(ConnectionId connection, std::string token) {
    effects_.emplace_back(hub_effect::CheckToken{.connection = connection, .token = std::move(token)});
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

void Outbox::tell(hub_effect::RoomNews news) {
    effects_.emplace_back(std::move(news));
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
