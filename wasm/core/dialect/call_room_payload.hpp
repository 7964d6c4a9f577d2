// Payloads of the call-room dialect, written alike by both of its ends.
#pragma once

#include "core/dialect/call_room.hpp"
#include "core/dialect/event_fields.hpp"
#include "core/json/writer.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect::call_room {

// As begin_payload_event() does, with a candidate's place once more beside it, where clients of this dialect look.
inline bool begin_payload(json::Writer& writer, const signal::Payload& payload) {
    if (!begin_payload_event(writer, event_prefix, payload)) return false;
    const auto* trickled = std::get_if<signal::TrickledCandidate>(&payload);
    if (trickled == nullptr) return true;
    const Candidate& candidate = trickled->candidate;
    if (!candidate.sdp_mid.empty()) writer.key("sdpMid").text(candidate.sdp_mid);
    if (candidate.sdp_m_line_index) writer.key("sdpMLineIndex").integer(*candidate.sdp_m_line_index);
    return true;
}

}  // namespace parley::dialect::call_room
