// Words: see the header.
#include "ui/words.hpp"

#include <algorithm>

#include "core/words/say.hpp"

namespace parley::ui {

std::string_view link_words(LinkState state) {
    switch (state) {
    case LinkState::Connecting: return say(Phrase::LinkConnecting);
    case LinkState::Connected: return say(Phrase::LinkConnected);
    case LinkState::Reconnecting: return say(Phrase::LinkReconnecting);
    case LinkState::Failed: return say(Phrase::LinkFailed);
    }
    return "";
}

bool is_live(const Device& device) {
    return device.state == DeviceState::On || device.state == DeviceState::Requesting;
}

bool is_in_trouble(const Device& device) {
    return device.state == DeviceState::Refused || device.state == DeviceState::Missing ||
           device.state == DeviceState::Broken;
}

std::string_view device_state_words(DeviceState state) {
    switch (state) {
    case DeviceState::Off: return say(Phrase::DeviceOff);
    case DeviceState::Requesting: return say(Phrase::DeviceAsking);
    case DeviceState::On: return say(Phrase::DeviceOn);
    case DeviceState::Refused: return say(Phrase::DeviceBlocked);
    case DeviceState::Missing: return say(Phrase::DeviceNotFound);
    case DeviceState::Broken: return say(Phrase::DeviceNotWorking);
    }
    return "";
}

namespace {

DeviceState state_for(DeviceTrouble trouble) {
    switch (trouble) {
    case DeviceTrouble::None: return DeviceState::On;
    case DeviceTrouble::Refused: return DeviceState::Refused;
    case DeviceTrouble::Missing: return DeviceState::Missing;
    case DeviceTrouble::Broken: return DeviceState::Broken;
    }
    return DeviceState::On;
}

}  // namespace

std::string device_words(TrackKind kind, DeviceState state) {
    const bool is_audio = kind == TrackKind::Audio;
    switch (state) {
    case DeviceState::Off: return say(is_audio ? Phrase::MicrophoneOff : Phrase::CameraOff);
    case DeviceState::Requesting: return say(is_audio ? Phrase::MicrophoneAsking : Phrase::CameraAsking);
    case DeviceState::On: return say(is_audio ? Phrase::MicrophoneOn : Phrase::CameraOn);
    case DeviceState::Refused: return say(is_audio ? Phrase::MicrophoneBlocked : Phrase::CameraBlocked);
    case DeviceState::Missing: return say(is_audio ? Phrase::MicrophoneNotFound : Phrase::CameraNotFound);
    case DeviceState::Broken: return say(is_audio ? Phrase::MicrophoneNotWorking : Phrase::CameraNotWorking);
    }
    return {};
}

namespace {

// What is wrong with a device, after something else; empty where nothing is.
std::string trouble_item(TrackKind kind, DeviceState state) {
    const bool is_audio = kind == TrackKind::Audio;
    switch (state) {
    case DeviceState::Refused: return say(is_audio ? Phrase::ItemMicrophoneBlocked : Phrase::ItemCameraBlocked);
    case DeviceState::Missing: return say(is_audio ? Phrase::ItemMicrophoneNotFound : Phrase::ItemCameraNotFound);
    case DeviceState::Broken: return say(is_audio ? Phrase::ItemMicrophoneNotWorking : Phrase::ItemCameraNotWorking);
    case DeviceState::Off:
    case DeviceState::Requesting:
    case DeviceState::On: return {};
    }
    return {};
}

void add_item(std::string& list, std::string_view item) {
    list = joined(Phrase::Comma, list, item);
}

}  // namespace

std::string device_action(TrackKind kind, const Device& device) {
    const bool is_audio = kind == TrackKind::Audio;
    if (is_live(device)) return say(is_audio ? Phrase::MuteMicrophone : Phrase::TurnCameraOff);
    const Wording action = say(is_audio ? Phrase::UnmuteMicrophone : Phrase::TurnCameraOn);
    return joined(Phrase::Comma, action, trouble_item(kind, device.state));
}

std::string_view device_action_caption(TrackKind kind, const Device& device) {
    const bool is_audio = kind == TrackKind::Audio;
    switch (device.state) {
    case DeviceState::Off: return say(is_audio ? Phrase::CaptionUnmute : Phrase::CaptionStartVideo);
    case DeviceState::On: return say(is_audio ? Phrase::CaptionMute : Phrase::CaptionStopVideo);
    case DeviceState::Requesting:
    case DeviceState::Refused:
    case DeviceState::Missing:
    case DeviceState::Broken: return device_state_words(device.state);
    }
    return "";
}

std::string preview_words(const Snapshot& snapshot) {
    if (snapshot.voice_only) return say(Phrase::VoiceOnlyPreview);
    return device_words(TrackKind::Video, snapshot.camera.state);
}

std::string_view sharing_words(const Snapshot& snapshot) {
    const DeviceState microphone = snapshot.microphone.state;
    const DeviceState camera = snapshot.voice_only ? DeviceState::Off : snapshot.camera.state;
    const bool awaits_microphone = microphone == DeviceState::Requesting;
    const bool awaits_camera = camera == DeviceState::Requesting;
    if (awaits_microphone && awaits_camera) return say(Phrase::WaitingForBoth);
    if (awaits_microphone) return say(Phrase::WaitingForMicrophone);
    if (awaits_camera) return say(Phrase::WaitingForCamera);
    const bool is_heard = microphone == DeviceState::On;
    if (snapshot.voice_only) return say(is_heard ? Phrase::OthersWillHear : Phrase::OthersWillNotHear);
    if (camera == DeviceState::On) {
        return say(is_heard ? Phrase::JoinWithBoth : Phrase::SeenNotHeard);
    }
    return say(is_heard ? Phrase::HeardNotSeen : Phrase::NeitherHeardNorSeen);
}

std::string_view device_kind_words(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return say(Phrase::Microphone);
    case DeviceKind::Camera: return say(Phrase::Camera);
    case DeviceKind::Speaker: return say(Phrase::Speaker);
    }
    return "";
}

namespace {

Phrase link_item(LinkState link) {
    switch (link) {
    case LinkState::Connecting: return Phrase::ItemConnecting;
    case LinkState::Connected: return Phrase::ItemConnected;
    case LinkState::Reconnecting: return Phrase::ItemReconnecting;
    case LinkState::Failed: return Phrase::ItemFailed;
    }
    return Phrase::ItemConnected;
}

}  // namespace

std::string member_words(const MemberView& member, bool voice_only) {
    const bool has_reason = member.link != LinkState::Connected && !member.link_reason.empty();
    std::string words = member.name;
    add_item(words, joined(Phrase::Explained, say(link_item(member.link)), has_reason ? member.link_reason : ""));
    add_item(words, say(member.state.microphone_on ? Phrase::ItemMicrophoneOn : Phrase::ItemMicrophoneMuted));
    if (voice_only) return words;
    if (!member.state.screen_on || member.screen) {
        add_item(words, say(member.state.camera_on ? Phrase::ItemCameraOn : Phrase::ItemCameraOff));
    }
    if (member.state.screen_on) add_item(words, say(Phrase::ItemShowingScreen));
    return words;
}

std::string trouble_words(const Snapshot& snapshot, const MemberView& member) {
    std::string words;
    if (member.troubles.microphone != DeviceTrouble::None) {
        add_item(words, device_words(TrackKind::Audio, state_for(member.troubles.microphone)));
    }
    if (member.troubles.camera != DeviceTrouble::None && !snapshot.voice_only) {
        add_item(words, device_words(TrackKind::Video, state_for(member.troubles.camera)));
    }
    std::string others;
    for (const LinkTrouble& link : member.troubles.links) {
        for (const MemberView& other : snapshot.members) {
            if (other.id == link.peer) others = joined(Phrase::And, others, other.name);
        }
    }
    if (!others.empty()) add_item(words, say(Phrase::NoConnectionTo, others));
    return words;
}

std::string self_words(const Snapshot& snapshot) {
    std::string words = own_label(snapshot);
    const bool is_heard = snapshot.microphone.state == DeviceState::On;
    add_item(words, say(is_heard ? Phrase::ItemMicrophoneOn : Phrase::ItemMicrophoneMuted));
    if (snapshot.voice_only) return words;
    add_item(words, say(snapshot.camera.state == DeviceState::On ? Phrase::ItemCameraOn : Phrase::ItemCameraOff));
    if (snapshot.screen.state == ShareState::On) add_item(words, say(Phrase::ItemShowingYourScreen));
    return words;
}

std::string own_label(const Snapshot& snapshot) {
    if (snapshot.name.empty()) return say(Phrase::You);
    return say(Phrase::NameYou, snapshot.name);
}

std::string screens_words(const Snapshot& snapshot) {
    std::string words;
    for (const MemberView& member : snapshot.members) {
        if (!member.state.screen_on) continue;
        words = joined(Phrase::Sentences, words, say(Phrase::ShowsScreen, member.name));
    }
    if (snapshot.screen.state != ShareState::On) return words;
    return joined(Phrase::Sentences, words, say(words.empty() ? Phrase::YouShowScreen : Phrase::YouToo));
}

std::string_view reaction_words(Reaction reaction) {
    switch (reaction) {
    case Reaction::ThumbsUp: return say(Phrase::ThumbsUp);
    case Reaction::Heart: return say(Phrase::Heart);
    case Reaction::Clap: return say(Phrase::Clap);
    case Reaction::Laugh: return say(Phrase::Laugh);
    case Reaction::Surprise: return say(Phrase::Surprise);
    case Reaction::Party: return say(Phrase::Party);
    }
    return "";
}

std::string_view reaction_emoji(Reaction reaction) {
    switch (reaction) {
    case Reaction::ThumbsUp: return "\U0001F44D";
    case Reaction::Heart: return "\u2764\uFE0F";
    case Reaction::Clap: return "\U0001F44F";
    case Reaction::Laugh: return "\U0001F602";
    case Reaction::Surprise: return "\U0001F62E";
    case Reaction::Party: return "\U0001F389";
    }
    return "";
}

std::size_t hand_place(const Snapshot& snapshot, const PeerId& member) {
    const auto found = std::find(snapshot.hands.begin(), snapshot.hands.end(), member);
    return found == snapshot.hands.end() ? 0 : static_cast<std::size_t>(found - snapshot.hands.begin()) + 1;
}

namespace {

// Within a sentence or a list.
Phrase reaction_item(Reaction reaction) {
    switch (reaction) {
    case Reaction::ThumbsUp: return Phrase::ItemThumbsUp;
    case Reaction::Heart: return Phrase::ItemHeart;
    case Reaction::Clap: return Phrase::ItemClap;
    case Reaction::Laugh: return Phrase::ItemLaugh;
    case Reaction::Surprise: return Phrase::ItemSurprise;
    case Reaction::Party: return Phrase::ItemParty;
    }
    return Phrase::ItemHeart;
}

std::string ordinal(std::size_t number) {
    const bool is_teen = number % 100 / 10 == 1;
    const Phrase phrase = is_teen            ? Phrase::OrdinalOther
                          : number % 10 == 1 ? Phrase::OrdinalFirst
                          : number % 10 == 2 ? Phrase::OrdinalSecond
                          : number % 10 == 3 ? Phrase::OrdinalThird
                                             : Phrase::OrdinalOther;
    return say(phrase, std::to_string(number));
}

}  // namespace

std::string gesture_words(std::size_t hand, const std::optional<Reaction>& reaction) {
    std::string words;
    if (hand > 0) add_item(words, say(Phrase::HandInLine, ordinal(hand)));
    if (reaction) add_item(words, say(Phrase::Reacts, say(reaction_item(*reaction))));
    return words;
}

std::string hands_words(const Snapshot& snapshot) {
    std::string names;
    for (const PeerId& who : snapshot.hands) {
        for (const MemberView& member : snapshot.members) {
            if (member.id == who) add_item(names, member.name);
        }
        if (who == snapshot.self) add_item(names, say(Phrase::ItemYou));
    }
    return names.empty() ? names : say(Phrase::HandsRaised, names);
}

std::string reactions_words(const Snapshot& snapshot) {
    std::string words;
    const auto add = [&words](std::string_view who, Reaction reaction) {
        add_item(words, say(Phrase::Explained, who, say(reaction_item(reaction))));
    };
    for (const MemberView& member : snapshot.members) {
        if (member.reaction) add(member.name, *member.reaction);
    }
    if (snapshot.reaction) add(say(Phrase::ItemYou), *snapshot.reaction);
    return words;
}

std::string name_apart(const Snapshot& snapshot, const MemberView& member) {
    std::size_t number = 1;
    for (const MemberView& other : snapshot.members) {
        if (&other == &member) break;
        if (other.name == member.name) ++number;
    }
    return number == 1 ? member.name : say(Phrase::Numbered, member.name, std::to_string(number));
}

std::string people_words(std::size_t people, std::size_t capacity) {
    if (capacity != 0) return say(Phrase::PeopleOfCapacity, std::to_string(people), std::to_string(capacity));
    return say_counted(Phrase::PeopleCount, people);
}

std::string chat_words(std::size_t unread) {
    if (unread == 0) return say(Phrase::Chat);
    return say_counted(Phrase::ChatUnread, unread);
}

std::string unread_badge(std::size_t unread) {
    constexpr std::size_t shown_max = 9;
    if (unread == 0) return {};
    return unread > shown_max ? std::to_string(shown_max) + "+" : std::to_string(unread);
}

std::string author_words(const ChatMessage& message) {
    if (message.is_own) return say(Phrase::You);
    return message.was_told ? say(Phrase::ToldByOthers, message.name) : message.name;
}

std::string message_words(const ChatMessage& message) {
    return say(Phrase::Explained, author_words(message), message.text);
}

std::string_view signaling_words(SignalingLink signaling) {
    switch (signaling) {
    case SignalingLink::Open: return "";
    case SignalingLink::Connecting: return say(Phrase::ServerConnecting);
    case SignalingLink::Reconnecting: return say(Phrase::ServerReconnecting);
    case SignalingLink::Closed: return say(Phrase::ServerNotConnected);
    }
    return "";
}

std::string_view signaling_short_words(SignalingLink signaling) {
    switch (signaling) {
    case SignalingLink::Open: return "";
    case SignalingLink::Connecting: return say(Phrase::ShortConnecting);
    case SignalingLink::Reconnecting: return say(Phrase::ShortReconnecting);
    case SignalingLink::Closed: return say(Phrase::ShortNoServer);
    }
    return "";
}

}  // namespace parley::ui
