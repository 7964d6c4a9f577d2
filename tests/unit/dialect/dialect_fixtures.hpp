// Messages with every field set, for tests that need one of each.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialect/hub_registry.hpp"
#include "core/dialect/registry.hpp"
#include "core/signal/message.hpp"

namespace parley::test {

// The hub's end of a dialect, at a time that stands still.
inline std::unique_ptr<dialect::HubCodec> make_hub_codec(std::string_view name) {
    static constexpr UnixTime now{1'700'000'000'000};
    return dialect::hub_end(*dialect::find(name)).make_codec(now);
}

inline Candidate full_candidate() {
    return {.candidate = "candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
            .sdp_mid = "0",
            .sdp_m_line_index = 0,
            .username_fragment = "Wq3B"};
}

inline signal::Description description(DescriptionType type, signal::Correlation correlation = {}) {
    return {.type = type, .sdp = "v=0\r\ns=\"-\"\r\n", .correlation = correlation};
}

inline signal::Member member(const char* id, const char* name = "", MemberState state = {}) {
    return {.id = {id}, .name = name, .state = state};
}

inline signal::Member proven_member(const char* id, const char* name, const char* user) {
    signal::Member proven = member(id, name);
    proven.user = user;
    return proven;
}

inline signal::Relay relay_to(const char* id, signal::Payload payload) {
    return {.to = PeerId{id}, .claimed_from = {}, .payload = std::move(payload), .frame = {}};
}

inline signal::Relayed relayed_from(const char* id, signal::Payload payload) {
    return {.from = {id}, .to = {}, .payload = std::move(payload), .frame = {}};
}

inline std::string text_of_length(std::size_t length) {
    return std::string(length, 'x');
}

}  // namespace parley::test
