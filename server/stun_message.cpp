// Attributes are laid out one behind the other, each padded to four bytes; both checks are made over what stands before
// them, with a length as if they were the last (RFC 8489, 14.5 and 14.7).
#include "server/stun_message.hpp"

#include <algorithm>

#include <boost/crc.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/base/assert.hpp"

namespace parley::server {

namespace {

constexpr std::uint32_t magic_cookie = 0x2112A442;
constexpr std::uint32_t fingerprint_mask = 0x5354554E;
constexpr std::size_t attribute_header_bytes = 4;
constexpr std::size_t integrity_bytes = 20;
constexpr std::size_t fingerprint_bytes = 4;

std::uint8_t byte_at(std::string_view bytes, std::size_t index) {
    return static_cast<std::uint8_t>(bytes[index]);
}

std::uint16_t short_at(std::string_view bytes, std::size_t index) {
    return static_cast<std::uint16_t>(byte_at(bytes, index) << 8U | byte_at(bytes, index + 1));
}

std::uint32_t long_at(std::string_view bytes, std::size_t index) {
    return static_cast<std::uint32_t>(short_at(bytes, index)) << 16U | short_at(bytes, index + 2);
}

void append_short(std::string& bytes, std::size_t number) {
    bytes += static_cast<char>(number >> 8U & 0xFFU);
    bytes += static_cast<char>(number & 0xFFU);
}

std::size_t padded(std::size_t length) {
    return (length + 3) / 4 * 4;
}

void set_length(std::string& bytes, std::size_t length) {
    bytes[2] = static_cast<char>(length >> 8U);
    bytes[3] = static_cast<char>(length & 0xFFU);
}

void append_attribute(std::string& bytes, StunAttributeType type, std::string_view value) {
    append_short(bytes, static_cast<std::size_t>(type));
    append_short(bytes, value.size());
    bytes += value;
    bytes.append(padded(value.size()) - value.size(), '\0');
    set_length(bytes, bytes.size() - stun_header_bytes);
}

std::string digest_of(std::string_view bytes, std::string_view key) {
    std::string digest(integrity_bytes, '\0');
    const unsigned char* const made =
        HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()),
             bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    PARLEY_ASSERT(made != nullptr);
    return digest;
}

// The bytes before the check, with the length that they have together with it.
std::string checked_part(std::string_view bytes, std::size_t check, std::size_t check_bytes) {
    std::string part(bytes.substr(0, check));
    set_length(part, check + attribute_header_bytes + check_bytes - stun_header_bytes);
    return part;
}

// Where the first attribute of the type stands; nothing where there is none. Every attribute is whole.
std::optional<std::size_t> position_of(std::string_view bytes, StunAttributeType type) {
    std::size_t at = stun_header_bytes;
    while (at < bytes.size()) {
        if (short_at(bytes, at) == static_cast<std::uint16_t>(type)) return at;
        at += attribute_header_bytes + padded(short_at(bytes, at + 2));
    }
    return std::nullopt;
}

bool has_right_fingerprint(std::string_view bytes) {
    const auto at = position_of(bytes, StunAttributeType::Fingerprint);
    if (!at) return true;
    const bool is_last = *at + attribute_header_bytes + fingerprint_bytes == bytes.size();
    if (!is_last || short_at(bytes, *at + 2) != fingerprint_bytes) return false;
    boost::crc_32_type crc;
    crc.process_bytes(bytes.data(), *at);
    return (crc.checksum() ^ fingerprint_mask) == long_at(bytes, *at + attribute_header_bytes);
}

}  // namespace

const std::string* StunMessage::find(StunAttributeType attribute) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [attribute](const StunAttribute& one) { return one.type == attribute; });
    return found == attributes.end() ? nullptr : &found->value;
}

std::string encode(const StunMessage& message, std::string_view key) {
    std::string bytes;
    append_short(bytes, static_cast<std::size_t>(message.type));
    append_short(bytes, 0);
    bytes += big_endian(magic_cookie);
    for (const std::uint8_t byte : message.transaction) bytes += static_cast<char>(byte);
    for (const StunAttribute& attribute : message.attributes) append_attribute(bytes, attribute.type, attribute.value);
    if (key.empty()) return bytes;
    const std::string part = checked_part(bytes, bytes.size(), integrity_bytes);
    append_attribute(bytes, StunAttributeType::MessageIntegrity, digest_of(part, key));
    return bytes;
}

std::optional<std::size_t> stun_length(std::string_view bytes) {
    if (bytes.size() < stun_header_bytes || byte_at(bytes, 0) > 0x3F || long_at(bytes, 4) != magic_cookie) {
        return std::nullopt;
    }
    const std::size_t length = short_at(bytes, 2);
    if (length % 4 != 0 || stun_header_bytes + length > stun_message_bytes_max) return std::nullopt;
    return stun_header_bytes + length;
}

std::optional<StunMessage> decode_stun(std::string_view bytes) {
    if (stun_length(bytes) != bytes.size()) return std::nullopt;
    StunMessage message{.type = static_cast<StunType>(short_at(bytes, 0)), .transaction = {}, .attributes = {}};
    std::copy_n(bytes.begin() + 8, message.transaction.size(), message.transaction.begin());
    std::size_t at = stun_header_bytes;
    while (at < bytes.size()) {
        const std::size_t length = short_at(bytes, at + 2);
        const std::size_t end = at + attribute_header_bytes + padded(length);
        if (end > bytes.size()) return std::nullopt;
        message.attributes.push_back({.type = static_cast<StunAttributeType>(short_at(bytes, at)),
                                      .value = std::string(bytes.substr(at + attribute_header_bytes, length))});
        at = end;
    }
    if (!has_right_fingerprint(bytes)) return std::nullopt;
    return message;
}

bool is_authentic(std::string_view bytes, std::string_view key) {
    const auto at = position_of(bytes, StunAttributeType::MessageIntegrity);
    if (!at || short_at(bytes, *at + 2) != integrity_bytes) return false;
    return bytes.substr(*at + attribute_header_bytes, integrity_bytes) ==
           digest_of(checked_part(bytes, *at, integrity_bytes), key);
}

std::string long_term_key(std::string_view username, std::string_view realm, std::string_view password) {
    std::string text(username);
    text.append(":").append(realm).append(":").append(password);
    std::string key(16, '\0');
    const int made =
        EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(key.data()), nullptr, EVP_md5(), nullptr);
    PARLEY_ASSERT(made == 1);
    return key;
}

std::optional<boost::asio::ip::udp::endpoint> xored_address(std::string_view value,
                                                            const StunTransaction& transaction) {
    using namespace boost::asio::ip;
    constexpr std::uint8_t ipv4 = 1;
    constexpr std::uint8_t ipv6 = 2;
    if (value.size() < 8) return std::nullopt;
    const auto port = static_cast<std::uint16_t>(short_at(value, 2) ^ (magic_cookie >> 16U));
    const std::uint8_t family = byte_at(value, 1);
    if (family == ipv4 && value.size() == 8) {
        return udp::endpoint(address_v4(long_at(value, 4) ^ magic_cookie), port);
    }
    if (family != ipv6 || value.size() != 20) return std::nullopt;
    std::string mask = big_endian(magic_cookie);
    mask.append(transaction.begin(), transaction.end());
    address_v6::bytes_type bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<unsigned char>(byte_at(value, 4 + i) ^ byte_at(mask, i));
    }
    return udp::endpoint(address_v6(bytes), port);
}

std::optional<StunError> error_in(const StunMessage& message) {
    const std::string* const value = message.find(StunAttributeType::ErrorCode);
    if (value == nullptr || value->size() < 4) return std::nullopt;
    return StunError{.code = (byte_at(*value, 2) & 0x07) * 100 + byte_at(*value, 3), .reason = value->substr(4)};
}

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    append_short(bytes, number >> 16U);
    append_short(bytes, number & 0xFFFFU);
    return bytes;
}

std::optional<std::uint32_t> number_in(const std::string* value) {
    if (value == nullptr || value->size() != 4) return std::nullopt;
    return long_at(*value, 0);
}

}  // namespace parley::server
