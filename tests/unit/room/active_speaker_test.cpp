// Active speaker: levels over time, and who has the floor then.
#include "core/room/active_speaker.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace parley::room {
namespace {

// At a time in milliseconds the levels of a, b and c are these (`-`: not in the room); then `speaker` has the floor.
struct Step {
    int at;
    std::string levels;
    std::string speaker;
};

struct Row {
    const char* name;
    std::vector<Step> steps;
};

std::vector<ActiveSpeaker::Voice> voices_of(const std::string& levels) {
    std::vector<ActiveSpeaker::Voice> voices;
    for (std::size_t index = 0; index < levels.size(); ++index) {
        if (levels[index] == '-') continue;
        voices.push_back({.member = {std::string(1, static_cast<char>('a' + static_cast<int>(index)))},
                          .level = static_cast<std::uint8_t>(levels[index] - '0')});
    }
    return voices;
}

const std::vector<Row>& rows() {
    static const std::vector<Row> all{
        {"in silence nobody has the floor", {{0, "000", ""}, {9000, "000", ""}}},
        {"the first to be heard has it at once", {{0, "000", ""}, {100, "020", "b"}}},
        {"of two at once the louder one", {{0, "230", "b"}}},
        {"of two equally loud ones the first in the room", {{0, "033", "b"}}},
        {"silence keeps the last one", {{0, "030", "b"}, {500, "000", "b"}, {60000, "000", "b"}}},
        {"another one has it after two seconds",
         {{0, "300", "a"}, {1000, "000", "a"}, {1100, "030", "a"}, {3099, "030", "a"}, {3100, "030", "b"}}},
        {"a cough does not take it", {{0, "300", "a"}, {1000, "340", "a"}, {1300, "300", "a"}, {4000, "300", "a"}}},
        {"many short sounds far apart do not take it",
         {{0, "300", "a"},
          {1000, "010", "a"},
          {1200, "000", "a"},
          {2000, "010", "a"},
          {2200, "000", "a"},
          {3000, "010", "a"},
          {3200, "000", "a"},
          {4000, "010", "a"}}},
        {"pauses between words do not count against one",
         {{0, "300", "a"},
          {1000, "020", "a"},
          {1500, "000", "a"},
          {2000, "020", "a"},
          {2600, "000", "a"},
          {2900, "020", "a"},
          {3000, "020", "b"}}},
        {"who is as loud does not interrupt", {{0, "300", "a"}, {1000, "330", "a"}, {9000, "330", "a"}}},
        {"who is louder does", {{0, "200", "a"}, {1000, "240", "a"}, {3000, "240", "b"}}},
        {"of two who may have it the louder one",
         {{0, "300", "a"}, {1000, "023", "a"}, {3000, "023", "c"}, {5000, "020", "c"}}},
        {"after a change two seconds pass again",
         {{0, "300", "a"},
          {1000, "030", "a"},
          {3000, "030", "b"},
          {3100, "400", "b"},
          {5000, "400", "b"},
          {5100, "400", "a"}}},
        {"who has left loses it", {{0, "330", "a"}, {100, "-00", ""}, {200, "-02", "c"}}},
        {"who has left while another speaks gives it over", {{0, "330", "a"}, {100, "-30", "b"}}},
    };
    return all;
}

TEST(ActiveSpeaker, FollowsTheLevels) {
    for (const Row& row : rows()) {
        SCOPED_TRACE(row.name);
        ActiveSpeaker speaker;
        for (const Step& step : row.steps) {
            speaker.update(Instant(Duration(step.at)), voices_of(step.levels));
            EXPECT_EQ(speaker.current().value, step.speaker) << "at " << step.at;
        }
    }
}

TEST(ActiveSpeaker, SaysWhenItIsToBeAskedAgain) {
    ActiveSpeaker speaker;
    const Instant begin{};
    speaker.update(begin, voices_of("300"));
    EXPECT_EQ(speaker.next_deadline(), std::nullopt);
    speaker.update(begin + 1s, voices_of("030"));
    EXPECT_EQ(speaker.next_deadline(), begin + 1s + ActiveSpeaker::takes_over_after);
    speaker.update(begin + 2s, voices_of("000"));
    EXPECT_EQ(speaker.next_deadline(), std::nullopt);
    speaker.clear();
    EXPECT_TRUE(speaker.current().empty());
}

}  // namespace
}  // namespace parley::room
