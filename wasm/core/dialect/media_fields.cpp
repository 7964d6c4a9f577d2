// Reading and writing of candidates, member states and ICE servers.
#include "core/dialect/media_fields.hpp"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <utility>

#include "core/json/reader.hpp"

namespace parley::dialect {

namespace {

Candidate read_candidate_text(Fields& frame, std::string_view text) {
    if (text.empty()) return {};
    const auto read = json::read(text, {.bytes_max = limits::candidate_bytes_max});
    if (read.ok() && read.value().is_null()) return {};
    if (!read.ok() || read.value().object() == nullptr) {
        frame.fail("field \"candidate\": its text is no JSON of a candidate");
        return {};
    }
    return read_candidate_fields(frame.element(read.value()));
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.substr(0, beginning.size()) == beginning; });
}

// What the constructor of RTCPeerConnection takes (W3C WebRTC 4.4.1.1, "validate a server").
bool is_usable(const IceServer& server) {
    if (starts_with_any(server.url, {"stun:", "stuns:"})) return true;
    return starts_with_any(server.url, {"turn:", "turns:"}) && !server.username.empty() && !server.credential.empty();
}

}  // namespace

Candidate read_candidate_fields(Fields fields) {
    Candidate candidate{
        .candidate = fields.text_if_any("candidate", limits::candidate_bytes_max),
        .sdp_mid = fields.text_if_any("sdpMid", limits::candidate_bytes_max),
        .sdp_m_line_index = fields.number_if_any("sdpMLineIndex", std::numeric_limits<std::uint16_t>::max()),
        .username_fragment = fields.text_if_any("usernameFragment", limits::candidate_bytes_max),
    };
    if (candidate.candidate.empty()) return {};
    // RTCPeerConnection.addIceCandidate rejects this with a TypeError (W3C WebRTC 4.4.2).
    if (candidate.sdp_mid.empty() && !candidate.sdp_m_line_index) {
        fields.fail("field \"candidate\": expected sdpMid or sdpMLineIndex");
    }
    return candidate;
}

Candidate read_candidate(Fields& frame, std::string_view key) {
    const json::Value* value = frame.find(key);
    if (value == nullptr) return {};
    if (value->text() != nullptr) return read_candidate_text(frame, *value->text());
    return read_candidate_fields(frame.object(key));
}

void write_candidate(json::Writer& writer, const Candidate& candidate) {
    writer.begin_object().key("candidate").text(candidate.candidate).key("sdpMid");
    candidate.sdp_mid.empty() ? writer.null() : writer.text(candidate.sdp_mid);
    writer.key("sdpMLineIndex");
    candidate.sdp_m_line_index ? writer.integer(*candidate.sdp_m_line_index) : writer.null();
    writer.key("usernameFragment");
    candidate.username_fragment.empty() ? writer.null() : writer.text(candidate.username_fragment);
    writer.end_object();
}

MemberState read_state(Fields& frame, std::string_view key) {
    if (frame.find(key) == nullptr) return {};
    Fields fields = frame.object(key);
    return {.microphone_on = fields.flag("microphone"),
            .camera_on = fields.flag("camera"),
            .screen_on = fields.flag("screen")};
}

void write_state(json::Writer& writer, const MemberState& state) {
    writer.begin_object().key("microphone").boolean(state.microphone_on).key("camera").boolean(state.camera_on);
    if (state.screen_on) writer.key("screen").boolean(true);
    writer.end_object();
}

std::vector<IceServer> read_ice_servers(Fields& frame, std::string_view key) {
    std::vector<IceServer> servers;
    for (const json::Value& element : frame.elements_if_any(key, limits::ice_servers_max)) {
        Fields fields = frame.element(element);
        IceServer server{.url = {},
                         .username = fields.text_if_any("username", limits::message_bytes_max),
                         .credential = fields.text_if_any("credential", limits::message_bytes_max)};
        for (std::string& url : fields.texts_if_any("urls", limits::ice_servers_max, limits::url_bytes_max)) {
            server.url = std::move(url);
            if (is_usable(server)) servers.push_back(server);
        }
    }
    return servers;
}

void write_ice_servers(json::Writer& writer, const std::vector<IceServer>& servers) {
    writer.begin_array();
    for (const IceServer& server : servers) {
        writer.begin_object().key("urls").begin_array().text(server.url).end_array();
        if (!server.username.empty()) writer.key("username").text(server.username);
        if (!server.credential.empty()) writer.key("credential").text(server.credential);
        writer.end_object();
    }
    writer.end_array();
}

}  // namespace parley::dialect
