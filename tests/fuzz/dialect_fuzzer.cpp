// Fuzzes both ends of the dialect that the build names. The input is frames, one a line, each of which is read by
// both ends. Nothing may crash, and what was understood must be written in a form that is understood as what
// was written.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/assert.hpp"
#include "core/dialect/hub_registry.hpp"
#include "core/dialect/registry.hpp"
#include "fuzz/input.hpp"

extern const char* const fuzzed_dialect;

namespace parley::fuzz {
namespace {

constexpr UnixTime now{1'700'000'000'000};

template <typename Message>
std::vector<std::string> written(auto& writer, const dialect::Decoded<Message>& decoded) {
    std::vector<std::string> frames;
    if (const auto* messages = std::get_if<std::vector<Message>>(&decoded)) {
        for (const Message& message : *messages) {
            for (std::string& frame : writer.encode(message)) frames.push_back(std::move(frame));
        }
    }
    return frames;
}

// `reader` has understood `frame`; the far end says the same, and says it again when that is read.
template <typename Message>
void expect_stable(auto& reader, auto& writer, std::string_view frame) {
    for (const std::string& first : written<Message>(writer, reader.decode(frame))) {
        const auto decoded = reader.decode(first);
        PARLEY_ASSERT(!std::holds_alternative<dialect::Malformed>(decoded));
        const std::vector<std::string> again = written<Message>(writer, decoded);
        // A frame may be one that the reader has no use for, such as the news of its own arrival.
        PARLEY_ASSERT(again.empty() || again == std::vector<std::string>{first});
    }
}

// What is passed on without being read says the same as what would have been written after reading it.
void expect_same_relay(auto& hub, auto& client, std::string_view frame) {
    const auto plain = hub.plain_relay(frame);
    if (!plain) return;
    const auto decoded = hub.decode(frame);
    const auto* const messages = std::get_if<std::vector<ClientMessage>>(&decoded);
    PARLEY_ASSERT(messages != nullptr && messages->size() == 1);
    const auto* const relay = std::get_if<signal::Relay>(&messages->front());
    PARLEY_ASSERT(relay != nullptr && relay->to && relay->to->value == plain->to && !relay->claimed_from);
    const HubMessage relayed = signal::Relayed{.from = {"sender"}, .to = *relay->to, .payload = relay->payload};
    const auto passed_on = client.decode(dialect::relayed_frame(*plain, "sender"));
    PARLEY_ASSERT(passed_on == client.decode(hub.encode(relayed).front()));
}

// Where members speak with each other, what one of them writes is for the others: nothing may crash.
void run_members_alone(const dialect::Dialect& dialect, const std::vector<std::string_view>& frames) {
    const auto client = dialect.make_client_codec();
    const ClientMessage join = signal::Join{.room = {"room"}, .id = {"me"}, .name = "Ana", .state = {}};
    static_cast<void>(client->encode(join));
    static_cast<void>(client->implied_by(join));
    for (const std::string_view frame : frames) static_cast<void>(client->decode(frame));
}

void run(const dialect::Dialect& dialect, const std::vector<std::string_view>& frames) {
    if (!dialect.facts.has_hub) return run_members_alone(dialect, frames);
    const ::parley::dialect::HubEnd& end = ::parley::dialect::hub_end(dialect);
    const auto hub = end.make_codec(now);
    if (dialect.make_client_codec == nullptr) {
        for (const std::string_view frame : frames) static_cast<void>(hub->decode(frame));
        return;
    }
    const auto client = dialect.make_client_codec();
    const ClientMessage join = signal::Join{.room = {"room"}, .id = {"me"}, .name = "Ana", .state = {}};
    static_cast<void>(client->encode(join));
    static_cast<void>(client->implied_by(join));
    for (const std::string_view frame : frames) {
        if (end.claims != nullptr) static_cast<void>(end.claims(frame));
        expect_same_relay(*hub, *client, frame);
        expect_stable<ClientMessage>(*hub, *client, frame);
        expect_stable<HubMessage>(*client, *hub, frame);
    }
}

}  // namespace
}  // namespace parley::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const parley::dialect::Dialect* const dialect = parley::dialect::find(fuzzed_dialect);
    PARLEY_ASSERT(dialect != nullptr);
    parley::fuzz::run(*dialect, parley::fuzz::lines(data, size));
    return 0;
}
