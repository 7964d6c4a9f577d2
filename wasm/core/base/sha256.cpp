// SHA-256: the functions and constants of FIPS 180-4, by its section numbers.
#include "core/base/sha256.hpp"

#include <bit>
#include <cstddef>
#include <string>

namespace parley {

namespace {

constexpr std::size_t block_bytes = 64;
constexpr std::size_t rounds = 64;

using Words = std::array<std::uint32_t, 8>;

// 5.3.3
constexpr Words initial_hash = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

// 4.2.2
constexpr std::array<std::uint32_t, rounds> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// 5.1.1
std::string padded(std::string_view message) {
    constexpr std::size_t length_bytes = 8;
    std::string text(message);
    text.push_back(static_cast<char>(0x80));
    while (text.size() % block_bytes != block_bytes - length_bytes) text.push_back('\0');
    const std::uint64_t bits = std::uint64_t{message.size()} * 8;
    for (int shift = 56; shift >= 0; shift -= 8) text.push_back(static_cast<char>((bits >> shift) & 0xFFU));
    return text;
}

std::uint32_t word_at(std::string_view block, std::size_t index) {
    std::uint32_t word = 0;
    for (std::size_t byte = 0; byte < 4; ++byte) {
        word = (word << 8U) | static_cast<std::uint8_t>(block[4 * index + byte]);
    }
    return word;
}

// 6.2.2, step 1
std::array<std::uint32_t, rounds> schedule_of(std::string_view block) {
    std::array<std::uint32_t, rounds> schedule{};
    for (std::size_t t = 0; t < 16; ++t) schedule[t] = word_at(block, t);
    for (std::size_t t = 16; t < rounds; ++t) {
        const std::uint32_t early = schedule[t - 15];
        const std::uint32_t late = schedule[t - 2];
        const std::uint32_t sigma0 = std::rotr(early, 7) ^ std::rotr(early, 18) ^ (early >> 3U);
        const std::uint32_t sigma1 = std::rotr(late, 17) ^ std::rotr(late, 19) ^ (late >> 10U);
        schedule[t] = sigma1 + schedule[t - 7] + sigma0 + schedule[t - 16];
    }
    return schedule;
}

// 6.2.2, steps 2 to 4
void take_in(Words& hash, std::string_view block) {
    const std::array<std::uint32_t, rounds> schedule = schedule_of(block);
    auto [a, b, c, d, e, f, g, h] = hash;
    for (std::size_t t = 0; t < rounds; ++t) {
        const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t choice = (e & f) ^ (~e & g);
        const std::uint32_t first = h + sum1 + choice + round_constants[t] + schedule[t];
        const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + sum0 + majority;
    }
    const Words added = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < hash.size(); ++i) hash[i] += added[i];
}

}  // namespace

Sha256Digest sha256(std::string_view message) {
    const std::string text = padded(message);
    Words hash = initial_hash;
    for (std::size_t at = 0; at < text.size(); at += block_bytes) {
        take_in(hash, std::string_view(text).substr(at, block_bytes));
    }
    Sha256Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i) {
        digest[i] = static_cast<std::uint8_t>(hash[i / 4] >> (24 - 8 * (i % 4)));
    }
    return digest;
}

}  // namespace parley
