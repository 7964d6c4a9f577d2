// Words: see the header.
#include "core/client/words.hpp"

namespace parley::client {

std::string device_message(TrackKind kind, DeviceState state) {
    const std::string device = kind == TrackKind::Audio ? "microphone" : "camera";
    switch (state) {
    case DeviceState::Refused:
        return "The " + device + " was refused. Allow it beside the page's address, then turn it on again.";
    case DeviceState::Missing: return "No " + device + " was found. Connect one, then turn it on again.";
    case DeviceState::Broken: return "The " + device + " could not be started. Another program may be using it.";
    case DeviceState::Off:
    case DeviceState::Requesting:
    case DeviceState::On: return {};
    }
    return {};
}

std::string device_lost_message(TrackKind kind) {
    return kind == TrackKind::Audio ? "The microphone was disconnected. Connect it, then turn it on again."
                                    : "The camera was disconnected. Connect it, then turn it on again.";
}

Notice device_notice(const DeviceNews& news) {
    const bool is_audio = news.kind == TrackKind::Audio;
    const std::string device = is_audio ? "microphone" : "camera";
    Notice notice{.kind = NoticeKind::Information, .text = {}, .offers_retry = false};
    switch (news.change) {
    case DeviceChange::ChosenGone:
        notice.text = "The chosen " + device + " is not connected. Another one is used.";
        break;
    case DeviceChange::Replaced: notice.text = "The " + device + " was disconnected. Another one is used."; break;
    case DeviceChange::TakenUp: notice.text = "The chosen " + device + " is connected again, and used."; break;
    case DeviceChange::NotStarted:
        notice.text = "This " + device + " could not be started. The one before stays in use.";
        break;
    }
    return notice;
}

Notice speaker_notice(SpeakerChange change) {
    Notice notice{.kind = NoticeKind::Information, .text = {}, .offers_retry = false};
    switch (change) {
    case SpeakerChange::ChosenGone: notice.text = "The chosen speaker is not connected. Another one is used."; break;
    case SpeakerChange::Disconnected: notice.text = "The speaker was disconnected. Another one is used."; break;
    case SpeakerChange::Refused: notice.text = "This speaker could not be used. The one before stays in use."; break;
    }
    return notice;
}

std::string outcome_message(InvitationState outcome, const std::string& callsign) {
    switch (outcome) {
    case InvitationState::Calling:
    case InvitationState::Ringing:
    case InvitationState::Accepted: return {};
    case InvitationState::Declined: return callsign + " has declined.";
    case InvitationState::Busy: return callsign + " is busy.";
    case InvitationState::Missed: return callsign + " did not answer.";
    case InvitationState::Unreachable: return callsign + " is not reachable.";
    }
    return {};
}

Notice notice_for(const signal::Error& error) {
    using enum signal::ErrorCode;
    // To come again at once would be of no use.
    const bool is_final = error.code == Removed || error.code == Refused;
    Notice notice{.kind = NoticeKind::Error, .text = error.message, .offers_retry = !is_final};
    if (!notice.text.empty()) return notice;
    switch (error.code) {
    case RoomFull: notice.text = "This room is full. Ask somebody to leave, or choose another room."; break;
    case ServerFull: notice.text = "The server is full. Try again in a while."; break;
    case IdTaken: notice.text = "Somebody with this id is in the room already. Try again."; break;
    case TooFast: notice.text = "Too many messages were sent. Wait a moment, then try again."; break;
    case InvalidRoom: notice.text = "The server does not accept this room's name. Choose another."; break;
    case InvalidName: notice.text = "The server does not accept this name. Choose another."; break;
    case UnsupportedVersion: notice.text = "The server speaks another version. Load this page again."; break;
    case Unauthorized: notice.text = "The server wants to know who you are. Sign in, then try again."; break;
    case Busy: notice.text = "This person is in another call. Try again later."; break;
    case UnknownRoom: notice.text = "This room does not exist any more. Choose another."; break;
    case RoomLocked: notice.text = "This room is locked. Ask its host to open it."; break;
    case Refused: notice.text = "The host did not let you in."; break;
    case Unanswered: notice.text = "Nobody has answered the door. Try again later."; break;
    case Removed: notice.text = "You were removed from this room."; break;
    case NotHost: notice.text = "Only the host of this room can do that."; break;
    case MalformedFrame:
    case InvalidId:
    case NotInRoom:
    case AlreadyInRoom:
    case UnknownPeer:
    case ForgedSender:
    case TooLarge:
    case Other: notice.text = "The server refused: " + std::string(signal::to_text(error.code)) + "."; break;
    }
    return notice;
}

Notice unreachable_notice(std::string_view server) {
    return {.kind = NoticeKind::Error,
            .text = "The server " + std::string(server) + " cannot be reached. Check your network, then try again.",
            .offers_retry = true};
}

Notice silent_server_notice(std::string_view server) {
    return {.kind = NoticeKind::Error,
            .text = "The server " + std::string(server) + " does not answer. Try again in a moment.",
            .offers_retry = true};
}

Notice unknown_dialect_notice(std::string_view dialect) {
    return {.kind = NoticeKind::Error,
            .text = "The dialect \"" + std::string(dialect) + "\" is unknown. Check the page's address.",
            .offers_retry = false};
}

std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    return url.substr(0, url.find_first_of("/?#"));
}

}  // namespace parley::client
