// Words: see the header.
#include "ui/words.hpp"

#include <algorithm>

namespace parley::ui {

std::string_view link_words(LinkState state) {
    switch (state) {
    case LinkState::Connecting: return "Connecting";
    case LinkState::Connected: return "Connected";
    case LinkState::Reconnecting: return "Reconnecting";
    case LinkState::Failed: return "Failed";
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
    case DeviceState::Off: return "Off";
    case DeviceState::Requesting: return "Asking\u2026";
    case DeviceState::On: return "On";
    case DeviceState::Refused: return "Blocked";
    case DeviceState::Missing: return "Not found";
    case DeviceState::Broken: return "Not working";
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
    if (state == DeviceState::Requesting) return is_audio ? "Asking for microphone\u2026" : "Asking for camera\u2026";
    const std::string_view words = device_state_words(state);
    std::string text = is_audio ? "Microphone " : "Camera ";
    text.push_back(static_cast<char>(words.front() + ('a' - 'A')));
    return text.append(words.substr(1));
}

std::string device_action(TrackKind kind, const Device& device) {
    const bool is_audio = kind == TrackKind::Audio;
    if (is_live(device)) return is_audio ? "Mute microphone" : "Turn camera off";
    std::string action = is_audio ? "Unmute microphone" : "Turn camera on";
    if (!is_in_trouble(device)) return action;
    std::string words = device_words(kind, device.state);
    words.front() = static_cast<char>(words.front() + ('a' - 'A'));
    return action + ", " + words;
}

std::string_view device_action_caption(TrackKind kind, const Device& device) {
    const bool is_audio = kind == TrackKind::Audio;
    switch (device.state) {
    case DeviceState::Off: return is_audio ? "Unmute" : "Start video";
    case DeviceState::On: return is_audio ? "Mute" : "Stop video";
    case DeviceState::Requesting:
    case DeviceState::Refused:
    case DeviceState::Missing:
    case DeviceState::Broken: return device_state_words(device.state);
    }
    return "";
}

std::string preview_words(const Snapshot& snapshot) {
    return snapshot.voice_only ? "This room is for voice only" : device_words(TrackKind::Video, snapshot.camera.state);
}

std::string_view sharing_words(const Snapshot& snapshot) {
    const DeviceState microphone = snapshot.microphone.state;
    const DeviceState camera = snapshot.voice_only ? DeviceState::Off : snapshot.camera.state;
    const bool awaits_microphone = microphone == DeviceState::Requesting;
    const bool awaits_camera = camera == DeviceState::Requesting;
    if (awaits_microphone && awaits_camera) return "Waiting for camera and microphone.";
    if (awaits_microphone) return "Waiting for the microphone.";
    if (awaits_camera) return "Waiting for the camera.";
    const bool is_heard = microphone == DeviceState::On;
    if (snapshot.voice_only) return is_heard ? "Others will hear you." : "Others will not hear you.";
    if (camera == DeviceState::On) {
        return is_heard ? "You join with camera and microphone." : "Others will see you, but not hear you.";
    }
    return is_heard ? "Others will hear you, but not see you." : "Others will not hear or see you.";
}

std::string_view device_kind_words(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return "Microphone";
    case DeviceKind::Camera: return "Camera";
    case DeviceKind::Speaker: return "Speaker";
    }
    return "";
}

std::string member_words(const MemberView& member, bool voice_only) {
    std::string words = member.name;
    switch (member.link) {
    case LinkState::Connecting: words += ", connecting"; break;
    case LinkState::Connected: words += ", connected"; break;
    case LinkState::Reconnecting: words += ", reconnecting"; break;
    case LinkState::Failed: words += ", failed"; break;
    }
    if (member.link != LinkState::Connected && !member.link_reason.empty()) words += ": " + member.link_reason;
    words += member.state.microphone_on ? ", microphone on" : ", microphone muted";
    if (voice_only) return words;
    const char* const camera = member.state.camera_on ? ", camera on" : ", camera off";
    if (!member.state.screen_on) return words + camera;
    return words + (member.screen ? camera : "") + ", showing a screen";
}

std::string trouble_words(const Snapshot& snapshot, const MemberView& member) {
    std::string words;
    const auto add = [&words](const std::string& more) { words += words.empty() ? more : ", " + more; };
    if (member.troubles.microphone != DeviceTrouble::None) {
        add(device_words(TrackKind::Audio, state_for(member.troubles.microphone)));
    }
    if (member.troubles.camera != DeviceTrouble::None && !snapshot.voice_only) {
        add(device_words(TrackKind::Video, state_for(member.troubles.camera)));
    }
    std::string others;
    for (const LinkTrouble& link : member.troubles.links) {
        for (const MemberView& other : snapshot.members) {
            if (other.id == link.peer) others += others.empty() ? other.name : " and " + other.name;
        }
    }
    if (!others.empty()) add("No connection to " + others);
    return words;
}

std::string self_words(const Snapshot& snapshot) {
    std::string words = snapshot.name.empty() ? "You" : snapshot.name + " (you)";
    words += snapshot.microphone.state == DeviceState::On ? ", microphone on" : ", microphone muted";
    if (snapshot.voice_only) return words;
    words += snapshot.camera.state == DeviceState::On ? ", camera on" : ", camera off";
    return words + (snapshot.screen.state == ShareState::On ? ", showing your screen" : "");
}

std::string screens_words(const Snapshot& snapshot) {
    std::string words;
    for (const MemberView& member : snapshot.members) {
        if (member.state.screen_on) words += (words.empty() ? "" : " ") + member.name + " is showing a screen.";
    }
    if (snapshot.screen.state == ShareState::On) words += words.empty() ? "You are showing your screen." : " You too.";
    return words;
}

std::string_view reaction_words(Reaction reaction) {
    switch (reaction) {
    case Reaction::ThumbsUp: return "Thumbs up";
    case Reaction::Heart: return "Heart";
    case Reaction::Clap: return "Clap";
    case Reaction::Laugh: return "Laugh";
    case Reaction::Surprise: return "Surprise";
    case Reaction::Party: return "Party";
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

std::string in_lowercase(std::string_view words) {
    std::string text(words);
    if (!text.empty()) text.front() = static_cast<char>(text.front() + ('a' - 'A'));
    return text;
}

std::string ordinal(std::size_t number) {
    const bool is_teen = number % 100 / 10 == 1;
    const char* const suffix = is_teen            ? "th"
                               : number % 10 == 1 ? "st"
                               : number % 10 == 2 ? "nd"
                               : number % 10 == 3 ? "rd"
                                                  : "th";
    return std::to_string(number) + suffix;
}

void add_item(std::string& list, const std::string& item) {
    list += list.empty() ? item : ", " + item;
}

}  // namespace

std::string gesture_words(std::size_t hand, const std::optional<Reaction>& reaction) {
    std::string words;
    if (hand > 0) words += ", hand raised, " + ordinal(hand) + " in line";
    if (reaction) words += ", reacts: " + in_lowercase(reaction_words(*reaction));
    return words;
}

std::string hands_words(const Snapshot& snapshot) {
    std::string names;
    for (const PeerId& who : snapshot.hands) {
        for (const MemberView& member : snapshot.members) {
            if (member.id == who) add_item(names, member.name);
        }
        if (who == snapshot.self) add_item(names, "you");
    }
    return names.empty() ? names : "Hands raised: " + names;
}

std::string reactions_words(const Snapshot& snapshot) {
    std::string words;
    for (const MemberView& member : snapshot.members) {
        if (member.reaction) add_item(words, member.name + ": " + in_lowercase(reaction_words(*member.reaction)));
    }
    if (snapshot.reaction) add_item(words, "you: " + in_lowercase(reaction_words(*snapshot.reaction)));
    return words;
}

std::string name_apart(const Snapshot& snapshot, const MemberView& member) {
    std::size_t number = 1;
    for (const MemberView& other : snapshot.members) {
        if (&other == &member) break;
        if (other.name == member.name) ++number;
    }
    return number == 1 ? member.name : member.name + " (" + std::to_string(number) + ")";
}

std::string people_words(std::size_t people, std::size_t capacity) {
    if (capacity != 0) return std::to_string(people) + " of " + std::to_string(capacity) + " people";
    return people == 1 ? "1 person" : std::to_string(people) + " people";
}

std::string chat_words(std::size_t unread) {
    return unread == 0 ? "Chat" : "Chat, " + std::to_string(unread) + " unread";
}

std::string unread_badge(std::size_t unread) {
    constexpr std::size_t shown_max = 9;
    if (unread == 0) return {};
    return unread > shown_max ? std::to_string(shown_max) + "+" : std::to_string(unread);
}

std::string author_words(const ChatMessage& message) {
    if (message.is_own) return "You";
    return message.was_told ? message.name + ", told by others" : message.name;
}

std::string message_words(const ChatMessage& message) {
    return author_words(message) + ": " + message.text;
}

std::string_view signaling_words(SignalingLink signaling) {
    switch (signaling) {
    case SignalingLink::Open: return "";
    case SignalingLink::Connecting: return "Connecting to the server\u2026";
    case SignalingLink::Reconnecting: return "Reconnecting to the server\u2026";
    case SignalingLink::Closed: return "Server not connected";
    }
    return "";
}

std::string_view signaling_short_words(SignalingLink signaling) {
    switch (signaling) {
    case SignalingLink::Open: return "";
    case SignalingLink::Connecting: return "Connecting\u2026";
    case SignalingLink::Reconnecting: return "Reconnecting\u2026";
    case SignalingLink::Closed: return "No server";
    }
    return "";
}

}  // namespace parley::ui
