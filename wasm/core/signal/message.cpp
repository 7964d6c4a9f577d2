// What payloads are, and the spelling of error codes.
#include "core/signal/message.hpp"

namespace parley::signal {

bool is_offer(const Payload& payload) {
    const auto* const description = std::get_if<Description>(&payload);
    return description != nullptr && description->type == DescriptionType::Offer;
}

std::string_view to_text(ErrorCode code) {
    switch (code) {
    case ErrorCode::MalformedFrame: return "malformed-frame";
    case ErrorCode::UnsupportedVersion: return "unsupported-version";
    case ErrorCode::InvalidRoom: return "invalid-room";
    case ErrorCode::InvalidName: return "invalid-name";
    case ErrorCode::InvalidId: return "invalid-id";
    case ErrorCode::IdTaken: return "id-taken";
    case ErrorCode::RoomFull: return "room-full";
    case ErrorCode::ServerFull: return "server-full";
    case ErrorCode::NotInRoom: return "not-in-room";
    case ErrorCode::AlreadyInRoom: return "already-in-room";
    case ErrorCode::UnknownRoom: return "unknown-room";
    case ErrorCode::Unauthorized: return "unauthorized";
    case ErrorCode::Busy: return "busy";
    case ErrorCode::UnknownPeer: return "unknown-peer";
    case ErrorCode::ForgedSender: return "forged-sender";
    case ErrorCode::TooFast: return "too-fast";
    case ErrorCode::TooLarge: return "too-large";
    case ErrorCode::RoomLocked: return "room-locked";
    case ErrorCode::Refused: return "refused";
    case ErrorCode::Unanswered: return "unanswered";
    case ErrorCode::Removed: return "removed";
    case ErrorCode::RoomClosed: return "room-closed";
    case ErrorCode::NotHost: return "not-host";
    case ErrorCode::Other: return "other";
    }
    return "other";
}

ErrorCode error_code_from(std::string_view text) {
    using enum ErrorCode;
    for (const ErrorCode code :
         {MalformedFrame, UnsupportedVersion, InvalidRoom,  InvalidName,   InvalidId,   IdTaken,
          RoomFull,       ServerFull,         NotInRoom,    AlreadyInRoom, UnknownRoom, Unauthorized,
          Busy,           UnknownPeer,        ForgedSender, TooFast,       TooLarge,    RoomLocked,
          Refused,        Unanswered,         Removed,      RoomClosed,    NotHost}) {
        if (to_text(code) == text) return code;
    }
    return Other;
}

}  // namespace parley::signal
