// Reads X-Forwarded-For and shortens addresses.
#include "server/client_address.hpp"

#include <algorithm>

namespace parley::server {

namespace ip = boost::asio::ip;

namespace {

// An IPv4 client of a socket that speaks both versions comes as ::ffff:a.b.c.d.
ip::address unmapped(ip::address address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

std::string countable_address(ip::address address) {
    address = unmapped(address);
    if (address.is_v4()) return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::address_v6(bytes).to_string() + "/64";
}

bool is_trusted_proxy(const ip::address& peer, const std::vector<ip::address>& trusted_proxies) {
    return std::find(trusted_proxies.begin(), trusted_proxies.end(), unmapped(peer)) != trusted_proxies.end();
}

ip::address client_address(const ip::address& peer, std::string_view forwarded_for,
                           const std::vector<ip::address>& trusted_proxies) {
    ip::address client = unmapped(peer);
    while (is_trusted_proxy(client, trusted_proxies) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const bool is_last = comma == std::string_view::npos;
        boost::system::error_code error;
        const auto named = ip::make_address(trimmed(is_last ? forwarded_for : forwarded_for.substr(comma + 1)), error);
        if (error) break;
        client = unmapped(named);
        forwarded_for = is_last ? std::string_view{} : forwarded_for.substr(0, comma);
    }
    return client;
}

}  // namespace parley::server
