// The codecs of the room-event dialect.
#include "core/dialect/room_event.hpp"

namespace parley::dialect::room_event {

namespace {

class Client final : public ClientCodec {
  public:
    std::vector<std::string> encode(const ClientMessage& /*message*/) override { return {}; }
    Decoded<HubMessage> decode(std::string_view /*frame*/) override { return Unknown{}; }
};

class Hub final : public HubCodec {
  public:
    std::vector<std::string> encode(const HubMessage& /*message*/) override { return {}; }
    Decoded<ClientMessage> decode(std::string_view /*frame*/) override { return Unknown{}; }
};

}  // namespace

std::unique_ptr<ClientCodec> make_client_codec() {
    return std::make_unique<Client>();
}
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& /*now*/) {
    return std::make_unique<Hub>();
}

std::unique_ptr<HubCodec> make_chat_codec(const UnixTime& /*now*/) {
    return std::make_unique<Hub>();
}
std::unique_ptr<HubCodec> make_viewers_codec(const UnixTime& /*now*/) {
    return std::make_unique<Hub>();
}

}  // namespace parley::dialect::room_event
