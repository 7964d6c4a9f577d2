// File desk: what the machines of outgoing and incoming files share: numbers, and the outbox that the session empties.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <variant>

#include "core/base/ids.hpp"
#include "core/border/effect.hpp"
#include "core/signal/files.hpp"

namespace parley::room {

// To be said on the channel of the link.
struct SayAboutFile {
    PeerId to;
    signal::FileMessage message;
    bool operator==(const SayAboutFile&) const = default;
};
// The session puts the channel in that carries bytes to that member.
struct SendChunkTo {
    PeerId to;
    effect::SendFileChunk order;
    bool operator==(const SendChunkTo&) const = default;
};
// The session puts the connection in that bytes of that member come over.
struct ExpectChunkOf {
    PeerId from;
    effect::ExpectFileChunk order;
    bool operator==(const ExpectChunkOf&) const = default;
};
using FileAction = std::variant<SayAboutFile, SendChunkTo, ExpectChunkOf, Effect>;

struct FileDesk {
    explicit FileDesk(std::function<OperationId()> source) : next_operation(std::move(source)) {}

    std::uint32_t next_id() { return ++ids; }
    void say(const PeerId& to, signal::FileMessage message) {
        actions.emplace_back(SayAboutFile{.to = to, .message = std::move(message)});
    }
    void order(Effect effect) { actions.emplace_back(std::move(effect)); }
    std::optional<FileAction> poll() {
        if (actions.empty()) return std::nullopt;
        FileAction next = std::move(actions.front());
        actions.pop_front();
        return next;
    }

    std::function<OperationId()> next_operation;
    std::uint32_t ids = 0;
    std::deque<FileAction> actions;
};

// Chunks of a file of that size; none of an empty one.
std::uint32_t chunks_of(std::uint32_t size);
// Where a chunk begins, and its bytes.
std::uint32_t chunk_offset(std::uint32_t chunk);
std::uint32_t chunk_bytes(std::uint32_t size, std::uint32_t chunk);

}  // namespace parley::room
