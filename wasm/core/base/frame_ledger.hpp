// Frame ledger: counts what was sent to the other end and keeps the latest of it, so that after a lost connection
// exactly what the other end missed is sent again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parley {

class FrameLedger {
  public:
    // What is kept at most; the oldest frames make room. Each frame counts `frame_overhead_bytes` beside its text.
    static constexpr std::size_t bytes_max = 128 * 1024;
    static constexpr std::size_t frame_overhead_bytes = 64;

    void add(std::string frame);
    // From nothing again, as after a new agreement with the other end.
    void restart();

    // Of all frames that were ever added, also of those that are not kept any more.
    std::uint64_t count() const { return forgotten_ + (kept_.size() - first_); }
    // What was added after the first `received` frames, in order. Nothing where some of it is not kept any more, or
    // where so many were never added.
    std::optional<std::vector<std::string>> after(std::uint64_t received) const;

  private:
    // Many ledgers stay empty, and a deque takes half a kilobyte for nothing.
    std::vector<std::string> kept_;
    std::size_t first_ = 0;  // What stands before it has made room, and is removed now and then.
    std::size_t kept_bytes_ = 0;
    std::uint64_t forgotten_ = 0;
};

}  // namespace parley
