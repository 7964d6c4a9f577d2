// Counting of connections by address.
#include "core/hub/admission.hpp"

#include "core/base/assert.hpp"

namespace parley::hub {

bool Admission::enter(const std::string& address) {
    return ++connections_[address] <= connections_max_;
}

bool Admission::has_room(const std::string& address) const {
    const auto entry = connections_.find(address);
    return (entry == connections_.end() ? 0 : entry->second) < connections_max_;
}

void Admission::leave(const std::string& address) {
    const auto entry = connections_.find(address);
    PARLEY_ASSERT(entry != connections_.end());
    if (--entry->second == 0) connections_.erase(entry);
}

Refusal too_many_connections() {
    Refusal refused = refusal(signal::ErrorCode::ServerFull,
                              "Too many connections from your network. Close one of them, or try again later.",
                              Consequence::CloseTryLater);
    refused.reason = "address-connections";
    return refused;
}

}  // namespace parley::hub
