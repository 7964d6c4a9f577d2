// Fuzzes the messages on a link's data channel: what was understood is written in a form that says the same.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/assert.hpp"
#include "core/dialect/link_channel.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley::dialect;
    using Messages = std::vector<link_channel::Message>;
    const auto decoded = link_channel::decode(std::string_view(reinterpret_cast<const char*>(data), size));
    if (const auto* messages = std::get_if<Messages>(&decoded)) {
        for (const link_channel::Message& message : *messages) {
            const auto again = link_channel::decode(link_channel::encode(message));
            PARLEY_ASSERT(std::get<Messages>(again) == Messages{message});
        }
    }
    return 0;
}
