// Local media: devices asked for, granted, refused, muted and lost.
#include "core/client/local_media.hpp"

#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

namespace parley::client {
namespace {

class LocalMediaTest : public testing::Test {
  protected:
    std::vector<Effect> effects() {
        std::vector<Effect> taken(context_.effects.begin(), context_.effects.end());
        context_.effects.clear();
        return taken;
    }
    // The one request for devices among the effects so far.
    effect::RequestMedia request() {
        const auto taken = effects();
        EXPECT_EQ(taken.size(), 1U);
        const auto* asked = taken.empty() ? nullptr : std::get_if<effect::RequestMedia>(&taken.front());
        EXPECT_NE(asked, nullptr);
        return asked == nullptr ? effect::RequestMedia{} : *asked;
    }
    // Both devices granted.
    LocalMedia granted() {
        LocalMedia media(context_, devices_, true, true);
        media.request_wanted();
        media.handle(event::MediaGranted{.operation = request().operation});
        return media;
    }
    static event::OperationFailed failure(OperationId operation, const std::string& name) {
        return {.operation = operation, .name = name, .message = "as the browser says"};
    }
    static const Device& camera(const LocalMedia& media) { return media.device(TrackKind::Video); }
    static const Device& microphone(const LocalMedia& media) { return media.device(TrackKind::Audio); }

    link::LinkContext context_{1};
    DeviceList devices_;
};

TEST_F(LocalMediaTest, BothDevicesAreAskedForInOneQuestion) {
    LocalMedia media(context_, devices_, true, true);
    media.request_wanted();
    const auto asked = request();
    EXPECT_TRUE(asked.audio);
    EXPECT_TRUE(asked.video);
    EXPECT_EQ(camera(media).state, DeviceState::Requesting);
    media.request_wanted();
    EXPECT_TRUE(effects().empty());
    EXPECT_TRUE(media.handle(event::MediaGranted{.operation = asked.operation}));
    EXPECT_EQ(media.tracks().audio, asked.audio);
    EXPECT_EQ(media.tracks().video, asked.video);
    EXPECT_EQ(media.state(), (MemberState{.microphone_on = true, .camera_on = true}));
}

TEST_F(LocalMediaTest, NothingIsAskedForThatIsNotWanted) {
    LocalMedia media(context_, devices_, false, false);
    media.request_wanted();
    EXPECT_TRUE(effects().empty());
}

TEST_F(LocalMediaTest, AMissingCameraDoesNotTakeTheMicrophoneWithIt) {
    LocalMedia media(context_, devices_, true, true);
    media.request_wanted();
    media.handle(failure(request().operation, "NotFoundError"));
    const auto alone = effects();
    ASSERT_EQ(alone.size(), 2U);
    const auto audio = std::get<effect::RequestMedia>(alone[0]);
    const auto video = std::get<effect::RequestMedia>(alone[1]);
    EXPECT_TRUE(audio.audio && !audio.video);
    EXPECT_TRUE(video.video && !video.audio);
    media.handle(event::MediaGranted{.operation = audio.operation});
    media.handle(failure(video.operation, "NotFoundError"));
    EXPECT_EQ(microphone(media).state, DeviceState::On);
    EXPECT_EQ(camera(media).state, DeviceState::Missing);
    EXPECT_NE(camera(media).message.find("No camera was found"), std::string::npos);
    EXPECT_FALSE(context_.tracks.is_live(video.video));
}

TEST_F(LocalMediaTest, WhatTheBrowserSaysDecidesWhatThePersonReads) {
    struct Row {
        const char* name;
        DeviceState state;
    };
    for (const Row& row :
         {Row{"NotAllowedError", DeviceState::Refused}, Row{"SecurityError", DeviceState::Refused},
          Row{"NotFoundError", DeviceState::Missing}, Row{"OverconstrainedError", DeviceState::Missing},
          Row{"NotReadableError", DeviceState::Broken}, Row{"AbortError", DeviceState::Broken},
          Row{"TypeError", DeviceState::Broken}}) {
        LocalMedia media(context_, devices_, false, true);
        media.request_wanted();
        media.handle(failure(request().operation, row.name));
        EXPECT_EQ(camera(media).state, row.state) << row.name;
        EXPECT_FALSE(camera(media).message.empty()) << row.name;
    }
}

TEST_F(LocalMediaTest, ARefusedDeviceCanBeAskedForAgain) {
    LocalMedia media(context_, devices_, false, true);
    media.request_wanted();
    media.handle(failure(request().operation, "NotAllowedError"));
    media.set_wanted(TrackKind::Video, true);
    media.handle(event::MediaGranted{.operation = request().operation});
    EXPECT_EQ(camera(media).state, DeviceState::On);
    EXPECT_TRUE(camera(media).message.empty());
}

TEST_F(LocalMediaTest, MutingKeepsTheMicrophone) {
    LocalMedia media = granted();
    const TrackHandle track = media.tracks().audio;
    media.set_wanted(TrackKind::Audio, false);
    EXPECT_EQ(effects(), (std::vector<Effect>{effect::SetTrackEnabled{.track = track, .enabled = false}}));
    EXPECT_EQ(media.tracks().audio, track);
    EXPECT_FALSE(media.state().microphone_on);
    media.set_wanted(TrackKind::Audio, true);
    EXPECT_EQ(effects(), (std::vector<Effect>{effect::SetTrackEnabled{.track = track, .enabled = true}}));
    EXPECT_TRUE(media.state().microphone_on);
}

TEST_F(LocalMediaTest, TurningTheCameraOffGivesItBack) {
    LocalMedia media = granted();
    const TrackHandle track = media.tracks().video;
    media.set_wanted(TrackKind::Video, false);
    EXPECT_EQ(effects(), (std::vector<Effect>{effect::ReleaseTrack{.track = track}}));
    EXPECT_FALSE(media.tracks().video);
    media.set_wanted(TrackKind::Video, true);
    EXPECT_TRUE(request().video);
}

TEST_F(LocalMediaTest, ACameraThatIsNoLongerWantedWhenItComesIsGivenBack) {
    LocalMedia media(context_, devices_, false, true);
    media.request_wanted();
    const auto asked = request();
    media.set_wanted(TrackKind::Video, false);
    EXPECT_TRUE(media.handle(event::MediaGranted{.operation = asked.operation}));
    EXPECT_EQ(effects(), (std::vector<Effect>{effect::ReleaseTrack{.track = asked.video}}));
    EXPECT_EQ(camera(media).state, DeviceState::Off);
    EXPECT_FALSE(context_.tracks.is_live(asked.video));
}

TEST_F(LocalMediaTest, AnUnpluggedCameraIsToldWhereThereIsNoOther) {
    LocalMedia media = granted();
    const TrackHandle track = media.tracks().video;
    EXPECT_TRUE(media.handle(event::TrackEnded{.track = track}));
    const auto asked = effects();
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[0], Effect(effect::ReleaseTrack{.track = track}));
    media.handle(failure(std::get<effect::RequestMedia>(asked[1]).operation, "NotFoundError"));
    EXPECT_EQ(camera(media).state, DeviceState::Missing);
    EXPECT_NE(camera(media).message.find("The camera was disconnected"), std::string::npos);
    EXPECT_FALSE(media.state().camera_on);
    EXPECT_FALSE(media.handle(event::TrackEnded{.track = track}));
}

TEST_F(LocalMediaTest, AnotherCameraTakesThePlaceOfTheOneInUseWhenItComes) {
    LocalMedia media = granted();
    const TrackHandle before = media.tracks().video;
    devices_.choose(DeviceKind::Camera, "b");
    media.follow_choice(TrackKind::Video);
    const auto asked = request();
    EXPECT_EQ(asked.video_device, "b");
    EXPECT_EQ(media.tracks().video, before);
    EXPECT_EQ(media.device_in_use(TrackKind::Video), "b");
    media.handle(event::MediaGranted{.operation = asked.operation, .video_device = "b"});
    EXPECT_EQ(media.tracks().video, asked.video);
    EXPECT_EQ(effects(), (std::vector<Effect>{effect::ReleaseTrack{.track = before}}));
    media.follow_choice(TrackKind::Video);
    EXPECT_TRUE(effects().empty());
}

TEST_F(LocalMediaTest, ACameraThatCannotBeStartedLeavesTheOneInUse) {
    LocalMedia media = granted();
    const TrackHandle before = media.tracks().video;
    devices_.choose(DeviceKind::Camera, "b");
    media.follow_choice(TrackKind::Video);
    const auto asked = request();
    media.handle(failure(asked.operation, "OverconstrainedError"));
    EXPECT_EQ(media.tracks().video, before);
    EXPECT_EQ(camera(media).state, DeviceState::On);
    EXPECT_EQ(media.take_news(), (DeviceNews{.kind = TrackKind::Video, .change = DeviceChange::NotStarted}));
    EXPECT_FALSE(context_.tracks.is_live(asked.video));
}

TEST_F(LocalMediaTest, AMutedMicrophoneThatHadToMakeRoomForOneThatDoesNotStartIsAskedForWhenItIsTurnedOn) {
    LocalMedia media = granted();
    const TrackHandle before = media.tracks().audio;
    media.set_wanted(TrackKind::Audio, false);
    effects();
    devices_.choose(DeviceKind::Microphone, "b");
    media.follow_choice(TrackKind::Audio);
    media.handle(failure(request().operation, "AbortError"));
    EXPECT_EQ(effects(), (std::vector<Effect>{effect::ReleaseTrack{.track = before}}));
    EXPECT_EQ(media.device(TrackKind::Audio).state, DeviceState::Off);
    media.set_wanted(TrackKind::Audio, true);
    EXPECT_EQ(request().audio_device, "b");
}

TEST_F(LocalMediaTest, ATrackThatEndsWhileAnotherIsOnItsWayIsNotReplacedTwice) {
    LocalMedia media = granted();
    devices_.choose(DeviceKind::Camera, "b");
    media.follow_choice(TrackKind::Video);
    const auto asked = request();
    const TrackHandle before = media.tracks().video;
    media.handle(event::TrackEnded{.track = before});
    EXPECT_EQ(effects(), (std::vector<Effect>{effect::ReleaseTrack{.track = before}}));
    EXPECT_EQ(camera(media).state, DeviceState::Requesting);
    media.handle(event::MediaGranted{.operation = asked.operation, .video_device = "b"});
    EXPECT_EQ(camera(media).state, DeviceState::On);
}

TEST_F(LocalMediaTest, ACameraTurnedOffWhileAnotherIsOnItsWayStaysOff) {
    LocalMedia media = granted();
    devices_.choose(DeviceKind::Camera, "b");
    media.follow_choice(TrackKind::Video);
    const auto asked = request();
    media.set_wanted(TrackKind::Video, false);
    effects();
    media.handle(event::MediaGranted{.operation = asked.operation, .video_device = "b"});
    EXPECT_EQ(effects(), (std::vector<Effect>{effect::ReleaseTrack{.track = asked.video}}));
    EXPECT_FALSE(media.tracks().video);
    EXPECT_EQ(camera(media).state, DeviceState::Off);
}

TEST_F(LocalMediaTest, NothingIsAskedForAgainAfterLeaving) {
    LocalMedia media(context_, devices_, true, true);
    media.request_wanted();
    const auto asked = request();
    media.release_all();
    EXPECT_TRUE(media.handle(failure(asked.operation, "NotAllowedError")));
    EXPECT_TRUE(effects().empty());
    EXPECT_EQ(camera(media).state, DeviceState::Off);
    EXPECT_FALSE(context_.tracks.is_live(asked.audio));
    EXPECT_FALSE(context_.tracks.is_live(asked.video));
}

TEST_F(LocalMediaTest, LeavingGivesEverythingBack) {
    LocalMedia media = granted();
    media.release_all();
    EXPECT_EQ(effects().size(), 2U);
    EXPECT_EQ(media.tracks(), link::LocalTracks{});
    media.request_wanted();
    EXPECT_TRUE(effects().empty());
}

TEST_F(LocalMediaTest, AnswersToNoQuestionAreStale) {
    LocalMedia media = granted();
    EXPECT_FALSE(media.handle(event::MediaGranted{.operation = {.value = 4711}}));
    EXPECT_FALSE(media.handle(failure({.value = 4711}, "NotFoundError")));
}

}  // namespace
}  // namespace parley::client
