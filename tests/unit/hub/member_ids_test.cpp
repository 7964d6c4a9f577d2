// Member ids: form, uniqueness, the same seed gives the same ids.
#include "core/hub/member_ids.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace parley::hub {
namespace {

TEST(MemberIds, HaveAFormThatSurvivesUrlsAndReadingAloud) {
    const PeerId id = MemberIds(1).assign(nullptr);
    EXPECT_EQ(id.value.size(), 14U);
    EXPECT_EQ(id.value.front(), 'p');
    EXPECT_EQ(id.value.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
}

TEST(MemberIds, AreUnique) {
    MemberIds ids(1);
    std::set<PeerId> seen;
    for (int i = 0; i < 10'000; ++i) seen.insert(ids.assign(nullptr));
    EXPECT_EQ(seen.size(), 10'000U);
}

TEST(MemberIds, AreTheSameForTheSameSeed) {
    EXPECT_EQ(MemberIds(5).assign(nullptr), MemberIds(5).assign(nullptr));
    EXPECT_NE(MemberIds(5).assign(nullptr), MemberIds(6).assign(nullptr));
}

TEST(MemberIds, AvoidWhatSomebodyInTheRoomChose) {
    const PeerId first = MemberIds(5).assign(nullptr);
    HubConnection chooser{.id = {1}, .dialect = nullptr, .codec = {}, .address = {}, .bucket = TokenBucket(1, 1, {})};
    HubRoom room(RoomId{"fox"});
    room.add(chooser, {.id = first, .name = {}, .state = {}});
    EXPECT_NE(MemberIds(5).assign(&room), first);
}

}  // namespace
}  // namespace parley::hub
