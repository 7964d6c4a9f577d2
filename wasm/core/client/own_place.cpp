// Own place: see the header.
#include "core/client/own_place.hpp"

namespace parley::client {

std::optional<signal::Claim> OwnPlace::claim() const {
    if (!is_held()) return std::nullopt;
    return signal::Claim{.id = self_, .token = token_, .received = received_};
}

void OwnPlace::take(const PeerId& self, const signal::Place& place) {
    give_up();
    self_ = self;
    token_ = place.token;
}

std::optional<std::vector<std::string>> OwnPlace::take_again(const signal::Place& place) {
    token_ = place.token;
    return sent_.after(place.received.value_or(0));
}

void OwnPlace::give_up() {
    *this = {};
}

}  // namespace parley::client
