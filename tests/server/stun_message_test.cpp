// STUN messages: the test vectors of RFC 5769, and bytes that are none.
#include "server/stun_message.hpp"

#include <gtest/gtest.h>

namespace parley::server {
namespace {

std::string bytes_of(std::string_view digits) {
    std::string bytes;
    std::string pair;
    for (const char digit : digits) {
        if (digit == ' ' || digit == '\n') continue;
        pair += digit;
        if (pair.size() < 2) continue;
        bytes += static_cast<char>(std::stoi(pair, nullptr, 16));
        pair.clear();
    }
    return bytes;
}

const std::string short_term_password = "VOkJxbRl1RmTxUk/WvJxBt";

// RFC 5769, 2.1.
const std::string sample_request = bytes_of(R"(
    00010058 2112a442 b7e7a701 bc34d686 fa87dfae
    80220010 5354554e 20746573 7420636c 69656e74
    00240004 6e0001ff
    80290008 932ff9b1 51263b36
    00060009 6576746a 3a683676 59202020
    00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2
    80280004 e57a3bcf)");
// RFC 5769, 2.2.
const std::string sample_response = bytes_of(R"(
    0101003c 2112a442 b7e7a701 bc34d686 fa87dfae
    8022000b 74657374 20766563 746f7220
    00200008 0001a147 e112a643
    00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7
    80280004 c07d4c96)");
// RFC 5769, 2.3.
const std::string sample_response_ipv6 = bytes_of(R"(
    01010048 2112a442 b7e7a701 bc34d686 fa87dfae
    8022000b 74657374 20766563 746f7220
    00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9
    00080014 a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41
    80280004 c8fb0b4c)");
// RFC 5769, 2.4.
const std::string sample_long_term_request = bytes_of(R"(
    00010060 2112a442 78ad3433 c6ad72c0 29da412e
    00060012 e3839ee3 8388e383 aae38383 e382afe3 82b90000
    0015001c 662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679 36347341
    0014000b 6578616d 706c652e 6f726700
    00080014 f6702465 6dd64a3e 02b8e071 2e85c9a2 8ca89666)");

TEST(StunMessage, ReadsTheSampleRequest) {
    const auto message = decode_stun(sample_request);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->type, StunType::BindingRequest);
    ASSERT_NE(message->find(StunAttributeType::Username), nullptr);
    EXPECT_EQ(*message->find(StunAttributeType::Username), "evtj:h6vY");
    EXPECT_EQ(*message->find(StunAttributeType::Software), "STUN test client");
    EXPECT_EQ(message->find(StunAttributeType::Realm), nullptr);
    EXPECT_TRUE(is_authentic(sample_request, short_term_password));
    EXPECT_FALSE(is_authentic(sample_request, "another password"));
}

TEST(StunMessage, ReadsTheSampleResponsesAndTheirAddresses) {
    struct Row {
        const std::string& bytes;
        const char* address;
    };
    for (const Row& row :
         {Row{sample_response, "192.0.2.1"}, Row{sample_response_ipv6, "2001:db8:1234:5678:11:2233:4455:6677"}}) {
        const auto message = decode_stun(row.bytes);
        ASSERT_TRUE(message);
        EXPECT_EQ(message->type, StunType::BindingSuccess);
        EXPECT_TRUE(is_authentic(row.bytes, short_term_password));
        const auto address = xored_address(*message->find(StunAttributeType::XorMappedAddress), message->transaction);
        ASSERT_TRUE(address);
        EXPECT_EQ(address->address().to_string(), row.address);
        EXPECT_EQ(address->port(), 32853);
    }
}

TEST(StunMessage, WritesTheSampleRequestWithLongTermCredentials) {
    const std::string username = "\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9";
    const std::string key = long_term_key(username, "example.org", "TheMatrIX");
    EXPECT_TRUE(is_authentic(sample_long_term_request, key));
    auto message = decode_stun(sample_long_term_request);
    ASSERT_TRUE(message);
    ASSERT_EQ(message->attributes.back().type, StunAttributeType::MessageIntegrity);
    message->attributes.pop_back();
    EXPECT_EQ(encode(*message, key), sample_long_term_request);
}

TEST(StunMessage, ReadsItsOwn) {
    const StunMessage message{.type = StunType::AllocateRequest,
                              .transaction = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
                              .attributes = {{.type = StunAttributeType::Lifetime, .value = big_endian(0xFFFE0102)},
                                             {.type = StunAttributeType::Nonce, .value = "five5"},
                                             {.type = StunAttributeType::Realm, .value = ""}}};
    const std::string bytes = encode(message);
    EXPECT_EQ(decode_stun(bytes), message);
    EXPECT_EQ(number_in(decode_stun(bytes)->find(StunAttributeType::Lifetime)), 0xFFFE0102U);
    EXPECT_FALSE(is_authentic(bytes, "key"));
    EXPECT_TRUE(is_authentic(encode(message, "key"), "key"));
}

TEST(StunMessage, ReadsErrors) {
    StunMessage message;
    const auto with = [&](std::string value) {
        message.attributes = {{.type = StunAttributeType::ErrorCode, .value = std::move(value)}};
        return error_in(message);
    };
    EXPECT_EQ(error_in(message), std::nullopt);
    EXPECT_EQ(with(std::string("\0\0\4\1no", 6)), (StunError{.code = 401, .reason = "no"}));
    EXPECT_EQ(with(std::string("\0\0\5\10", 4)), (StunError{.code = 508, .reason = ""}));
    EXPECT_EQ(with(std::string("\0\0\4", 3)), std::nullopt);
}

TEST(StunMessage, TakesNothingElseAndNothingThatWasChanged) {
    for (std::size_t length = 0; length < sample_response.size(); ++length) {
        EXPECT_EQ(decode_stun(std::string_view(sample_response).substr(0, length)), std::nullopt) << length;
    }
    EXPECT_EQ(decode_stun(sample_response + std::string(4, '\0')), std::nullopt);
    // Every byte is under the fingerprint.
    for (std::size_t i = 0; i < sample_response.size(); ++i) {
        std::string changed = sample_response;
        changed[i] = static_cast<char>(changed[i] ^ 0x40);
        const auto message = decode_stun(changed);
        // An attribute that is called something else is no fingerprint any more; the integrity before it still holds.
        if (message) EXPECT_EQ(message->find(StunAttributeType::Fingerprint), nullptr) << i;
    }
    std::string longer = sample_response;
    longer[25] = '\x7F';  // Past the end of the message.
    EXPECT_EQ(decode_stun(longer), std::nullopt);
    EXPECT_EQ(stun_length(std::string("\0\1\7\xF4\x21\x12\xA4\x42", 8) + std::string(12, 'x')), std::nullopt);
}

TEST(StunMessage, ReadsNoAddressThatIsNone) {
    const StunTransaction transaction{};
    for (const auto& value : {std::string(), std::string("\0\1\0\0\0\0\0", 7), std::string("\0\1\0\0\0\0\0\0\0\0", 10),
                              std::string("\0\2\0\0\0\0\0\0", 8), std::string("\0\3\0\0\0\0\0\0", 8)}) {
        EXPECT_EQ(xored_address(value, transaction), std::nullopt);
    }
}

}  // namespace
}  // namespace parley::server
