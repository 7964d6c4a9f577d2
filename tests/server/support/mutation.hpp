// Mutation: inputs made wrong by chance, the same ones for the same seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace parley::test {

class Mutation {
  public:
    explicit Mutation(std::uint64_t seed) : numbers_(seed) {}

    // A number below `end`, which is above zero.
    std::uint64_t below(std::uint64_t end) { return numbers_() % end; }
    bool happens(std::uint64_t times, std::uint64_t of) { return below(of) < times; }
    template <typename Value>
    const Value& one_of(const std::vector<Value>& values) {
        return values[below(values.size())];
    }
    std::string bytes(std::size_t size);

    // With one to four changes: bits flipped, bytes set, pieces cut, repeated, moved and put in.
    std::string changed(std::string text);
    // A text frame or something like it, with its bits, mask and lengths right or wrong (RFC 6455, 5.2).
    std::string frame(std::string_view payload);
    // One to six frames: whole, in fragments, out of order, control frames between, each perhaps wrong.
    std::string frames();

  private:
    std::string control_frame();

    std::mt19937_64 numbers_;
};

}  // namespace parley::test
