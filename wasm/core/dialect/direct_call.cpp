// The codecs of the direct-call dialect.
#include "core/dialect/direct_call.hpp"

namespace parley::dialect::direct_call {

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

bool claims(std::string_view /*frame*/) {
    return false;
}

}  // namespace parley::dialect::direct_call
