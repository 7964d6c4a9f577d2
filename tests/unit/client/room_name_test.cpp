// Room name: readable, and seldom the same.
#include "core/client/room_name.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace parley::client {
namespace {

TEST(RoomName, IsReadableAndNeedsNoEscaping) {
    Random random(1);
    for (int i = 0; i < 1000; ++i) {
        const std::string name = made_up_room_name(random);
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos) << name;
        EXPECT_LE(name.size(), 20U) << name;
    }
}

TEST(RoomName, IsSeldomMadeUpTwice) {
    Random random(1);
    std::set<std::string> names;
    for (int i = 0; i < 100; ++i) names.insert(made_up_room_name(random));
    EXPECT_GE(names.size(), 99U);
}

}  // namespace
}  // namespace parley::client
