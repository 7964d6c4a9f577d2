// Join deadlines: the soonest first, disarmed ones never.
#include "core/hub/join_deadlines.hpp"

#include <cstdint>

#include <gtest/gtest.h>

namespace parley::hub {
namespace {

constexpr Instant start{};

HubConnection connection(std::uint32_t number) {
    return {.id = {number}, .dialect = nullptr, .codec = {}, .address = {}, .bucket = TokenBucket(1, 1, start)};
}

TEST(JoinDeadlines, HaveNoneInTheBeginning) {
    const JoinDeadlines deadlines;
    EXPECT_EQ(deadlines.next_deadline(), std::nullopt);
    EXPECT_EQ(deadlines.first_expired(start + 1h), std::nullopt);
}

TEST(JoinDeadlines, TellTheSoonest) {
    JoinDeadlines deadlines;
    HubConnection late = connection(1);
    HubConnection soon = connection(2);
    deadlines.arm(late, start + 20s);
    deadlines.arm(soon, start + 10s);
    EXPECT_EQ(deadlines.next_deadline(), start + 10s);
    EXPECT_EQ(deadlines.first_expired(start + 9s), std::nullopt);
    EXPECT_EQ(deadlines.first_expired(start + 10s), soon.id);
}

TEST(JoinDeadlines, KeepConnectionsOfTheSameMomentApart) {
    JoinDeadlines deadlines;
    HubConnection one = connection(1);
    HubConnection other = connection(2);
    deadlines.arm(one, start + 10s);
    deadlines.arm(other, start + 10s);
    deadlines.disarm(one);
    EXPECT_EQ(deadlines.first_expired(start + 10s), other.id);
}

TEST(JoinDeadlines, ForgetWhatIsDisarmed) {
    JoinDeadlines deadlines;
    HubConnection one = connection(1);
    deadlines.arm(one, start + 10s);
    deadlines.disarm(one);
    deadlines.disarm(one);
    EXPECT_EQ(deadlines.next_deadline(), std::nullopt);
}

TEST(JoinDeadlines, MoveWhatIsArmedAgain) {
    JoinDeadlines deadlines;
    HubConnection one = connection(1);
    deadlines.arm(one, start + 10s);
    deadlines.arm(one, start + 30s);
    EXPECT_EQ(deadlines.next_deadline(), start + 30s);
}

}  // namespace
}  // namespace parley::hub
