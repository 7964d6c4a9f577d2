// Entity tags: made from a file's content and compared with what a client has.
#include "server/entity_tag.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <openssl/evp.h>

#include "core/base/assert.hpp"

namespace parley::server {

std::string entity_tag(std::string_view content) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int digest_bytes = 0;
    const int done = EVP_Digest(content.data(), content.size(), digest.data(), &digest_bytes, EVP_sha256(), nullptr);
    PARLEY_ASSERT(done == 1 && digest_bytes == 32);
    // Half of the digest: 128 bits tell all versions of a file apart.
    constexpr std::size_t used_bytes = 16;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string tag = "\"";
    for (std::size_t i = 0; i < used_bytes; ++i) {
        tag += digits[digest[i] >> 4U];
        tag += digits[digest[i] & 15U];
    }
    return tag + "\"";
}

bool matches_entity_tag(std::string_view if_none_match, std::string_view etag) {
    while (!if_none_match.empty()) {
        const auto comma = std::min(if_none_match.find(','), if_none_match.size());
        auto listed = if_none_match.substr(0, comma);
        if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
        listed.remove_prefix(std::min(listed.find_first_not_of(" \t"), listed.size()));
        listed = listed.substr(0, listed.find_last_not_of(" \t") + 1);
        if (listed.starts_with("W/")) listed.remove_prefix(2);
        if (listed == "*" || listed == etag) return true;
    }
    return false;
}

}  // namespace parley::server
