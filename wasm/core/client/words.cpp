// Words: see the header.
#include "core/client/words.hpp"

#include <optional>

#include "core/words/say.hpp"

namespace parley::client {

std::string device_message(TrackKind kind, DeviceState state) {
    const bool is_audio = kind == TrackKind::Audio;
    switch (state) {
    case DeviceState::Refused: return say(is_audio ? Phrase::MicrophoneRefused : Phrase::CameraRefused);
    case DeviceState::Missing: return say(is_audio ? Phrase::MicrophoneMissing : Phrase::CameraMissing);
    case DeviceState::Broken: return say(is_audio ? Phrase::MicrophoneBroken : Phrase::CameraBroken);
    case DeviceState::Off:
    case DeviceState::Requesting:
    case DeviceState::On: return {};
    }
    return {};
}

std::string device_lost_message(TrackKind kind) {
    return say(kind == TrackKind::Audio ? Phrase::MicrophoneLost : Phrase::CameraLost);
}

namespace {

Phrase change_phrase(const DeviceNews& news) {
    const bool is_audio = news.kind == TrackKind::Audio;
    switch (news.change) {
    case DeviceChange::ChosenGone: return is_audio ? Phrase::ChosenMicrophoneGone : Phrase::ChosenCameraGone;
    case DeviceChange::Replaced: return is_audio ? Phrase::MicrophoneReplaced : Phrase::CameraReplaced;
    case DeviceChange::TakenUp: return is_audio ? Phrase::MicrophoneTakenUp : Phrase::CameraTakenUp;
    case DeviceChange::NotStarted: return is_audio ? Phrase::MicrophoneNotStarted : Phrase::CameraNotStarted;
    }
    return Phrase::MicrophoneReplaced;
}

}  // namespace

Notice device_notice(const DeviceNews& news) {
    return {.kind = NoticeKind::Information, .text = say(change_phrase(news)), .offers_retry = false};
}

Notice speaker_notice(SpeakerChange change) {
    Notice notice{.kind = NoticeKind::Information, .text = {}, .offers_retry = false};
    switch (change) {
    case SpeakerChange::ChosenGone: notice.text = say(Phrase::ChosenSpeakerGone); break;
    case SpeakerChange::Disconnected: notice.text = say(Phrase::SpeakerDisconnected); break;
    case SpeakerChange::Refused: notice.text = say(Phrase::SpeakerRefused); break;
    }
    return notice;
}

std::string outcome_message(InvitationState outcome, const std::string& callsign) {
    switch (outcome) {
    case InvitationState::Calling:
    case InvitationState::Ringing:
    case InvitationState::Accepted: return {};
    case InvitationState::Declined: return say(Phrase::HasDeclined, callsign);
    case InvitationState::Busy: return say(Phrase::IsBusy, callsign);
    case InvitationState::Missed: return say(Phrase::DidNotAnswer, callsign);
    case InvitationState::Unreachable: return say(Phrase::IsNotReachable, callsign);
    }
    return {};
}

namespace {

// None for what says nothing to a person.
std::optional<Phrase> phrase_for(signal::ErrorCode code) {
    using enum signal::ErrorCode;
    switch (code) {
    case RoomFull: return Phrase::RoomFull;
    case ServerFull: return Phrase::ServerFull;
    case IdTaken: return Phrase::IdTaken;
    case TooFast: return Phrase::TooFast;
    case InvalidRoom: return Phrase::InvalidRoom;
    case InvalidName: return Phrase::InvalidName;
    case UnsupportedVersion: return Phrase::UnsupportedVersion;
    case Unauthorized: return Phrase::Unauthorized;
    case Busy: return Phrase::MemberBusy;
    case UnknownRoom: return Phrase::UnknownRoom;
    case RoomLocked: return Phrase::AskHostToOpen;
    case Refused: return Phrase::NotLetIn;
    case Unanswered: return Phrase::DoorUnanswered;
    case Removed: return Phrase::WasRemoved;
    case RoomClosed: return Phrase::RoomWasClosed;
    case NotHost: return Phrase::OnlyHost;
    case MalformedFrame:
    case InvalidId:
    case NotInRoom:
    case AlreadyInRoom:
    case UnknownPeer:
    case ForgedSender:
    case TooLarge:
    case Other: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

Notice notice_for(const signal::Error& error) {
    using enum signal::ErrorCode;
    // To come again at once would be of no use.
    const bool is_final = error.code == Removed || error.code == RoomClosed || error.code == Refused;
    Notice notice{.kind = NoticeKind::Error, .text = error.message, .offers_retry = !is_final};
    // Servers write English: in another language the code says more than their text.
    const bool is_english = spoken_language().tag() == "en";
    if (!notice.text.empty() && is_english) return notice;
    if (const std::optional<Phrase> phrase = phrase_for(error.code)) {
        notice.text = say(*phrase);
    } else if (notice.text.empty()) {
        notice.text = say(Phrase::ServerRefused, signal::to_text(error.code));
    }
    return notice;
}

namespace {

// An address without a host is one of the page's own making.
Notice transport_notice() {
    return {.kind = NoticeKind::Error, .text = say(Phrase::TransportUnreachable), .offers_retry = true};
}

}  // namespace

Notice unreachable_notice(std::string_view server) {
    if (server.empty()) return transport_notice();
    return {.kind = NoticeKind::Error, .text = say(Phrase::ServerUnreachable, server), .offers_retry = true};
}

Notice silent_server_notice(std::string_view server) {
    if (server.empty()) return transport_notice();
    return {.kind = NoticeKind::Error, .text = say(Phrase::ServerSilent, server), .offers_retry = true};
}

Notice unknown_dialect_notice(std::string_view dialect) {
    return {.kind = NoticeKind::Error, .text = say(Phrase::UnknownDialect, dialect), .offers_retry = false};
}

std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    return url.substr(0, url.find_first_of("/?#"));
}

}  // namespace parley::client
