// Words: what the session tells the person when something did not work, and what can be done about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/border/media.hpp"
#include "core/border/snapshot.hpp"
#include "core/client/local_media.hpp"
#include "core/signal/message.hpp"

namespace parley::client {

std::string device_message(TrackKind kind, DeviceState state);
std::string device_lost_message(TrackKind kind);

Notice device_notice(const DeviceNews& news);
enum class SpeakerChange : std::uint8_t { ChosenGone, Disconnected, Refused };
Notice speaker_notice(SpeakerChange change);

// What has become of a call of ours; empty where that can be seen anyway.
std::string outcome_message(InvitationState outcome, const std::string& callsign);
// The server answered with an error.
Notice notice_for(const signal::Error& error);
Notice unreachable_notice(std::string_view server);
Notice silent_server_notice(std::string_view server);
Notice unknown_dialect_notice(std::string_view dialect);

// The host of a ws:// or wss:// address, for messages.
std::string_view host_of(std::string_view url);

}  // namespace parley::client
