// Reads files and the environment.
#include "server/secret_text.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "server/start_error.hpp"

namespace parley::server {

namespace {

std::string content_of(const SecretPlace& place) {
    std::ifstream stream(place.file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(place.file)) {
        throw StartError("cannot read '" + place.file.string() + "' of " + place.file_option +
                         ". Give a file that the server's user may read");
    }
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

std::string read_secret(const SecretPlace& place) {
    const bool is_in_file = !place.file.empty();
    const char* const variable = std::getenv(place.variable);
    std::string secret = is_in_file ? content_of(place) : variable == nullptr ? "" : variable;
    if (!is_in_file && secret.empty()) return {};
    if (secret.ends_with('\n')) secret.pop_back();
    if (secret.ends_with('\r')) secret.pop_back();
    if (secret.size() < place.bytes_min) {
        throw StartError("the secret in " + (is_in_file ? place.file.string() : std::string(place.variable)) + " has " +
                         std::to_string(secret.size()) + " bytes and needs " + std::to_string(place.bytes_min) +
                         " or more. Make one, for example with: openssl rand -hex 32");
    }
    return secret;
}

}  // namespace parley::server
