// Codec: turns the frames of one dialect into neutral messages and back. One per connection, on either side.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/dialect/plain_relay.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect {

// Well-formed, but of a type nobody here knows: counted, otherwise passed over.
struct Unknown {
    std::string what;
    bool operator==(const Unknown&) const = default;
};
// Not a frame of this dialect. `reason` is for a person who writes a client.
struct Malformed {
    std::string reason;
    signal::ErrorCode code = signal::ErrorCode::MalformedFrame;
    bool operator==(const Malformed&) const = default;
};

template <typename Message>
using Decoded = std::variant<std::vector<Message>, Unknown, Malformed>;

// The client's end. May remember what the dialect needs (its own id, the room).
class ClientCodec {
  public:
    ClientCodec() = default;
    ClientCodec(const ClientCodec&) = delete;
    ClientCodec& operator=(const ClientCodec&) = delete;
    virtual ~ClientCodec() = default;

    // No frame for what the dialect cannot say.
    virtual std::vector<std::string> encode(const ClientMessage& message) = 0;
    virtual Decoded<HubMessage> decode(std::string_view frame) = 0;
    // What the server would answer to `message` if the dialect had an answer for it. Asked after encode().
    virtual std::vector<HubMessage> implied_by(const ClientMessage& /*message*/) { return {}; }

    // ---- for dialects without a hub, whose members tell each other who is there; no frames in others
    // What is answered to the frame that was decoded last, whatever the session makes of it. Asked after decode().
    virtual std::vector<std::string> take_answers() { return {}; }
    // Asks a member whether it is still there: its answer decodes as MemberJoined.
    virtual std::vector<std::string> ask_after(const PeerId& /*member*/) { return {}; }
    // For a member that did not answer. If it is there all the same, both begin anew with each other.
    virtual std::vector<std::string> part_from(const PeerId& /*member*/) { return {}; }
};

// The hub's end of one connection.
class HubCodec {
  public:
    HubCodec() = default;
    HubCodec(const HubCodec&) = delete;
    HubCodec& operator=(const HubCodec&) = delete;
    virtual ~HubCodec() = default;

    virtual std::vector<std::string> encode(const HubMessage& message) = 0;
    virtual Decoded<ClientMessage> decode(std::string_view frame) = 0;
    // Whether decode() would give one Relay to a named member, and encode() write for a receiver of this dialect what
    // relayed_frame() does: then neither has to be asked. Nothing where a dialect does not look.
    virtual std::optional<PlainRelay> plain_relay(std::string_view /*frame*/) const { return std::nullopt; }
};

}  // namespace parley::dialect
