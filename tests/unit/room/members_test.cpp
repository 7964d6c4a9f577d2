// Members: order, updates, limits and names.
#include "core/room/members.hpp"

#include <string>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::room {
namespace {

signal::Member member(const std::string& id, const std::string& name = {}) {
    return {.id = {.value = id}, .name = name, .state = {}};
}

TEST(Members, StayInTheOrderInWhichTheyCame) {
    Members members;
    members.reset({member("b"), member("a")});
    members.add(member("c"));
    EXPECT_TRUE(members.remove({.value = "a"}));
    EXPECT_FALSE(members.remove({.value = "a"}));
    ASSERT_EQ(members.all().size(), 2U);
    EXPECT_EQ(members.all()[0].id.value, "b");
    EXPECT_EQ(members.all()[1].id.value, "c");
}

TEST(Members, AMemberThatIsKnownIsUpdatedInPlace) {
    Members members;
    members.add(member("a", "Ana"));
    members.add(member("a", "Anna"));
    ASSERT_EQ(members.all().size(), 1U);
    EXPECT_EQ(members.all()[0].name, "Anna");
    EXPECT_TRUE(members.set_name({.value = "a"}, "Ann"));
    EXPECT_TRUE(members.set_state({.value = "a"}, {.microphone_on = true, .camera_on = true}));
    EXPECT_TRUE(members.all()[0].state.camera_on);
    EXPECT_FALSE(members.set_state({.value = "nobody"}, {}));
}

TEST(Members, AHubThatSendsTooManyIsCutOff) {
    Members members;
    for (std::size_t i = 0; i < limits::room_members_max; ++i) EXPECT_TRUE(members.add(member(std::to_string(i))));
    EXPECT_FALSE(members.add(member("one more")));
    EXPECT_EQ(members.all().size(), limits::room_members_max);
}

TEST(Members, AMemberWithoutANameGetsOneThatTellsItApart) {
    EXPECT_EQ(shown_name(member("k3f9x", "Ana")), "Ana");
    EXPECT_EQ(shown_name(member("k3f9x")), "Guest k3f9");
    EXPECT_EQ(shown_name(member("\xC3\xA9\xC3\xA9\xC3\xA9")), "Guest");
}

}  // namespace
}  // namespace parley::room
