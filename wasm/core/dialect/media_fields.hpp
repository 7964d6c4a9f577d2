// Media fields: the parts of frames that several dialects spell alike, read and written in one place.
#pragma once

#include <string_view>
#include <vector>

#include "core/border/media.hpp"
#include "core/dialect/fields.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect {

// An RTCIceCandidateInit: an object, or the same as JSON text. Missing, null and an empty candidate mean end of
// candidates and give an empty Candidate.
Candidate read_candidate(Fields& frame, std::string_view key);
// The same of an object's own fields.
Candidate read_candidate_fields(Fields fields);
// As RTCIceCandidate.toJSON() does.
void write_candidate(json::Writer& writer, const Candidate& candidate);

// {"microphone":…,"camera":…}; what is missing is off.
MemberState read_state(Fields& frame, std::string_view key);
void write_state(json::Writer& writer, const MemberState& state);

// An array of RTCIceServer. Servers that no browser would take are passed over: one of them would make it refuse all.
std::vector<IceServer> read_ice_servers(Fields& frame, std::string_view key);
void write_ice_servers(json::Writer& writer, const std::vector<IceServer>& servers);

}  // namespace parley::dialect
