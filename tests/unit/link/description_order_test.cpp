// Which descriptions of one connection are older than others: as browsers write them, and as others may.
#include "core/link/description_order.hpp"

#include <string>

#include <gtest/gtest.h>

namespace parley::link {
namespace {

std::string described(const std::string& origin) {
    return "v=0\r\no=" + origin + "\r\ns=-\r\nt=0 0\r\n";
}

TEST(DescriptionOrder, OfOneSessionWhatHasALowerVersionIsOutdated) {
    DescriptionOrder order;
    EXPECT_FALSE(order.is_outdated(described("- 46117 2 IN IP4 127.0.0.1")));
    order.take(described("- 46117 3 IN IP4 127.0.0.1"));
    EXPECT_TRUE(order.is_outdated(described("- 46117 2 IN IP4 127.0.0.1")));
    EXPECT_FALSE(order.is_outdated(described("- 46117 3 IN IP4 127.0.0.1")));
    EXPECT_FALSE(order.is_outdated(described("- 46117 10 IN IP4 127.0.0.1")));
}

TEST(DescriptionOrder, AnOlderOneThatIsTakenChangesNothing) {
    DescriptionOrder order;
    order.take(described("mozilla 69 18446744073709551615 IN IP4 0.0.0.0"));
    order.take(described("mozilla 69 0 IN IP4 0.0.0.0"));
    EXPECT_TRUE(order.is_outdated(described("mozilla 69 7 IN IP4 0.0.0.0")));
}

TEST(DescriptionOrder, AnotherSessionBeginsAnew) {
    DescriptionOrder order;
    order.take(described("- 1 9 IN IP4 127.0.0.1"));
    EXPECT_FALSE(order.is_outdated(described("- 2 1 IN IP4 127.0.0.1")));
    order.take(described("- 2 2 IN IP4 127.0.0.1"));
    EXPECT_TRUE(order.is_outdated(described("- 2 1 IN IP4 127.0.0.1")));
}

TEST(DescriptionOrder, WithoutAVersionNothingIsOutdated) {
    DescriptionOrder order;
    order.take(described("- 1 9 IN IP4 127.0.0.1"));
    for (const char* origin : {"", "-", "- 1", "- 1 ", "- 1 -5", "- 1 99999999999999999999999"}) {
        EXPECT_FALSE(order.is_outdated(described(origin))) << origin;
        order.take(described(origin));
    }
    EXPECT_FALSE(order.is_outdated(""));
    EXPECT_TRUE(order.is_outdated(described("- 1 8 IN IP4 127.0.0.1")));
}

}  // namespace
}  // namespace parley::link
