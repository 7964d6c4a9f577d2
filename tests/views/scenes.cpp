// Scenes: see the header.
#include "views/scenes.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "views/call_scenes.hpp"
#include "views/calling_scenes.hpp"
#include "views/statistics_scenes.hpp"

namespace parley::ui {

namespace {

const std::array<const char*, 12> names = {"Ana Bellandi",
                                           "Jo\u00E3o",
                                           "Mei-Ling Tan",
                                           "Karl Otto Schr\u00F6der",
                                           "Zo\u00EB",
                                           "Tom\u00E1\u0161 Nov\u00E1k",
                                           "Amara Okafor",
                                           "Lars",
                                           "Priya Raman",
                                           "Guest",
                                           "Henrike van den Berg-Achterhuis",
                                           "Bo"};

std::string member_name(std::size_t index) {
    return names[index % names.size()];
}

Device device_on(std::size_t number) {
    return {.state = DeviceState::On, .wanted = true, .track = track(number), .message = {}};
}

MemberView member(std::size_t index) {
    return {.id = {"peer-" + std::to_string(index)},
            .name = member_name(index),
            .state = {.microphone_on = true, .camera_on = true},
            .link = LinkState::Connected,
            .link_reason = {},
            .video = track(10 + index),
            .audio = track(100 + index),
            .connection = {},
            .can_moderate = true};
}

Device refused_camera() {
    return {.state = DeviceState::Refused,
            .wanted = true,
            .track = {},
            .message =
                "The browser was not allowed to use the camera. Allow it in the address bar, then press the "
                "camera button again."};
}

Device missing_microphone() {
    return {.state = DeviceState::Missing,
            .wanted = true,
            .track = {},
            .message = "No microphone was found. Plug one in, then press the microphone button again."};
}

}  // namespace

TrackHandle track(std::size_t number) {
    return {.index = static_cast<std::uint16_t>(number), .generation = 1};
}

Snapshot lobby() {
    Snapshot snapshot;
    snapshot.phase = Phase::Lobby;
    snapshot.name = "Eva Lindqvist";
    snapshot.room = "amber-otter-42";
    snapshot.microphone = device_on(1);
    snapshot.camera = device_on(2);
    return snapshot;
}

Snapshot lobby_without_devices() {
    Snapshot snapshot = lobby();
    snapshot.microphone = missing_microphone();
    snapshot.camera = refused_camera();
    return snapshot;
}

Snapshot lobby_with_devices() {
    Snapshot snapshot = lobby();
    snapshot.sound = 3;
    snapshot.devices.microphones = {
        {.id = "m1", .label = "Default - MacBook Pro Microphone (Built-in)", .chosen = true},
        {.id = "m2", .label = "Jabra Evolve2 65"},
        {.id = "m3", .label = "Microphone 3"}};
    snapshot.devices.cameras = {{.id = "c1", .label = "\u524D\u9762\u30AB\u30E1\u30E9"},
                                {.id = "c2", .label = "FaceTime HD Camera", .chosen = true}};
    snapshot.devices.speakers = {{.id = "s1", .label = "MacBook Pro Speakers", .chosen = true},
                                 {.id = "s2", .label = "Jabra Evolve2 65"}};
    return snapshot;
}

Snapshot joining() {
    Snapshot snapshot = lobby();
    snapshot.phase = Phase::Joining;
    snapshot.signaling = SignalingLink::Connecting;
    return snapshot;
}

Snapshot room(std::size_t people) {
    Snapshot snapshot = lobby();
    snapshot.phase = Phase::InRoom;
    snapshot.signaling = SignalingLink::Open;
    snapshot.self = {"self"};
    snapshot.room_link = "https://parley.example/?room=amber-otter-42";
    for (std::size_t index = 0; index + 1 < people; ++index) snapshot.members.push_back(member(index));
    return snapshot;
}

Snapshot mixed_room(std::size_t people) {
    Snapshot snapshot = room(people);
    for (std::size_t index = 0; index < snapshot.members.size(); ++index) {
        MemberView& one = snapshot.members[index];
        if (index % 3 == 1) one.state.microphone_on = false;
        if (index % 4 == 1) one.state.camera_on = false;
        if (index % 7 == 2) one.link = LinkState::Reconnecting;
        if (index % 7 == 2) one.link_reason = "Nothing was heard from their browser for 3 s";
        if (index % 7 == 4) {
            one.link = LinkState::Connecting;
            one.video = {};
        }
        if (index % 7 == 5) {
            one.link = LinkState::Failed;
            one.link_reason = "No network path between both browsers was found";
            one.video = {};
        }
    }
    return snapshot;
}

Snapshot recording_room(std::size_t people) {
    Snapshot snapshot = room(people);
    snapshot.safety_code.words = "fossil pillow letter tower onion umbrella";
    for (MemberView& member : snapshot.members) member.safety_code = "orbit salmon crane bridge crane apple";
    snapshot.members.front().is_recording = true;
    snapshot.recording = {.is_offered = true, .state = RecordingState::On, .seconds = 754, .message = {}};
    return snapshot;
}

Snapshot hosted_room(std::size_t people, std::size_t knocks) {
    Snapshot snapshot = room(people);
    snapshot.moderation.host = snapshot.self;
    snapshot.moderation.is_locked = true;
    // Each has a menu by its name.
    for (std::size_t index = names.size(); index < snapshot.members.size(); ++index) {
        snapshot.members[index].name += " " + std::to_string(index);
    }
    if (!snapshot.members.empty()) snapshot.members.back().can_moderate = false;
    for (std::size_t index = 0; index < knocks; ++index) {
        const std::string number = std::to_string(index);
        snapshot.moderation.knocks.push_back({.id = {"knock-" + number}, .name = member_name(10 + index)});
    }
    return snapshot;
}

Snapshot waiting() {
    Snapshot snapshot = joining();
    snapshot.moderation.is_waiting = true;
    return snapshot;
}

Snapshot voice_lobby() {
    Snapshot snapshot = lobby();
    snapshot.voice_only = true;
    return snapshot;
}

Snapshot voice_room(std::size_t people) {
    Snapshot snapshot = room(people);
    snapshot.voice_only = true;
    for (std::size_t index = 0; index < snapshot.members.size(); ++index) {
        MemberView& one = snapshot.members[index];
        one.state.microphone_on = index % 4 != 3;
        one.sound = static_cast<std::uint8_t>(index % 4 == 3 ? 0 : index % 5);
    }
    return snapshot;
}

Snapshot speaking_room(std::size_t people) {
    Snapshot snapshot = room(people);
    for (std::size_t index = 0; index < snapshot.members.size(); ++index) {
        snapshot.members[index].state.camera_on = index % 2 == 0;
        snapshot.members[index].sound = static_cast<std::uint8_t>(index / 2 % 5);
    }
    return snapshot;
}

Snapshot sharing_room(std::size_t people) {
    Snapshot snapshot = room(people);
    snapshot.members.front().state.screen_on = true;
    snapshot.members.front().sound = 2;
    return snapshot;
}

Snapshot troubled_room(std::size_t people) {
    Snapshot snapshot = mixed_room(people);
    snapshot.signaling = SignalingLink::Reconnecting;
    snapshot.audio_blocked = true;
    snapshot.camera = refused_camera();
    snapshot.microphone = missing_microphone();
    snapshot.notice = Notice{.kind = NoticeKind::Error,
                             .text = "The server cannot be reached. Check your network, then try again.",
                             .offers_retry = true};
    return snapshot;
}

Snapshot disconnected_pair(std::size_t people) {
    Snapshot snapshot = room(people);
    snapshot.members[0].troubles.links = {{.peer = snapshot.members[1].id, .trouble = Trouble::NoPath}};
    snapshot.members[1].troubles.links = {{.peer = snapshot.members[0].id, .trouble = Trouble::NoPath}};
    snapshot.members[2].troubles.microphone = DeviceTrouble::Refused;
    snapshot.members[2].state.microphone_on = false;
    return snapshot;
}

Snapshot lively_room(std::size_t people) {
    Snapshot snapshot = mixed_room(people);
    for (std::size_t index = 0; index < snapshot.members.size(); ++index) {
        MemberView& one = snapshot.members[index];
        one.hand = index % 3 == 0;
        if (index % 2 == 0) one.reaction = all_reactions[index / 2 % all_reactions.size()];
        if (one.hand) snapshot.hands.push_back(one.id);
        if (index == 0) snapshot.hands.push_back(snapshot.self);
    }
    snapshot.hand = true;
    snapshot.reaction = Reaction::Party;
    if (people > 2) snapshot.speaker = snapshot.members[1].id;
    return snapshot;
}

Snapshot chatting_room(std::size_t people) {
    Snapshot snapshot = room(people);
    ChatMessages::List messages;
    const auto say = [&](const MemberView* author, std::string text) {
        messages.push_back({.sequence = static_cast<std::uint32_t>(messages.size() + 1),
                            .author = author == nullptr ? snapshot.self : author->id,
                            .name = author == nullptr ? snapshot.name : author->name,
                            .text = std::move(text),
                            .is_own = author == nullptr,
                            .was_told = false});
    };
    const MemberView* const first = &snapshot.members.front();
    const MemberView* const last = &snapshot.members.back();
    say(last, "Back in five minutes, start without me.");
    messages.back().author = {"gone"};
    messages.back().name = "Ruth";
    messages.back().was_told = true;
    say(first, "Good morning! Can everybody see the plan?");
    say(first, "It is at https://example.org/plans/2026/november?page=2#third, the second page (and on paper).");
    say(nullptr, "Yes. Thanks!");
    say(last, "\u05E9\u05DC\u05D5\u05DD \u05DC\u05DB\u05D5\u05DC\u05DD");
    say(last,
        "\u4ECA\u5929\u7684\u8BA1\u5212\u6211\u5DF2\u7ECF\u770B\u8FC7\u4E86\u6211\u89C9\u5F97\u5F88\u597D"
        "\u6CA1\u6709\u4EC0\u4E48\u9700\u8981\u4FEE\u6539\u7684\u5730\u65B9");
    say(nullptr,
        "Then let us begin with the first point, which is the longest of all, and see how far we come until "
        "noon. http://localhost:8080/");
    say(first, "\U0001F44D\U0001F3FD");
    snapshot.chat = ChatMessages(std::move(messages));
    return snapshot;
}

Snapshot room_with_files() {
    Snapshot snapshot = chatting_room(4);
    for (MemberView& member : snapshot.members) member.takes_files = true;
    const MemberView& first = snapshot.members.front();
    FileView file{.id = 1, .after = 8, .peer = first.id, .sender = first.name};
    const auto add = [&](std::string name, std::uint32_t size, FileState state, std::uint32_t bytes) {
        file.name = std::move(name);
        file.size = size;
        file.state = state;
        file.bytes = bytes;
        snapshot.files.push_back(file);
        ++file.id;
    };
    add("\u8A08\u753B.zip", 734, FileState::Unfinished, 0);
    add("A rather long name of a file that nobody would ever give one, but people do (final, 2).pdf", 48'200'000,
        FileState::Moving, 21'500'000);
    add("plan.pdf", 1'234'567, FileState::Offered, 0);
    file = {.id = file.id, .after = 8, .is_own = true};
    for (const MemberView& member : snapshot.members) {
        const FileState state = file.receivers.empty() ? FileState::Waiting : FileState::Finished;
        file.receivers.push_back({.peer = member.id, .name = member.name, .state = state, .bytes = 700'000'000});
    }
    add("film.mkv", 1'900'000'000, FileState::Waiting, 700'000'000);
    return snapshot;
}

Snapshot talkative_room(std::size_t messages) {
    Snapshot snapshot = room(3);
    ChatMessages::List list;
    for (std::size_t index = 0; index < messages; ++index) {
        const bool is_own = index % 5 == 4;
        const MemberView& author = snapshot.members[index / 3 % 2];
        list.push_back({.sequence = static_cast<std::uint32_t>(index + 1),
                        .author = is_own ? snapshot.self : author.id,
                        .name = is_own ? snapshot.name : author.name,
                        .text = "Message number " + std::to_string(index + 1),
                        .is_own = is_own,
                        .was_told = false});
    }
    snapshot.chat = ChatMessages(std::move(list));
    return snapshot;
}

namespace {

void add_lobbies(std::vector<Scene>& scenes) {
    Snapshot refused = lobby();
    refused.camera = refused_camera();
    Snapshot off = lobby();
    off.name.clear();
    off.camera = {.state = DeviceState::Off, .wanted = false, .track = {}, .message = {}};
    off.microphone.state = DeviceState::Requesting;
    Snapshot full = lobby();
    full.notice = Notice{.kind = NoticeKind::Error,
                         .text =
                             "The room \"amber-otter-42\" is full: it holds 3 people. Try again when somebody has "
                             "left, or choose another room.",
                         .offers_retry = true};
    scenes.push_back({.name = "lobby", .snapshot = lobby()});
    scenes.push_back({.name = "lobby-camera-refused", .snapshot = refused});
    scenes.push_back({.name = "lobby-no-devices", .snapshot = lobby_without_devices()});
    scenes.push_back({.name = "lobby-camera-off", .snapshot = off});
    scenes.push_back({.name = "lobby-room-full", .snapshot = full});
    const Snapshot choosing = lobby_with_devices();
    Snapshot refused_choosing = choosing;
    refused_choosing.camera = refused_camera();
    refused_choosing.devices.cameras.clear();
    Snapshot voice_choosing = choosing;
    voice_choosing.voice_only = true;
    Snapshot many = choosing;
    for (std::size_t index = 0; index < 24; ++index) {
        const std::string number = std::to_string(index);
        many.devices.cameras.push_back({.id = "more-" + number, .label = "Studio camera " + number});
    }
    scenes.push_back({.name = "lobby-devices", .snapshot = choosing});
    scenes.push_back({.name = "lobby-devices-camera-refused", .snapshot = refused_choosing});
    scenes.push_back({.name = "lobby-devices-voice-only", .snapshot = voice_choosing});
    scenes.push_back(
        {.name = "lobby-choosing-microphone", .snapshot = choosing, .open_chooser = DeviceKind::Microphone});
    scenes.push_back({.name = "lobby-choosing-camera", .snapshot = many, .open_chooser = DeviceKind::Camera});
    scenes.push_back({.name = "lobby-choosing-speaker", .snapshot = choosing, .open_chooser = DeviceKind::Speaker});
}

void add_rooms(std::vector<Scene>& scenes) {
    Snapshot noticed = room(3);
    noticed.notice = Notice{.kind = NoticeKind::Information, .text = "The link was copied.", .offers_retry = false};
    Snapshot muted = mixed_room(4);
    muted.microphone.state = DeviceState::Off;
    muted.camera = {.state = DeviceState::Off, .wanted = false, .track = {}, .message = {}};
    scenes.push_back({.name = "joining", .snapshot = joining()});
    scenes.push_back({.name = "room-alone", .snapshot = room(1)});
    scenes.push_back({.name = "room-2", .snapshot = room(2)});
    scenes.push_back({.name = "room-3-notice", .snapshot = noticed});
    scenes.push_back({.name = "room-4-muted", .snapshot = muted});
    for (const std::size_t people : {5U, 9U, 12U}) {
        scenes.push_back({.name = "room-" + std::to_string(people), .snapshot = mixed_room(people)});
    }
    scenes.push_back({.name = "room-50", .snapshot = mixed_room(50)});
    scenes.push_back({.name = "room-troubled", .snapshot = troubled_room(5)});
    scenes.push_back({.name = "room-alone-troubled", .snapshot = troubled_room(1)});
    scenes.push_back({.name = "lobby-voice-only", .snapshot = voice_lobby()});
    scenes.push_back({.name = "room-voice-only", .snapshot = voice_room(6)});
    scenes.push_back({.name = "members-voice-only", .snapshot = voice_room(6), .panel = Panel::People});
    scenes.push_back({.name = "room-speaking", .snapshot = speaking_room(11)});
    scenes.push_back({.name = "room-50-speaking", .snapshot = speaking_room(50)});
    scenes.push_back({.name = "room-sharing", .snapshot = sharing_room(3)});
    scenes.push_back({.name = "room-2-sharing", .snapshot = sharing_room(2)});
    scenes.push_back({.name = "members", .snapshot = mixed_room(9), .panel = Panel::People});
    scenes.push_back({.name = "members-troubled", .snapshot = disconnected_pair(5), .panel = Panel::People});
    scenes.push_back({.name = "members-50", .snapshot = mixed_room(50), .panel = Panel::People});
    Snapshot unread = chatting_room(3);
    unread.unread = 3;
    Snapshot much_unread = troubled_room(5);
    much_unread.unread = 12;
    scenes.push_back({.name = "room-unread", .snapshot = unread});
    scenes.push_back({.name = "room-troubled-unread", .snapshot = much_unread});
    scenes.push_back({.name = "chat", .snapshot = chatting_room(3), .panel = Panel::Chat});
    scenes.push_back({.name = "chat-files", .snapshot = room_with_files(), .panel = Panel::Chat});
    scenes.push_back({.name = "members-files", .snapshot = room_with_files(), .panel = Panel::People});
    scenes.push_back({.name = "chat-empty", .snapshot = room(2), .panel = Panel::Chat});
    scenes.push_back({.name = "chat-long", .snapshot = talkative_room(60), .panel = Panel::Chat});
}

void add_shared_screens(std::vector<Scene>& scenes) {
    Snapshot snapshot = room(4);
    snapshot.screen.is_possible = true;
    Snapshot seen = snapshot;
    seen.members.front().state.screen_on = true;
    seen.members.front().screen = {.index = 200, .generation = 1};
    Snapshot own = snapshot;
    own.screen.state = ShareState::On;
    own.screen.track = {.index = 201, .generation = 1};
    scenes.push_back({.name = "screen-seen", .snapshot = seen, .speaker_layout = true});
    scenes.push_back({.name = "screen-own", .snapshot = own});
}

void add_recordings(std::vector<Scene>& scenes) {
    Snapshot foreign = recording_room(4);
    foreign.safety_code = {.words = {}, .missing = "Jo\u00E3o: with this program only pairs can be compared."};
    foreign.recording.message = "Jo\u00E3o: this program cannot show that you record, so say it.";
    scenes.push_back({.name = "recording", .snapshot = recording_room(4)});
    scenes.push_back({.name = "recording-2", .snapshot = recording_room(2)});
    scenes.push_back({.name = "recording-foreign", .snapshot = foreign});
    scenes.push_back({.name = "members-safety", .snapshot = recording_room(5), .panel = Panel::People});
    scenes.push_back({.name = "members-safety-pair",
                      .snapshot = foreign,
                      .panel = Panel::People,
                      .safety_with = foreign.members.front().id});
    scenes.push_back({.name = "members-safety-missing", .snapshot = foreign, .panel = Panel::People});
}

void add_moderated_rooms(std::vector<Scene>& scenes) {
    Snapshot guest = room(4);
    guest.moderation.host = guest.members[1].id;
    guest.moderation.is_locked = true;
    Snapshot muted = guest;
    muted.notice = Notice{.kind = NoticeKind::Warning, .text = "You were muted by the host: Jo\u00E3o"};
    muted.notice->offers_unmute = true;
    muted.microphone.state = DeviceState::Off;
    Snapshot removed = lobby();
    removed.notice =
        Notice{.kind = NoticeKind::Error, .text = "Jo\u00E3o removed you from this room.", .offers_retry = false};
    scenes.push_back({.name = "waiting", .snapshot = waiting()});
    scenes.push_back({.name = "host-knock", .snapshot = hosted_room(4, 1)});
    scenes.push_back({.name = "host-knocks-alone", .snapshot = hosted_room(1, 3)});
    scenes.push_back({.name = "host-members", .snapshot = hosted_room(5, 0), .panel = Panel::People});
    scenes.push_back({.name = "host-members-knock", .snapshot = hosted_room(5, 2), .panel = Panel::People});
    const Snapshot hosted = hosted_room(5, 0);
    scenes.push_back(
        {.name = "host-menu", .snapshot = hosted, .panel = Panel::People, .member_menu = hosted.members.front().id});
    scenes.push_back({.name = "host-menu-other-system",
                      .snapshot = hosted,
                      .panel = Panel::People,
                      .member_menu = hosted.members.back().id});
    scenes.push_back({.name = "host-members-50", .snapshot = hosted_room(50, 0), .panel = Panel::People});
    scenes.push_back({.name = "guest-members-locked", .snapshot = guest, .panel = Panel::People});
    scenes.push_back({.name = "guest-muted", .snapshot = muted});
    scenes.push_back({.name = "lobby-removed", .snapshot = removed});
}

void add_lively_rooms(std::vector<Scene>& scenes) {
    for (const std::size_t people : {2U, 3U, 9U, 50U}) {
        const std::string number = std::to_string(people);
        scenes.push_back({.name = "lively-" + number, .snapshot = lively_room(people)});
        scenes.push_back({.name = "speaker-" + number, .snapshot = lively_room(people), .speaker_layout = true});
    }
    scenes.push_back({.name = "reactions", .snapshot = lively_room(4), .reactions_open = true});
    scenes.push_back({.name = "reactions-alone", .snapshot = room(1), .reactions_open = true});
    scenes.push_back({.name = "reactions-troubled", .snapshot = troubled_room(5), .reactions_open = true});
    scenes.push_back({.name = "members-lively", .snapshot = lively_room(9), .panel = Panel::People});
    scenes.push_back({.name = "speaker-pinned",
                      .snapshot = sharing_room(6),
                      .speaker_layout = true,
                      .pinned = sharing_room(6).members.front().id});
    scenes.push_back({.name = "speaker-troubled", .snapshot = troubled_room(5), .speaker_layout = true});
    scenes.push_back({.name = "speaker-own-hidden", .snapshot = room(4), .speaker_layout = true, .own_hidden = true});
    scenes.push_back({.name = "room-2-own-hidden", .snapshot = room(2), .own_hidden = true});
    scenes.push_back({.name = "shortcuts", .snapshot = room(3), .shortcuts_open = true});
}

}  // namespace

std::vector<Scene> all_scenes() {
    std::vector<Scene> scenes;
    add_lobbies(scenes);
    add_rooms(scenes);
    add_lively_rooms(scenes);
    add_statistics(scenes);
    add_devices_and_corners(scenes);
    add_recordings(scenes);
    add_shared_screens(scenes);
    add_moderated_rooms(scenes);
    add_calls(scenes);
    return scenes;
}

}  // namespace parley::ui
