// Cuts addresses.
#include "server/shown_address.hpp"

#include <algorithm>

#include <boost/asio/ip/address.hpp>

namespace parley::server {

namespace ip = boost::asio::ip;

std::string shown_address(std::string_view address, AddressDisplay display) {
    if (display == AddressDisplay::None) return {};
    boost::system::error_code error;
    const auto parsed = ip::make_address(std::string(address.substr(0, address.find('/'))), error);
    if (error) return {};
    if (display == AddressDisplay::Full) return std::string(address);
    if (parsed.is_v4()) {
        auto bytes = parsed.to_v4().to_bytes();
        bytes[3] = 0;
        return ip::address_v4(bytes).to_string() + "/24";
    }
    auto bytes = parsed.to_v6().to_bytes();
    std::fill(bytes.begin() + 6, bytes.end(), static_cast<unsigned char>(0));
    return ip::address_v6(bytes).to_string() + "/48";
}

}  // namespace parley::server
