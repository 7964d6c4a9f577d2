// Whose connection it is, with and without a proxy in front.
#include "server/client_address.hpp"

#include <gtest/gtest.h>

namespace parley::server {
namespace {

using boost::asio::ip::make_address;

struct Row {
    const char* name;
    const char* peer;
    const char* forwarded_for;
    const char* expected;
};

class ClientAddress : public ::testing::TestWithParam<Row> {};

TEST_P(ClientAddress, BelievesTrustedProxiesOnly) {
    const auto& row = GetParam();
    const auto address =
        client_address(make_address(row.peer), row.forwarded_for, {make_address("10.0.0.1"), make_address("10.0.0.2")});
    EXPECT_EQ(address.to_string(), row.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Headers, ClientAddress,
    ::testing::Values(Row{"NoProxy", "192.0.2.7", "", "192.0.2.7"},
                      Row{"StrangerWhoClaimsToForward", "192.0.2.7", "198.51.100.1", "192.0.2.7"},
                      Row{"Proxy", "10.0.0.1", "198.51.100.1", "198.51.100.1"},
                      Row{"ProxyBehindProxy", "10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"},
                      Row{"ClientThatForgesTheFirstEntry", "10.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"},
                      Row{"ProxyWithoutHeader", "10.0.0.1", "", "10.0.0.1"},
                      Row{"ProxyWithGarbage", "10.0.0.1", "unknown", "10.0.0.1"},
                      Row{"GarbageBehindAnEntry", "10.0.0.1", "???, 198.51.100.1", "198.51.100.1"},
                      Row{"MappedAddress", "::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"}),
    [](const auto& instance) { return instance.param.name; });

TEST(CountableAddress, IsTheWholeAddressOfVersion4) {
    EXPECT_EQ(countable_address(make_address("192.0.2.7")), "192.0.2.7");
    EXPECT_EQ(countable_address(make_address("::ffff:192.0.2.7")), "192.0.2.7");
}

TEST(CountableAddress, IsTheSameForAllAddressesOfOneVersion6Network) {
    EXPECT_EQ(countable_address(make_address("2001:db8:1:2:aaaa::1")),
              countable_address(make_address("2001:db8:1:2:bbbb::2")));
    EXPECT_NE(countable_address(make_address("2001:db8:1:2::1")), countable_address(make_address("2001:db8:1:3::1")));
}

}  // namespace
}  // namespace parley::server
