// Panel of statistics: opening and closing it, what it says of each connection, saving, and its words.
#include <string>

#include <gtest/gtest.h>

#include "ui/statistics_words.hpp"
#include "views/stage.hpp"
#include "views/statistics_scenes.hpp"

namespace parley::ui {
namespace {

using Intents = std::vector<Intent>;

Intent watching(bool on) {
    return intent::WatchStatistics{.on = on, .watcher = StatisticsWatcher::Screen};
}

void press(Stage& stage, const std::string& key) {
    stage.state().key(key, true);
    stage.state().key(key, false);
}

TEST(StatisticsPanel, ConnectionsAreMeasuredForAsLongAsItIsOpen) {
    Stage stage;
    const Snapshot idle = room(3);
    EXPECT_EQ(stage.draw(idle).intents, Intents{});
    press(stage, "i");
    EXPECT_EQ(stage.draw(idle).intents, Intents{watching(true)});
    EXPECT_EQ(stage.draw(idle).intents, Intents{}) << "once is enough";
    EXPECT_EQ(stage.draw(measured_room(3)).intents, Intents{});
    press(stage, "i");
    EXPECT_EQ(stage.draw(measured_room(3)).intents, Intents{watching(false)});
    EXPECT_EQ(stage.draw(idle).intents, Intents{});
}

TEST(StatisticsPanel, WhereAPageWatchesItNeedsNoMoreUntilThePageLooksAway) {
    Stage stage;
    stage.draw(measured_room(3));
    press(stage, "i");
    EXPECT_EQ(stage.draw(measured_room(3)).intents, Intents{});
    EXPECT_EQ(stage.draw(room(3)).intents, Intents{watching(true)});
}

TEST(StatisticsPanel, IsOpenedFromTheListOfPeopleAndClosesWithTheRest) {
    Stage stage;
    const Snapshot snapshot = measured_room(3);
    stage.click(snapshot, "members");
    EXPECT_EQ(node(stage.draw(snapshot), "members-statistics").shortcut, "I");
    stage.click(snapshot, "members-statistics");
    EXPECT_EQ(node(stage.draw(snapshot), "statistics-title").role, Role::Heading);
    stage.click(snapshot, "statistics-close");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "statistics-title"));
    press(stage, "i");
    EXPECT_TRUE(has_node(stage.draw(snapshot), "statistics-title"));
    press(stage, "Escape");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "statistics-title"));
}

TEST(StatisticsPanel, EachConnectionIsReadOutWithItsSentenceFirst) {
    Stage stage;
    const Snapshot snapshot = measured_room(4);
    stage.draw(snapshot);
    press(stage, "i");
    const Frame frame = stage.draw(snapshot);
    const std::string first = snapshot.members[0].id.value;
    EXPECT_EQ(node(frame, "statistics-" + first).role, Role::ListItem);
    EXPECT_EQ(node(frame, "statistics-" + first).name,
              snapshot.members[0].name +
                  ": All is well. Direct: host to srflx, UDP. Round trip 21 ms. Sent 1.24 Mbit/s, lost 0.0 %. "
                  "Received 903 kbit/s, lost 0.3 %. Picture sent: VP8, 1280 \u00d7 720, 30 fps. Picture received: VP8, "
                  "640 \u00d7 480, 29 fps.");
    const std::string second = node(frame, "statistics-" + snapshot.members[1].id.value).name;
    EXPECT_NE(second.find("'s uplink or the path from there is losing 8 %."), std::string::npos) << second;
}

TEST(StatisticsPanel, ScrollsToTheOthers) {
    Stage stage({.width = 390, .height = 844, .touch = true});
    const Snapshot snapshot = measured_room(5);
    stage.draw(snapshot);
    press(stage, "i");
    const auto shows = [&](const std::string& name) {
        stage.draw(snapshot);
        bool found = false;
        for (const auto& text : stage.canvas().texts()) found = found || text.text == name;
        return found;
    };
    EXPECT_TRUE(shows(snapshot.members.front().name));
    stage.state().statistics_scroll = 1e6F;
    stage.draw(snapshot);
    EXPECT_LT(stage.state().statistics_scroll, 1e5F);
    EXPECT_TRUE(shows(snapshot.members.back().name));
}

TEST(StatisticsPanel, ThereIsAFileToSaveOnceSomethingIsMeasured) {
    Stage stage;
    const Snapshot snapshot = measured_room(3);
    stage.draw(room(3));
    press(stage, "i");
    EXPECT_FALSE(has_node(stage.draw(room(3)), "statistics-save"));
    EXPECT_EQ(node(stage.draw(room(3)), "statistics-none").name, "Measuring\u2026");
    EXPECT_EQ(node(stage.draw(room(1)), "statistics-none").name, "Nobody else is here.");
    EXPECT_FALSE(stage.draw(snapshot).saves_statistics);
    stage.state().activate("statistics-save");
    EXPECT_TRUE(stage.draw(snapshot).saves_statistics);
    EXPECT_FALSE(stage.draw(snapshot).saves_statistics);
}

TEST(StatisticsWords, NumbersAlwaysHaveTheirUnit) {
    const std::pair<Reading, const char*> bitrates[] = {{{}, "unknown"},
                                                        {0, "0 kbit/s"},
                                                        {499, "0 kbit/s"},
                                                        {500, "1 kbit/s"},
                                                        {32'000, "32 kbit/s"},
                                                        {999'499, "999 kbit/s"},
                                                        {999'500, "1.00 Mbit/s"},
                                                        {1'243'000, "1.24 Mbit/s"},
                                                        {12'005'000, "12.01 Mbit/s"},
                                                        {2'000'000'000, "2000.00 Mbit/s"}};
    for (const auto& [bitrate, words] : bitrates) EXPECT_EQ(bitrate_words(bitrate), words);
    const std::pair<Reading, const char*> losses[] = {{{}, "unknown"}, {0, "0.0 %"}, {3, "0.3 %"}, {1000, "100.0 %"}};
    for (const auto& [loss, words] : losses) EXPECT_EQ(loss_words(loss), words);
    EXPECT_EQ(milliseconds_words(0), "0 ms");
    EXPECT_EQ(milliseconds_words({}), "unknown");
}

TEST(StatisticsWords, APathNamesItsEndsAndWhatCarriesIt) {
    const auto words = [](std::optional<CandidateType> local, std::optional<CandidateType> remote,
                          std::optional<PathProtocol> protocol, std::optional<PathProtocol> relay) {
        return path_words({.local = local, .remote = remote, .protocol = protocol, .relay_protocol = relay});
    };
    EXPECT_EQ(words({}, {}, {}, {}), "Path unknown");
    EXPECT_EQ(words(CandidateType::Host, CandidateType::PeerReflexive, PathProtocol::Udp, {}),
              "Direct: host to prflx, UDP");
    EXPECT_EQ(words(CandidateType::Host, {}, {}, {}), "Direct: host to unknown");
    EXPECT_EQ(words(CandidateType::Relay, CandidateType::Host, PathProtocol::Udp, PathProtocol::Tls),
              "Relayed: relay to host, TLS");
    EXPECT_EQ(words(CandidateType::Host, CandidateType::Relay, PathProtocol::Udp, {}), "Relayed: host to relay, UDP");
}

TEST(StatisticsWords, APictureIsOffOrHasWhatIsKnownOfIt) {
    EXPECT_EQ(picture_words({}), "unknown");
    EXPECT_EQ(picture_words({.bitrate = 0, .width = 640, .height = 480, .frames_per_second = 0}), "off");
    EXPECT_EQ(picture_words({.bitrate = 9000, .width = 640, .height = 480}), "640 \u00d7 480");
    EXPECT_EQ(limitation_words({}), "unknown");
    EXPECT_EQ(limitation_words({.limitation = QualityLimitation::None}), "nothing");
    EXPECT_EQ(sound_words({.bitrate = 32'000, .codec = "opus"}), "opus, 32 kbit/s");
    EXPECT_EQ(sound_words({}), "unknown");
}

}  // namespace
}  // namespace parley::ui
