// Passes frames on and logs the end.
#include "server/hub_connection.hpp"

namespace parley::server {

void HubConnection::opened(FrameSink& sink) {
    connection_ = host_.open(sink, std::move(handshake_));
}

void HubConnection::text_received(std::string text) {
    host_.frame_received(connection_, std::move(text));
}

void HubConnection::binary_received() {
    host_.binary_frame_received(connection_);
}

void HubConnection::closed(Ending ending) {
    host_.closed(connection_, ending);
}

void HubConnection::ended(LogFields facts) {
    facts.insert(facts.begin(), {.key = "connection", .value = std::to_string(connection_.value)});
    log_.write(LogLevel::Info, "connection-closed", facts);
}

}  // namespace parley::server
