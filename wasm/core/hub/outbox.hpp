// Outbox: the hub's effects in the order given, messages already in each receiver's own dialect.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/border/hub_effect.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/hub_room.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

class Outbox {
  public:
    void send(HubConnection& to, const HubMessage& message);
    // A frame of the receiver's dialect, which has no framing.
    void send_frame(HubConnection& to, std::string frame);
    void send_to_others(const HubRoom& room, const HubConnection& except, const HubMessage& message);
    // A text of the framing, which is no message.
    void transmit(ConnectionId connection, std::string text);
    void check_token(ConnectionId connection, std::string token);
    void close(ConnectionId connection, std::uint16_t code, std::string reason);
    void tell(hub_effect::RoomNews news);
    void log(std::string step, std::vector<hub_effect::Field> fields);

    std::optional<HubEffect> poll();

  private:
    std::deque<HubEffect> effects_;
};

// The field by which the lines of one connection are found.
hub_effect::Field connection_field(ConnectionId connection);

}  // namespace parley::hub
