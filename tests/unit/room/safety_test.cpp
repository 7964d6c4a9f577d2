// Safety codes: what they depend on, when there is one, and when a change is told.
#include "core/room/safety.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/room/safety_code.hpp"
#include "core/room/safety_words.hpp"

namespace parley::room {
namespace {

const std::string ana = "sha-256 AA:01\n";
const std::string ben = "sha-256 BB:02\n";
const std::string cy = "sha-256 CC:03\n";

TEST(SafetyCode, IsTheSameInEveryVersionOfThisProgram) {
    EXPECT_EQ(safety_code({ana, ben}), "fossil pillow letter tower onion ocean");
}

TEST(SafetyCode, DependsOnTheSetAndNotOnItsOrderOrSpelling) {
    const std::string code = safety_code({ana, ben, cy});
    EXPECT_EQ(safety_code({cy, ana, ben}), code);
    EXPECT_EQ(safety_code({"SHA-256 aa:01\n", ben, cy}), code);
    EXPECT_NE(safety_code({ana, ben}), code);
    EXPECT_NE(safety_code({ana, ben, "sha-256 CC:04\n"}), code);
    EXPECT_NE(safety_code({ana, ben, cy, cy}), code);
    // One end with two certificates is not two ends with one each.
    EXPECT_NE(safety_code({ana + ben, cy}), code);
}

TEST(SafetyCode, NeedsTwoEndsThatAreKnown) {
    EXPECT_EQ(safety_code({}), "");
    EXPECT_EQ(safety_code({ana}), "");
    EXPECT_EQ(safety_code({ana, ""}), "");
}

TEST(SafetyCode, HasSixWordsOfTheList) {
    const std::string code = safety_code({ana, ben});
    EXPECT_EQ(std::count(code.begin(), code.end(), ' '), 5);
}

// Letters to be changed, left out or put in until one is the other.
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

TEST(SafetyWords, AreShortAndNotMistakenForEachOther) {
    for (int byte = 0; byte <= UINT8_MAX; ++byte) {
        const std::string_view word = safety_word(static_cast<std::uint8_t>(byte));
        EXPECT_GE(word.size(), 3U) << word;
        EXPECT_LE(word.size(), 8U) << word;
        EXPECT_TRUE(std::all_of(word.begin(), word.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; }));
        for (int other = 0; other < byte; ++other) {
            const std::string_view before = safety_word(static_cast<std::uint8_t>(other));
            EXPECT_GE(distance(word, before), 2U) << word << " and " << before;
        }
    }
}

const PeerId b{"b"};
const PeerId c{"c"};

SafetySight sight(const PeerId& member, const std::string& theirs) {
    return {.member = &member, .own = ana, .theirs = theirs, .is_ours = true, .is_connected = true};
}

TEST(Safety, OfTheRoomIsThatOfAllMembersAndOfAPairThatOfBoth) {
    Safety safety;
    EXPECT_EQ(safety.gap(), SafetyGap::Alone);
    EXPECT_TRUE(safety.update({sight(b, ben), sight(c, cy)}).empty());
    EXPECT_EQ(safety.gap(), SafetyGap::None);
    EXPECT_EQ(safety.code_of_room(), safety_code({ana, ben, cy}));
    EXPECT_EQ(safety.code_with(b), safety_code({ben, ana}));
    EXPECT_EQ(safety.code_with(PeerId{"nobody"}), "");
    EXPECT_TRUE(safety.update({sight(b, ben)}).empty());
    EXPECT_EQ(safety.code_of_room(), safety_code({ana, ben}));
    EXPECT_EQ(safety.code_with(c), "");
}

TEST(Safety, WaitsForWhoIsNotConnectedAndKeepsWhatWasSeen) {
    Safety safety;
    safety.update({sight(b, ben), sight(c, "")});
    EXPECT_EQ(safety.gap(), SafetyGap::Waiting);
    EXPECT_EQ(safety.gap_member(), c);
    EXPECT_EQ(safety.code_of_room(), "");
    EXPECT_NE(safety.code_with(b), "");
    safety.update({sight(b, ben), sight(c, cy)});
    const std::string code = safety.code_of_room();
    // While the connection is built anew, and afterwards.
    EXPECT_TRUE(safety.update({sight(b, ""), sight(c, cy)}).empty());
    EXPECT_EQ(safety.code_of_room(), code);
    EXPECT_TRUE(safety.update({sight(b, ben), sight(c, cy)}).empty());
    EXPECT_EQ(safety.code_of_room(), code);
}

TEST(Safety, TellsOfACertificateThatChangedWithoutLeaving) {
    Safety safety;
    safety.update({sight(b, ben)});
    EXPECT_EQ(safety.update({sight(b, cy)}), std::vector<PeerId>{b});
    EXPECT_TRUE(safety.update({sight(b, cy)}).empty());
    EXPECT_EQ(safety.code_of_room(), safety_code({ana, cy}));
    safety.update({});
    EXPECT_TRUE(safety.update({sight(b, ben)}).empty());
}

TEST(Safety, HasOnlyPairsWhereSomebodyMakesACertificateForEachConnection) {
    Safety safety;
    SafetySight other = sight(c, cy);
    other.is_ours = false;
    safety.update({sight(b, ben), other});
    EXPECT_EQ(safety.gap(), SafetyGap::OtherProgram);
    EXPECT_EQ(safety.gap_member(), c);
    EXPECT_EQ(safety.code_of_room(), "");
    EXPECT_EQ(safety.code_with(c), safety_code({ana, cy}));
    // What its program does is not known before its channel is open; a new certificate of it is nothing to be told.
    other.is_connected = false;
    other.theirs = ben;
    EXPECT_TRUE(safety.update({sight(b, ben), other}).empty());
    EXPECT_EQ(safety.gap(), SafetyGap::Waiting);
    SafetySight own_changes = sight(c, cy);
    own_changes.own = ben;
    safety.update({sight(b, ben), own_changes});
    EXPECT_EQ(safety.gap(), SafetyGap::OwnBrowser);
    EXPECT_EQ(safety.code_of_room(), "");
}

}  // namespace
}  // namespace parley::room
