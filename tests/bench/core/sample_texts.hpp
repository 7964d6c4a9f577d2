// Sample texts: a candidate and a description as browsers make them, for two tracks and a data channel.
#pragma once

#include <string>

#include "core/json/writer.hpp"

namespace parley::bench {

inline std::string sample_candidate() {
    return "candidate:842163049 1 udp 1677729535 192.0.2.1 54321 typ srflx raddr 0.0.0.0 rport 0 generation 0 ufrag "
           "Yj4R network-cost 999";
}

// As long as Chromium's own, some six kilobytes.
inline std::string sample_sdp() {
    std::string sdp = "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1 2\r\n";
    for (const char* const media : {"audio 9 UDP/TLS/RTP/SAVPF", "video 9 UDP/TLS/RTP/SAVPF", "application 9 SCTP"}) {
        sdp += "m=";
        sdp += media;
        sdp += "\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:Yj4R\r\na=ice-pwd:";
        sdp += std::string(24, 'p') + "\r\na=fingerprint:sha-256 ";
        for (int byte = 0; byte < 32; ++byte) sdp += byte == 0 ? "A7" : ":A7";
        sdp += "\r\na=setup:actpass\r\n";
        for (int codec = 96; codec < 126 && media[0] != 'a'; ++codec) {
            const std::string payload = std::to_string(codec);
            sdp += "a=rtpmap:" + payload + " H264/90000\r\n";
            sdp += "a=rtcp-fb:" + payload + " goog-remb\r\n";
            sdp += "a=fmtp:" + payload;
            sdp += " level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f\r\n";
        }
    }
    return sdp;
}

inline std::string quoted(const std::string& text) {
    json::Writer writer;
    writer.text(text);
    return std::move(writer).take();
}

inline std::string sample_candidate_object() {
    return R"({"candidate":)" + quoted(sample_candidate()) +
           R"(,"sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Yj4R"})";
}

}  // namespace parley::bench
