// Whose connection it is: the client's address, also behind a proxy, in the form in which connections are counted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/address.hpp>

namespace parley::server {

// An IPv4 address as it is; an IPv6 address cut to its /64, which is what one customer of a provider has.
std::string countable_address(boost::asio::ip::address address);

bool is_trusted_proxy(const boost::asio::ip::address& peer,
                      const std::vector<boost::asio::ip::address>& trusted_proxies);

// The address that X-Forwarded-For names, when `peer` is a proxy that is trusted: the last one that is not itself a
// trusted proxy, because everything before it is the client's own word. Otherwise, or where it is no address, `peer`.
boost::asio::ip::address client_address(const boost::asio::ip::address& peer, std::string_view forwarded_for,
                                        const std::vector<boost::asio::ip::address>& trusted_proxies);

}  // namespace parley::server
