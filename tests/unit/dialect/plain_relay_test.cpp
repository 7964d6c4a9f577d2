// Plain relays: which frames the hub passes on without reading them, and that the receiver cannot tell.
#include "core/dialect/plain_relay.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/dialect/registry.hpp"
#include "support/decoded.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

const std::string offer = R"({"type":"description","to":"p1","connection":7,"exchange":4294967295,)"
                          R"("description":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}})";
const std::string candidate =
    R"({"type":"candidate","to":"p1","connection":7,"exchange":8,"candidate":{"candidate":"candidate:1 1 udp",)"
    R"("sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"abcd"}})";

std::string with(const std::string& frame, const std::string& part, const std::string& instead) {
    std::string changed = frame;
    return changed.replace(frame.find(part), part.size(), instead);
}

std::string passed_on(const std::string& frame) {
    const auto relay = recognize_plain_relay(frame);
    return relay ? relayed_frame(*relay, "p2") : "";
}

TEST(PlainRelay, PutsTheSenderInTheReceiversPlace) {
    EXPECT_EQ(passed_on(offer), with(offer, R"("to":"p1")", R"("from":"p2")"));
    EXPECT_EQ(passed_on(candidate), with(candidate, R"("to":"p1")", R"("from":"p2")"));
    const std::string at_the_end = R"({"type":"candidate","candidate":null,"to":"p1"})";
    EXPECT_EQ(passed_on(at_the_end), R"({"type":"candidate","candidate":null,"from":"p2"})");
}

TEST(PlainRelay, IsWhatOurOwnClientsWrite) {
    const auto client = find("parley")->make_client_codec();
    const std::vector<signal::Payload> payloads{
        description(DescriptionType::Offer, {1, 2}),
        description(DescriptionType::Answer, {}),
        signal::TrickledCandidate{full_candidate(), {1, 2}},
        signal::TrickledCandidate{{}, {1, 2}},
        signal::TrickledCandidate{{.candidate = "c", .sdp_mid = {}, .sdp_m_line_index = 65535, .username_fragment = {}},
                                  {}},
    };
    for (const signal::Payload& payload : payloads) {
        const signal::Relay relay{.to = PeerId{"p1"}, .claimed_from = {}, .payload = payload, .frame = {}};
        const std::string frame = client->encode(relay).front();
        EXPECT_TRUE(recognize_plain_relay(frame)) << frame;
    }
}

TEST(PlainRelay, LeavesEverythingElseToTheReader) {
    const std::string too_long(limits::sdp_bytes_max + 1, 'a');
    const std::vector<std::string> frames{
        "",
        "{}",
        R"({"type":"leave"})",
        offer + " ",
        offer + "}",
        offer.substr(0, offer.size() - 1),
        " " + offer,
        with(offer, R"("to":"p1",)", ""),
        with(offer, R"("to":"p1")", R"("to":"p1","to":"p3")"),
        with(offer, R"("to":"p1")", R"("to":"")"),
        with(offer, R"("to":"p1")", R"("to":"p\n1")"),
        with(offer, R"("to":"p1")", "\"to\":\"p\x7F\""),
        with(offer, R"("to":"p1")", "\"to\":\"p\xC3\xA4\""),
        with(offer, R"("to":"p1")", R"("to":1)"),
        with(offer, R"("to":"p1")", R"("to":"p1","from":"p2")"),
        with(offer, R"("to":"p1")", R"("to":")" + std::string(limits::peer_id_bytes_max + 1, 'p') + '"'),
        with(offer, "4294967295", "4294967296"),
        with(offer, "4294967295", "04"),
        with(offer, "4294967295", "-1"),
        with(offer, "4294967295", "1.0"),
        with(offer, "4294967295", "99999999999999999999"),
        with(offer, R"("offer")", R"("pranswer")"),
        with(offer, "v=0", "v=\xC3\xA4"),
        with(offer, "v=0", "\xFF"),
        with(offer, "v=0", "\n"),
        with(offer, "v=0", R"(\x)"),
        with(offer, "v=0", R"(\u0041)"),
        with(offer, "v=0", too_long),
        with(offer, R"(v=0\r\ns=\"-\"\r\n)", ""),
        with(offer, R"(,"connection":7)", R"(,"connection":7,)"),
        with(offer, R"("description":{)", R"("candidate":{)"),
        with(candidate, "candidate:1 1 udp", ""),
        with(candidate, R"("sdpMid":"0","sdpMLineIndex":0)", R"("sdpMid":null,"sdpMLineIndex":null)"),
        with(candidate, R"("sdpMid":"0",)", ""),
        with(candidate, R"(,"usernameFragment":"abcd")", ""),
        with(candidate, R"("sdpMLineIndex":0)", R"("sdpMLineIndex":65536)"),
        with(candidate, R"("sdpMLineIndex":0)", R"("sdpMLineIndex":"0")"),
        with(candidate, R"("sdpMid":"0")", R"("sdpMid":0)"),
        with(candidate, R"("sdpMid":"0")", R"("other":"0")"),
        with(candidate, R"("sdpMid":"0")", R"("sdpMid":"0","sdpMid":"1")"),
    };
    for (const std::string& frame : frames) EXPECT_FALSE(recognize_plain_relay(frame)) << frame.substr(0, 200);
}

TEST(PlainRelay, IsNotPassedOnUnderAnIdThatWouldHaveToBeEscaped) {
    const auto relay = recognize_plain_relay(offer);
    ASSERT_TRUE(relay);
    for (const char* const from : {"a\"b", "a\\b", "\xC3\xA4"}) EXPECT_EQ(relayed_frame(*relay, from), "") << from;
}

// A piece of a frame, put where a piece of another one was.
std::string mutated(std::mt19937& random) {
    const std::vector<std::string> sources{offer, candidate, R"({"type":"candidate","to":"p1","candidate":null})",
                                           R"(\"\\\/\b\u00e9,:{}[]"null0-1.e true)"};
    const auto any = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    std::string frame = sources[any(3)];
    for (std::size_t change = any(3); change > 0; --change) {
        const std::string& other = sources[any(sources.size())];
        const std::size_t from = any(other.size());
        const std::size_t at = any(frame.size());
        frame.replace(at, any(4), other.substr(from, any(12)));
    }
    return frame;
}

TEST(PlainRelay, SaysWhatReadingAndWritingWouldHaveSaid) {
    constexpr std::uint32_t seed = 20'261'122;
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto hub = make_hub_codec("parley");
    const auto client = find("parley")->make_client_codec();
    std::size_t recognized = 0;
    for (int round = 0; round < 100'000; ++round) {
        const std::string frame = mutated(random);
        const auto plain = recognize_plain_relay(frame);
        if (!plain) continue;
        ++recognized;
        const auto decoded = hub->decode(frame);
        const auto* const messages = std::get_if<std::vector<ClientMessage>>(&decoded);
        ASSERT_TRUE(messages != nullptr && messages->size() == 1) << frame << ": " << verdict_of(decoded);
        const auto* const relay = std::get_if<signal::Relay>(&messages->front());
        ASSERT_TRUE(relay != nullptr && relay->to && !relay->claimed_from) << frame;
        ASSERT_EQ(relay->to->value, plain->to) << frame;
        const HubMessage relayed{relayed_from("p2", relay->payload)};
        ASSERT_EQ(client->decode(relayed_frame(*plain, "p2")), client->decode(hub->encode(relayed).front())) << frame;
    }
    EXPECT_GT(recognized, 10'000U);
}

}  // namespace
}  // namespace parley::dialect
