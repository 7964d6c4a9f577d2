// Frames that were cut, changed and mixed: whatever comes, a codec answers with a verdict and stays usable.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/random.hpp"
#include "core/dialect/link_channel.hpp"
#include "core/dialect/registry.hpp"
#include "support/decoded.hpp"
#include "support/markdown_examples.hpp"
#include "support/protocol_documents.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

std::vector<std::string> whole_frames() {
    std::vector<std::string> frames;
    for (const auto document : {documents::parley, documents::room_event, documents::peer_list, documents::voice_room,
                                documents::call_room, documents::direct_call, documents::link_channel}) {
        for (MarkdownExample& example : markdown_examples(document)) frames.push_back(std::move(example.text));
    }
    return frames;
}

// Pieces that mean something to a decoder, put where they do not belong.
constexpr std::string_view pieces[] = {"null",
                                       "{}",
                                       "[]",
                                       "\"\"",
                                       "-1",
                                       "1e9",
                                       "true",
                                       "\\u0000",
                                       "\"type\":",
                                       "\xFF",
                                       "\"from\":\"x\",",
                                       "[[[[[[[[[[[[[[[[[["};

std::string damaged(std::string frame, Random& random) {
    for (std::uint64_t blows = 1 + random.below(3); blows > 0 && !frame.empty(); --blows) {
        const std::size_t at = random.below(frame.size());
        switch (random.below(4)) {
        case 0: frame.resize(at); break;
        case 1: frame[at] = static_cast<char>(random.below(256)); break;
        case 2: frame.erase(at, 1 + random.below(8)); break;
        default: frame.insert(at, pieces[random.below(std::size(pieces))]); break;
        }
    }
    return frame;
}

TEST(BrokenFrames, AreJudgedByEveryCodec) {
    const std::vector<std::string> frames = whole_frames();
    ASSERT_GT(frames.size(), 20U);
    Random random(20260102);
    for (const std::string_view name : names()) {
        SCOPED_TRACE(name);
        const auto client = find(name)->make_client_codec();
        const auto hub = make_hub_codec(name);
        for (int round = 0; round < 10'000; ++round) {
            const std::string frame = damaged(frames[random.below(frames.size())], random);
            for (const std::string& verdict :
                 {short_verdict_of(client->decode(frame)), short_verdict_of(hub->decode(frame)),
                  short_verdict_of(link_channel::decode(frame))}) {
                EXPECT_FALSE(verdict.empty()) << frame;
            }
        }
        for (const std::string& frame : frames) EXPECT_FALSE(short_verdict_of(hub->decode(frame)).empty());
    }
}

TEST(BrokenFrames, ThatAHubAcceptsCanBeWrittenForEveryReceiver) {
    const std::vector<std::string> frames = whole_frames();
    Random random(20260103);
    std::size_t accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string frame = damaged(frames[random.below(frames.size())], random);
        for (const std::string_view name : names()) {
            const auto decoded = make_hub_codec(name)->decode(frame);
            const auto* messages = std::get_if<std::vector<ClientMessage>>(&decoded);
            const auto* relay = messages == nullptr ? nullptr : std::get_if<signal::Relay>(&messages->front());
            if (relay == nullptr) continue;
            ++accepted;
            const signal::Relayed relayed{
                .from = {"p1"}, .to = {"p2"}, .payload = relay->payload, .frame_dialect = name, .frame = relay->frame};
            for (const std::string_view receiver : names()) {
                for (const std::string& written : make_hub_codec(receiver)->encode(relayed)) {
                    const auto client = find(receiver)->make_client_codec();
                    EXPECT_NE(short_verdict_of(client->decode(written)).substr(0, 9), "malformed") << written;
                }
            }
        }
    }
    EXPECT_GT(accepted, 100U) << "the damage is too heavy to test anything";
}

}  // namespace
}  // namespace parley::dialect
