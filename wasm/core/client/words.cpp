// Words: see the header.
#include "core/client/words.hpp"

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

Notice notice_for(const signal::Error& error) {
    using enum signal::ErrorCode;
    // To come again at once would be of no use.
    const bool is_final = error.code == Removed || error.code == Refused;
    Notice notice{.kind = NoticeKind::Error, .text = error.message, .offers_retry = !is_final};
    if (!notice.text.empty()) return notice;
    switch (error.code) {
    case RoomFull: notice.text = say(Phrase::RoomFull); break;
    case ServerFull: notice.text = say(Phrase::ServerFull); break;
    case IdTaken: notice.text = say(Phrase::IdTaken); break;
    case TooFast: notice.text = say(Phrase::TooFast); break;
    case InvalidRoom: notice.text = say(Phrase::InvalidRoom); break;
    case InvalidName: notice.text = say(Phrase::InvalidName); break;
    case UnsupportedVersion: notice.text = say(Phrase::UnsupportedVersion); break;
    case Unauthorized: notice.text = say(Phrase::Unauthorized); break;
    case Busy: notice.text = say(Phrase::MemberBusy); break;
    case UnknownRoom: notice.text = say(Phrase::UnknownRoom); break;
    case RoomLocked: notice.text = say(Phrase::AskHostToOpen); break;
    case Refused: notice.text = say(Phrase::NotLetIn); break;
    case Unanswered: notice.text = say(Phrase::DoorUnanswered); break;
    case Removed: notice.text = say(Phrase::WasRemoved); break;
    case NotHost: notice.text = say(Phrase::OnlyHost); break;
    case MalformedFrame:
    case InvalidId:
    case NotInRoom:
    case AlreadyInRoom:
    case UnknownPeer:
    case ForgedSender:
    case TooLarge:
    case Other: notice.text = say(Phrase::ServerRefused, signal::to_text(error.code)); break;
    }
    return notice;
}

Notice unreachable_notice(std::string_view server) {
    return {.kind = NoticeKind::Error, .text = say(Phrase::ServerUnreachable, server), .offers_retry = true};
}

Notice silent_server_notice(std::string_view server) {
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
