// Spelling of the standard's words for media.
#include "core/border/media.hpp"

namespace parley {

std::string_view to_text(ConnectionState state) {
    switch (state) {
    case ConnectionState::New: return "new";
    case ConnectionState::Connecting: return "connecting";
    case ConnectionState::Connected: return "connected";
    case ConnectionState::Disconnected: return "disconnected";
    case ConnectionState::Failed: return "failed";
    case ConnectionState::Closed: return "closed";
    }
    return "closed";
}

std::optional<ConnectionState> connection_state_from(std::string_view text) {
    using enum ConnectionState;
    for (const ConnectionState state : {New, Connecting, Connected, Disconnected, Failed, Closed}) {
        if (to_text(state) == text) return state;
    }
    return std::nullopt;
}

std::string_view to_text(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return "audioinput";
    case DeviceKind::Camera: return "videoinput";
    case DeviceKind::Speaker: return "audiooutput";
    }
    return "audioinput";
}

std::optional<DeviceKind> device_kind_from(std::string_view text) {
    using enum DeviceKind;
    for (const DeviceKind kind : {Microphone, Camera, Speaker}) {
        if (to_text(kind) == text) return kind;
    }
    return std::nullopt;
}

std::optional<DescriptionType> description_type_from(std::string_view text) {
    if (text == "offer") return DescriptionType::Offer;
    if (text == "answer") return DescriptionType::Answer;
    return std::nullopt;
}

}  // namespace parley
