// Names for things the host owns (sockets, connections, tracks): an index to find it, a generation to know it is still
// the same. The core allots them; the host keeps the object under the number and answers with it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/assert.hpp"

namespace parley {

template <typename Tag>
struct Handle {
    std::uint16_t index = 0;
    std::uint16_t generation = 0;  // 0 names nothing.

    explicit operator bool() const { return generation != 0; }
    bool operator==(const Handle&) const = default;

    // The form in which a handle crosses to JavaScript: one integer, zero for none.
    std::uint32_t packed() const { return (static_cast<std::uint32_t>(generation) << 16U) | index; }
    static Handle from_packed(std::uint32_t packed) {
        return {.index = static_cast<std::uint16_t>(packed & 0xFFFFU),
                .generation = static_cast<std::uint16_t>(packed >> 16U)};
    }
};

using SocketHandle = Handle<struct SocketTag>;
using PeerConnectionHandle = Handle<struct PeerConnectionTag>;
using DataChannelHandle = Handle<struct DataChannelTag>;
using TrackHandle = Handle<struct TrackTag>;

// Allots handles of one kind. Freed indices are used again under the next generation.
template <typename HandleType>
class HandleAllocator {
  public:
    HandleType allocate() {
        if (!free_.empty()) {
            const std::uint16_t index = free_.back();
            free_.pop_back();
            live_[index] = 1;
            return {.index = index, .generation = generations_[index]};
        }
        PARLEY_ASSERT(generations_.size() < 0xFFFF);
        generations_.push_back(1);
        live_.push_back(1);
        return {.index = static_cast<std::uint16_t>(generations_.size() - 1), .generation = 1};
    }

    void release(HandleType handle) {
        PARLEY_ASSERT(is_live(handle));
        live_[handle.index] = 0;
        generations_[handle.index] = static_cast<std::uint16_t>(generations_[handle.index] + 1);
        if (generations_[handle.index] != 0) free_.push_back(handle.index);  // A worn-out index is retired.
    }

    bool is_live(HandleType handle) const {
        return handle && handle.index < generations_.size() && live_[handle.index] != 0 &&
               generations_[handle.index] == handle.generation;
    }

  private:
    std::vector<std::uint16_t> generations_;
    std::vector<std::uint8_t> live_;  // Of truth values; vector<bool> weighs two kilobytes more.
    std::vector<std::uint16_t> free_;
};

}  // namespace parley
