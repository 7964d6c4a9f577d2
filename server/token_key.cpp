// Reads key files and looks at what is in them.
#include "server/token_key.hpp"

#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "server/start_error.hpp"

namespace parley::server {

namespace {

using KeyPointer = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

std::string content_of(const std::filesystem::path& file, std::string_view option, std::string_view algorithm) {
    if (file.empty()) {
        throw StartError("tokens with " + std::string(algorithm) + " need a key: give its file with " +
                         std::string(option));
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file)) {
        throw StartError("cannot read '" + file.string() + "' of " + std::string(option) +
                         ". Give a file that the server's user may read");
    }
    return {std::istreambuf_iterator<char>(stream), {}};
}

void expect_none(const std::filesystem::path& file, std::string_view option, std::string_view algorithm) {
    if (file.empty()) return;
    throw StartError(std::string(option) + " is not for " + std::string(algorithm) +
                     ". Leave it out, or choose another --jwt-algorithm");
}

std::string read_secret(const TokenOptions& options) {
    expect_none(options.public_key_file, "--jwt-public-key-file", "HS256");
    std::string secret = secret_in(content_of(options.secret_file, "--jwt-secret-file", "HS256"));
    if (secret.size() < token_secret_bytes_min) {
        throw StartError("the secret in " + options.secret_file.string() + " has " + std::to_string(secret.size()) +
                         " bytes, HS256 needs " + std::to_string(token_secret_bytes_min) +
                         " or more. Make one, for example with: openssl rand -hex 32");
    }
    return secret;
}

bool is_on_p256(EVP_PKEY* key) {
    std::string group(64, '\0');
    std::size_t length = 0;
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size(), &length) != 1) {
        return false;
    }
    group.resize(length);
    return group == "prime256v1";
}

std::string read_public_key(const TokenOptions& options, std::string_view algorithm) {
    expect_none(options.secret_file, "--jwt-secret-file", algorithm);
    std::string pem = content_of(options.public_key_file, "--jwt-public-key-file", algorithm);
    const std::string name = options.public_key_file.string();
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                           &BIO_free);
    const KeyPointer key(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    if (!key) throw StartError("there is no public key in PEM form (-----BEGIN PUBLIC KEY-----) in " + name);
    const std::string problem = key_problem(*options.algorithm, key.get());
    if (!problem.empty()) throw StartError(problem + "; the one in " + name + " is none");
    return pem;
}

}  // namespace

std::string_view name_of(TokenAlgorithm algorithm) {
    switch (algorithm) {
    case TokenAlgorithm::Hs256: return "HS256";
    case TokenAlgorithm::Rs256: return "RS256";
    case TokenAlgorithm::Es256: return "ES256";
    }
    return {};
}

std::string secret_in(std::string content) {
    if (content.ends_with('\n')) content.pop_back();
    if (content.ends_with('\r')) content.pop_back();
    return content;
}

std::string key_problem(TokenAlgorithm algorithm, EVP_PKEY* key) {
    switch (algorithm) {
    case TokenAlgorithm::Hs256: return "HS256 needs a secret";
    case TokenAlgorithm::Rs256:
        if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= rsa_key_bits_min) return {};
        return "RS256 needs an RSA key of " + std::to_string(rsa_key_bits_min) + " bits or more";
    case TokenAlgorithm::Es256:
        if (EVP_PKEY_get_base_id(key) == EVP_PKEY_EC && is_on_p256(key)) return {};
        return "ES256 needs a key on the curve P-256 (prime256v1)";
    }
    return {};
}

TokenKey read_token_key(const TokenOptions& options) {
    const TokenAlgorithm algorithm = options.algorithm.value();
    const bool is_secret = algorithm == TokenAlgorithm::Hs256;
    return {.algorithm = algorithm,
            .material = is_secret ? read_secret(options) : read_public_key(options, name_of(algorithm))};
}

}  // namespace parley::server
