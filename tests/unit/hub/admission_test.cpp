// Admission: connections are counted for each address alone.
#include "core/hub/admission.hpp"

#include <gtest/gtest.h>

namespace parley::hub {
namespace {

TEST(Admission, LetsInAsManyAsTheLimitSays) {
    Admission admission(2);
    EXPECT_TRUE(admission.enter("192.0.2.1"));
    EXPECT_TRUE(admission.enter("192.0.2.1"));
    EXPECT_FALSE(admission.enter("192.0.2.1"));
}

TEST(Admission, CountsEachAddressAlone) {
    Admission admission(1);
    EXPECT_TRUE(admission.enter("192.0.2.1"));
    EXPECT_TRUE(admission.enter("2001:db8::1"));
}

TEST(Admission, LetsInAgainWhenSomebodyLeft) {
    Admission admission(1);
    EXPECT_TRUE(admission.enter("192.0.2.1"));
    EXPECT_FALSE(admission.enter("192.0.2.1"));
    admission.leave("192.0.2.1");
    admission.leave("192.0.2.1");
    EXPECT_TRUE(admission.enter("192.0.2.1"));
}

TEST(Admission, ForgetsAnAddressWithoutConnections) {
    Admission admission(1);
    admission.enter("192.0.2.1");
    admission.enter("192.0.2.2");
    admission.leave("192.0.2.1");
    EXPECT_EQ(admission.addresses(), 1U);
}

}  // namespace
}  // namespace parley::hub
