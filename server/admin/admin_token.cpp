// Compares digests, so that all comparisons are of one length.
#include "server/admin/admin_token.hpp"

#include <array>

#include <openssl/crypto.h>
#include <openssl/sha.h>

namespace parley::server {

namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest digest_of(std::string_view text) {
    Digest digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return digest;
}

}  // namespace

bool AdminToken::is_in(std::string_view authorization) const {
    constexpr std::string_view scheme = "Bearer ";
    if (!is_set() || !authorization.starts_with(scheme)) return false;
    const Digest given = digest_of(authorization.substr(scheme.size()));
    const Digest own = digest_of(text_);
    return CRYPTO_memcmp(given.data(), own.data(), own.size()) == 0;
}

}  // namespace parley::server
