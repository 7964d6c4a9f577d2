// Plain facts about media that both sides of the border speak of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/border/handle.hpp"

namespace parley {

enum class TrackKind : std::uint8_t { Audio, Video };

constexpr std::string_view to_text(TrackKind kind) {
    return kind == TrackKind::Audio ? "audio" : "video";
}

// What a sender or a receiver of a connection is for. The first video of a connection is the camera's, a second one a
// screen's.
enum class MediaSlot : std::uint8_t { Audio, Video, Screen };
inline constexpr std::size_t media_slots = 3;

constexpr std::string_view to_text(MediaSlot slot) {
    if (slot == MediaSlot::Screen) return "screen";
    return slot == MediaSlot::Audio ? "audio" : "video";
}

// MediaDeviceKind (W3C Media Capture 9.3.2): what a device of the machine is for.
enum class DeviceKind : std::uint8_t { Microphone, Camera, Speaker };
inline constexpr std::size_t device_kinds = 3;

// The standard's own spelling ("audioinput"); nothing for an unknown word.
std::string_view to_text(DeviceKind kind);
std::optional<DeviceKind> device_kind_from(std::string_view text);

// MediaDeviceInfo. Before a permission was given, browsers leave the label empty, and mostly the id as well.
struct ListedDevice {
    DeviceKind kind = DeviceKind::Microphone;
    std::string id;
    std::string label;
    bool operator==(const ListedDevice&) const = default;
};

// RTCSdpType, without "pranswer", which nothing here uses.
enum class DescriptionType : std::uint8_t { Offer, Answer };

constexpr std::string_view to_text(DescriptionType type) {
    return type == DescriptionType::Offer ? "offer" : "answer";
}

// RTCPeerConnectionState (W3C WebRTC 4.3.3).
enum class ConnectionState : std::uint8_t { New, Connecting, Connected, Disconnected, Failed, Closed };

std::string_view to_text(ConnectionState state);
// The standard's own spelling, parsed once here; nothing for an unknown word.
std::optional<ConnectionState> connection_state_from(std::string_view text);
std::optional<DescriptionType> description_type_from(std::string_view text);

// One server for RTCPeerConnection's iceServers.
struct IceServer {
    std::string url;
    std::string username;    // Empty unless the url is a TURN server's.
    std::string credential;  // Time-limited password; never logged.
    bool operator==(const IceServer&) const = default;
};

// RTCIceCandidateInit. An empty candidate means end of candidates.
struct Candidate {
    std::string candidate;
    std::string sdp_mid;
    std::optional<std::uint16_t> sdp_m_line_index;
    std::string username_fragment;
    bool operator==(const Candidate&) const = default;
};

// Loudness crosses the border in steps of some ten decibels, of which this is the loudest.
inline constexpr std::uint8_t sound_level_max = 4;

// What a member lets others know about itself.
struct MemberState {
    bool microphone_on = false;
    bool camera_on = false;
    bool screen_on = false;  // A screen is shared: as a second video or, where there is none, in the camera's place.
    bool operator==(const MemberState&) const = default;
};

}  // namespace parley
