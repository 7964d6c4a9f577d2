// STUN messages: bytes to attributes and back, with their checks (RFC 8489). Knows no socket and no clock.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/udp.hpp>

namespace parley::server {

// Method and class together, as they stand in the first two bytes (RFC 8489, 5; RFC 8656, 17).
enum class StunType : std::uint16_t {
    BindingRequest = 0x0001,
    BindingSuccess = 0x0101,
    AllocateRequest = 0x0003,
    AllocateSuccess = 0x0103,
    AllocateError = 0x0113,
    RefreshRequest = 0x0004,
};

// RFC 8489, 18.3, and RFC 8656, 18.
enum class StunAttributeType : std::uint16_t {
    Username = 0x0006,
    MessageIntegrity = 0x0008,
    ErrorCode = 0x0009,
    Lifetime = 0x000D,
    Realm = 0x0014,
    Nonce = 0x0015,
    XorRelayedAddress = 0x0016,
    RequestedTransport = 0x0019,
    XorMappedAddress = 0x0020,
    Software = 0x8022,
    Fingerprint = 0x8028,
};

using StunTransaction = std::array<std::uint8_t, 12>;

struct StunAttribute {
    StunAttributeType type{};
    std::string value;  // Without padding.
    bool operator==(const StunAttribute&) const = default;
};

struct StunMessage {
    StunType type{};
    StunTransaction transaction{};
    std::vector<StunAttribute> attributes;

    // The first of its type; null where there is none.
    const std::string* find(StunAttributeType attribute) const;
    bool operator==(const StunMessage&) const = default;
};

inline constexpr std::size_t stun_header_bytes = 20;
// The longest that is taken; over UDP none is longer, and over TCP none needs to be.
inline constexpr std::size_t stun_message_bytes_max = 1500;

// With a key, MESSAGE-INTEGRITY is put behind the attributes.
std::string encode(const StunMessage& message, std::string_view key = {});
// Nothing for what is no STUN message: cut off, too long, or with a fingerprint that is not its own.
std::optional<StunMessage> decode_stun(std::string_view bytes);
// The length of the message that begins with these bytes, of which at least stun_header_bytes are there; nothing where
// none begins so.
std::optional<std::size_t> stun_length(std::string_view bytes);
// Whether the bytes, which decode, have a MESSAGE-INTEGRITY that was made with the key.
bool is_authentic(std::string_view bytes, std::string_view key);

// The key of long-term credentials (RFC 8489, 9.2.2). Texts are taken as they are: ours are ASCII.
std::string long_term_key(std::string_view username, std::string_view realm, std::string_view password);

// The value of XOR-MAPPED-ADDRESS and its like.
std::optional<boost::asio::ip::udp::endpoint> xored_address(std::string_view value, const StunTransaction& transaction);

struct StunError {
    int code = 0;  // 300 to 699
    std::string reason;
    bool operator==(const StunError&) const = default;
};
std::optional<StunError> error_in(const StunMessage& message);

// Numbers in network byte order.
std::string big_endian(std::uint32_t number);
std::optional<std::uint32_t> number_in(const std::string* value);

}  // namespace parley::server
