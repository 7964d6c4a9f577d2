// Recordings that are broken in any way are refused with their line, or play to a difference; nothing worse.
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/random.hpp"
#include "recordings/kept.hpp"
#include "replay/player.hpp"

namespace parley::replay {
namespace {

using testing::HasSubstr;

std::string header() {
    const std::string text = text_of_file(kept_recordings().front());
    return text.substr(0, text.find('\n') + 1);
}

std::string problem_of(const std::string& text) {
    const auto recording = read_recording(text);
    return recording ? play(recording.value()).problem : recording.error();
}

TEST(BrokenRecordings, ABrokenFirstLineIsRefused) {
    const std::vector<std::pair<std::string_view, std::string_view>> headers = {
        {"", "line 1: this is no recording"},
        {"\n", "line 1: not valid JSON"},
        {"[]", "line 1: this is no recording"},
        {R"({"parley":"white box"})", "line 1: this is no recording"},
        {R"({"parley":"black box","version":2})", "line 1: this version"},
        {R"({"parley":"black box","version":1})", "line 1: \"seed\""},
        {R"({"parley":"black box","version":1,"seed":[1]})", "line 1: \"seed\""},
        {R"({"parley":"black box","version":1,"seed":[1,4294967296]})", "line 1: \"seed\""},
        {R"({"parley":"black box","version":1,"seed":[-1,1]})", "line 1: \"seed\""},
        {R"({"parley":"black box","version":1,"seed":[1,2]})", "line 1: \"options\""},
        {R"({"parley":"black box","version":1,"seed":[1,2],"options":[]})", "line 1: \"options\""},
        {R"({"parley":"black box","version":1,"seed":[1,2],"options":{"signalUrl":1}})", "line 1: \"signalUrl\""},
    };
    for (const auto& [text, expected] : headers) {
        EXPECT_THAT(problem_of(std::string(text)), HasSubstr(expected)) << text;
    }
}

TEST(BrokenRecordings, ABrokenLineIsRefusedWithItsNumber) {
    const std::string start = header() + R"({"at":1,"tell":["start"]})" + "\n";
    const std::vector<std::pair<std::string_view, std::string_view>> lines = {
        {"{", "line 3: not valid JSON"},
        {"", "line 3: not valid JSON"},
        {"7", "line 3: neither told nor ordered"},
        {R"({"told":[]})", "line 3: neither told nor ordered"},
        {R"({"tell":["join"]})", "line 3: \"at\""},
        {R"({"at":-1,"tell":["join"]})", "line 3: \"at\""},
        {R"({"at":1e300,"tell":["join"]})", "line 3: \"at\""},
        {R"({"at":"soon","tell":["join"]})", "line 3: \"at\""},
        {R"({"at":1,"tell":[]})", "line 3: \"tell\""},
        {R"({"at":1,"tell":[1]})", "line 3: \"tell\""},
        {R"({"at":1,"tell":{"join":1}})", "line 3: \"tell\""},
        {R"({"order":"join"})", "line 3: \"order\""},
        {R"({"order":[null]})", "line 3: \"order\""},
        {R"({"state":[]})", "line 3: \"state\""},
    };
    for (const auto& [line, expected] : lines) {
        EXPECT_THAT(problem_of(start + std::string(line) + "\n"), HasSubstr(expected)) << line;
    }
}

TEST(BrokenRecordings, ACallThatNoEngineHasIsRefusedWithItsLine) {
    // The start of a recording with neither devices nor a room that was joined orders nothing.
    const std::string start =
        R"({"parley":"black box","version":1,"seed":[1,2],"options":{"signalUrl":"ws://host","dialect":"parley",)"
        R"("room":"fox","token":"","calls":[],"name":"","pageUrl":"","audio":false,"video":false,"canShareScreen":false,"joinAtOnce":false,)"
        R"("iceServers":[]}})"
        "\n";
    EXPECT_THAT(problem_of(start), HasSubstr("line 2: the first thing"));
    EXPECT_THAT(problem_of(start + R"({"at":1,"tell":["join"]})"), HasSubstr("line 2: the first thing"));
    const std::vector<std::pair<std::string_view, std::string_view>> calls = {
        {R"(["dance"])", "the engine has no function \"dance\""},
        {R"(["start"])", "the engine has no function \"start\""},
        {R"(["join",1])", "\"join\": more values"},
        {R"(["setRoom"])", "\"setRoom\": value 0 is not a text"},
        {R"(["setRoom",5])", "\"setRoom\": value 1 is not a text"},
        {R"(["setCamera","on"])", "value 1 is not true or false"},
        {R"(["socketOpened",-1])", "value 1 is not a number from 0 to 4294967295"},
        {R"(["socketOpened",4294967296])", "value 1 is not a number"},
        {R"(["socketOpened",1.5])", "value 1 is not a number"},
        {R"(["socketClosed",65536,70000,""])", "value 2 is not a number from 0 to 65535"},
        {R"(["frameReceived",65536])", "value 1 is not a text"},
        {R"(["candidateGathered",65536,"","0",-2,""])", "value 4 is not a number"},
        {R"(["remoteTrackAdded",65536,"video"])", "is not a text"},
    };
    EXPECT_THAT(problem_of(start + R"({"at":1,"tell":["start"]})"), HasSubstr("line 2: the snapshot's \"revision\""));
    const std::string kept = text_of_file(kept_recordings().front());
    // Up to the end of the first thing that was told: what follows is the broken call.
    const std::string whole = kept.substr(0, kept.find("\n{\"at\":", kept.find("\n{\"at\":") + 1) + 1);
    for (const auto& [call, expected] : calls) {
        EXPECT_THAT(problem_of(whole + R"({"at":1000000,"tell":)" + std::string(call) + "}\n"), HasSubstr(expected));
    }
}

TEST(BrokenRecordings, AnyDamagedTextEndsInWords) {
    const std::string text = text_of_file(kept_recordings().front());
    constexpr int times = 50;
    Random random(1);
    for (int i = 0; i < times; ++i) {
        std::string damaged = text;
        const std::uint64_t at = random.below(damaged.size());
        switch (random.below(4)) {
        case 0: damaged[at] = static_cast<char>(random.below(256)); break;
        case 1: damaged.erase(at, random.below(80)); break;
        case 2: damaged.insert(at, damaged.substr(random.below(damaged.size()), random.below(80))); break;
        default: damaged.resize(at + 1); break;
        }
        const std::string problem = problem_of(damaged);
        EXPECT_TRUE(problem.empty() || problem.rfind("line ", 0) == 0) << problem;
    }
}

TEST(BrokenRecordings, LinesInAnotherOrderEndInWords) {
    std::istringstream text(text_of_file(kept_recordings().front()));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line + "\n");
    constexpr int times = 50;
    Random random(2);
    for (int i = 0; i < times; ++i) {
        std::vector<std::string> moved = lines;
        const std::uint64_t from = 1 + random.below(moved.size() - 1);
        const std::uint64_t to = 1 + random.below(moved.size() - 1);
        const std::string line = moved[from];
        // Moved, or said twice.
        if (random.chance(50)) moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(from));
        moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(to), line);
        const std::string problem = problem_of(std::accumulate(moved.begin(), moved.end(), std::string()));
        EXPECT_TRUE(problem.empty() || problem.rfind("line ", 0) == 0) << problem;
    }
}

}  // namespace
}  // namespace parley::replay
