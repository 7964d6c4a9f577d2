// Introductions: of whatever two dialects members are, exactly one of them makes the first offer.
#include "core/hub/introductions.hpp"

#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/dialect/registry.hpp"

namespace parley::hub {

void PrintTo(Offerer offerer, std::ostream* out) {
    *out << (offerer == Offerer::Newcomer ? "the newcomer" : offerer == Offerer::Present ? "the present" : "nobody");
}

namespace {

constexpr Offerer newcomer = Offerer::Newcomer;
constexpr Offerer present = Offerer::Present;
constexpr Offerer nobody = Offerer::Nobody;

struct Somebody {
    explicit Somebody(std::string_view dialect, bool makes_offers = true)
        : connection{.id = {.value = 1},
                     .dialect = dialect::find(dialect),
                     .codec = nullptr,
                     .address = {},
                     .bucket = TokenBucket(1, 1, {})},
          seat{.member = {}, .connection = &connection, .makes_offers = makes_offers} {}

    HubConnection connection;
    Seat seat;
};

// Whoever comes offers to the list it is given, except where those present offer by themselves to whoever is announced.
TEST(Introductions, TheOffererOfEachPairOfDialectsIsWhoOffersByItself) {
    // By the newcomer's dialect; the columns are those of the member who is there already.
    const std::vector<std::string_view> columns = {"parley",     "room-event", "peer-list",
                                                   "voice-room", "call-room",  "direct-call"};
    const std::map<std::string_view, std::vector<Offerer>> table = {
        {"parley", {newcomer, newcomer, newcomer, present, newcomer, newcomer}},
        {"room-event", {newcomer, newcomer, newcomer, present, newcomer, newcomer}},
        {"peer-list", {newcomer, newcomer, newcomer, present, newcomer, newcomer}},
        {"voice-room", {newcomer, newcomer, newcomer, present, newcomer, newcomer}},
        {"call-room", {newcomer, newcomer, newcomer, present, newcomer, newcomer}},
        {"direct-call", {newcomer, newcomer, newcomer, present, newcomer, newcomer}},
    };
    ASSERT_EQ(columns, dialect::names());
    for (const auto& [row, offerers] : table) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const Somebody comes(row);
            const Somebody is_there(columns[column]);
            EXPECT_EQ(offerer_of(comes.seat, is_there.seat), offerers[column])
                << "a member of " << row << " comes to one of " << columns[column];
        }
    }
}

TEST(Introductions, ToAMemberWhoWaitsToBeCalledTheOtherOffersWhateverItsDialect) {
    const Somebody waiting("direct-call", false);
    for (const std::string_view dialect : dialect::names()) {
        const Somebody other(dialect);
        EXPECT_EQ(offerer_of(waiting.seat, other.seat), present) << dialect << " is there";
        EXPECT_EQ(offerer_of(other.seat, waiting.seat), newcomer) << dialect << " comes";
    }
}

TEST(Introductions, OfTwoWhoWaitToBeCalledNobodyOffers) {
    EXPECT_EQ(offerer_of(Somebody("direct-call", false).seat, Somebody("direct-call", false).seat), nobody);
}

}  // namespace
}  // namespace parley::hub
