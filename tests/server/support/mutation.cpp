// Makes requests and frames wrong.
#include "server/support/mutation.hpp"

#include <algorithm>
#include <cstddef>

namespace parley::test {

namespace {

constexpr std::size_t size_max = 40'000;

// What parsers fall over, rather than what chance finds.
const std::vector<std::string>& pieces() {
    static const std::vector<std::string> all = {
        "\r\n", "\r\n\r\n", "\n", "\r", std::string(1, '\0'), ":", " ", "\t", "%00", "%", "%zz", "/../", "?", "#", "//",
        "Content-Length: 0\r\n", "Content-Length: 18446744073709551616\r\n", "Content-Length: -1\r\n",
        "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip, chunked\r\n", "Expect: 100-continue\r\n",
        "Host: y\r\n", "Connection: close, keep-alive, upgrade\r\n", "Upgrade: websocket\r\n",
        "Sec-WebSocket-Version: 13\r\n", "GET / HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n\r\n", "ffffffffffffffff\r\n",
        // Overlong, half a surrogate, beyond Unicode, cut short (RFC 3629, 3).
        "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xe2\x82", "\xff\xfe",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":", "\"",
        "\\u0000", "\\ud800", "1e999", "-0", "null", "\x1e", "b4AAAA", "51-[{\"_placeholder\":true}]"};
    return all;
}

const std::vector<std::string>& payloads() {
    static const std::vector<std::string> all = {
        R"({"type":"join","version":1,"room":"red-bear","name":"Ana"})",
        R"({"type":"description","to":"abc","connection":1,"exchange":1,"description":{"type":"offer","sdp":"v=0"}})",
        R"({"type":"candidate","to":"abc","connection":1,"exchange":1,"candidate":{"candidate":"","sdpMid":"0"}})",
        R"({"type":"join","peerId":"p1"})",
        R"({"type":"ping"})",
        R"({"type":"leave"})",
        R"({"event":"offer","data":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"})",
        "2probe",
        "5",
        "3",
        "40",
        "41",
        R"(42["joinVoice",{"room":"red-bear"}])",
        R"(420["x",[1,2,{"a":null}]])",
        R"(451-["x",{"_placeholder":true,"num":0}])",
        "",
        "\xff\xff",
        std::string(5000, 'x'),
        std::string(70'000, '[')};
    return all;
}

void append_number(std::string& text, std::uint64_t number, unsigned size) {
    for (unsigned shift = size * 8; shift > 0;) text.push_back(static_cast<char>(number >> (shift -= 8)));
}

}  // namespace

std::string Mutation::bytes(std::size_t size) {
    std::string text(size, '\0');
    for (char& byte : text) byte = static_cast<char>(below(256));
    return text;
}

std::string Mutation::changed(std::string text) {
    for (std::uint64_t left = 1 + below(4); left > 0 && !text.empty(); --left) {
        const std::size_t at = below(text.size());
        const std::size_t length = std::min<std::size_t>(1 + below(40), text.size() - at);
        switch (below(8)) {
        case 0: text[at] = static_cast<char>(text[at] ^ (1U << below(8))); break;
        case 1: text[at] = static_cast<char>(below(256)); break;
        case 2: text.erase(at, length); break;
        case 3: text.resize(at); break;
        case 4: {
            std::string repeated;
            for (std::uint64_t times = below(200); times > 0; --times) repeated += text.substr(at, length);
            text.insert(at, repeated);
            break;
        }
        case 5: text.insert(at, bytes(1 + below(16))); break;
        case 6: text.insert(below(text.size()), text.substr(at, length)); break;
        default: text.insert(at, one_of(pieces())); break;
        }
    }
    text.resize(std::min(text.size(), size_max));
    return text;
}

std::string Mutation::frame(std::string_view payload) {
    constexpr std::uint64_t text_opcode = 1;
    constexpr std::uint64_t final_bit = 0x80;
    std::uint64_t first = final_bit | text_opcode;
    if (happens(1, 4)) first = below(256);
    std::string frame(1, static_cast<char>(first));
    const std::uint64_t mask_bit = happens(9, 10) ? 0x80 : 0;
    static const std::vector<std::uint64_t> lengths = {0,     1,     125,        126,         127,
                                                       65535, 65536, 0x7FFFFFFF, 1ULL << 63U, ~0ULL};
    const std::uint64_t length = happens(9, 10) ? payload.size() : one_of(lengths);
    // Also in more bytes than it needs, which is not allowed.
    const std::uint64_t form = length < 126 && happens(9, 10) ? length : length < 65536 && happens(9, 10) ? 126 : 127;
    frame.push_back(static_cast<char>(mask_bit | form));
    if (form == 126) append_number(frame, length, 2);
    if (form == 127) append_number(frame, length, 8);
    const std::string mask = mask_bit != 0 ? bytes(4) : std::string(4, '\0');
    if (mask_bit != 0) frame += mask;
    for (std::size_t i = 0; i < payload.size(); ++i) frame.push_back(static_cast<char>(payload[i] ^ mask[i % 4]));
    return frame;
}

std::string Mutation::control_frame() {
    static const std::vector<std::uint64_t> opcodes = {0x88, 0x89, 0x8A, 0x08, 0x09, 0x8B, 0x8F};
    // Longer than 125, a close frame of one byte, codes that may not be sent (RFC 6455, 5.5 and 7.4).
    static const std::vector<std::uint64_t> codes = {0, 999, 1000, 1001, 1005, 1006, 1015, 3000, 5000, 65535};
    std::string payload = happens(1, 8) ? bytes(below(200)) : bytes(below(3));
    if (happens(1, 2)) {
        payload.clear();
        append_number(payload, one_of(codes), 2);
        payload += happens(1, 2) ? one_of(pieces()) : "bye";
    }
    std::string made = frame(payload);
    made[0] = static_cast<char>(one_of(opcodes));
    return made;
}

std::string Mutation::frames() {
    std::string all;
    for (std::uint64_t left = 1 + below(6); left > 0; --left) {
        if (happens(1, 5)) {
            all += control_frame();
            continue;
        }
        const std::string payload = happens(1, 2) ? changed(one_of(payloads())) : one_of(payloads());
        if (payload.size() > 1 && happens(1, 4)) {
            const std::size_t half = 1 + below(payload.size() - 1);
            std::string begin = frame(payload.substr(0, half));
            std::string end = frame(payload.substr(half));
            // Text that goes on, and a continuation that ends it; or neither.
            if (happens(3, 4)) begin[0] = '\x01';
            if (happens(3, 4)) end[0] = '\x80';
            all += begin + (happens(1, 3) ? control_frame() : "") + end;
        } else {
            all += frame(payload);
        }
    }
    return all;
}

}  // namespace parley::test
