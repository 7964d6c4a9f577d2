// Shown address: how much of a client's address an operator sees, in logs and in the admin API.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::server {

// Prefix: the network of /24 (IPv4) or /48 (IPv6), which tells a provider or a company, and seldom a person.
enum class AddressDisplay : std::uint8_t { Full, Prefix, None };

// `address` as connections are counted: "192.0.2.7", or an IPv6 network "2001:db8:1:2::/64", which is all that is known
// of it. "192.0.2.0/24" or "2001:db8:1::/48" for Prefix; empty for None, and where it is no address.
std::string shown_address(std::string_view address, AddressDisplay display);

}  // namespace parley::server
