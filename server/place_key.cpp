// Reads the key, and asks OpenSSL for the proofs.
#include "server/place_key.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/base/assert.hpp"
#include "server/random_text.hpp"
#include "server/start_error.hpp"

namespace parley::server {

namespace {

std::string read_key(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file)) {
        throw StartError("cannot read '" + file.string() +
                         "' of --resume-key-file. Give a file that the server's user may read");
    }
    std::string key{std::istreambuf_iterator<char>(stream), {}};
    if (key.size() < place_key_bytes_min) {
        throw StartError("the key in " + file.string() + " has " + std::to_string(key.size()) + " bytes and needs " +
                         std::to_string(place_key_bytes_min) +
                         " or more. Make one, for example with: openssl rand -hex 32");
    }
    return key;
}

}  // namespace

std::function<std::string(std::string_view)> make_place_proof(const std::filesystem::path& file) {
    return [key = file.empty() ? random_session_id() : read_key(file)](std::string_view text) {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int size = 0;
        const unsigned char* const made =
            HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                 reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), &size);
        PARLEY_ASSERT(made != nullptr);
        std::string proof;
        for (unsigned int i = 0; i < size; ++i) append_hexadecimal(proof, digest[i]);
        return proof;
    };
}

}  // namespace parley::server
