// Reads the secret, and asks OpenSSL for the passwords.
#include "server/turn_credentials.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/base/assert.hpp"
#include "server/start_error.hpp"

namespace parley::server {

namespace {

std::string base64(const unsigned char* bytes, std::size_t size) {
    std::string text(4 * ((size + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file)) {
        throw StartError("cannot read '" + file.string() +
                         "' of --turn-secret-file. Give a file that the server's user may read");
    }
    std::string secret(turn_secret_bytes_max + 3, '\0');
    stream.read(secret.data(), static_cast<std::streamsize>(secret.size()));
    secret.resize(static_cast<std::size_t>(stream.gcount()));
    return secret;
}

std::string read_environment() {
    const char* const value = std::getenv(turn_secret_variable);
    if (value == nullptr) {
        throw StartError(std::string("--turn needs the secret that the relay has as static-auth-secret. Put it into a "
                                     "file and name that with --turn-secret-file, or into the environment as ") +
                         turn_secret_variable);
    }
    return value;
}

}  // namespace

TurnCredentials time_limited_credentials(std::string_view secret, std::string_view id, std::int64_t expiry) {
    TurnCredentials credentials{.username = std::to_string(expiry) + ":" + std::string(id), .password = {}};
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const unsigned char* const made = HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()),
                                           reinterpret_cast<const unsigned char*>(credentials.username.data()),
                                           credentials.username.size(), digest.data(), &size);
    PARLEY_ASSERT(made != nullptr);
    credentials.password = base64(digest.data(), size);
    return credentials;
}

std::string read_turn_secret(const TurnOptions& options) {
    std::string secret = options.secret_file.empty() ? read_environment() : read_file(options.secret_file);
    if (secret.ends_with('\n')) secret.pop_back();
    if (secret.ends_with('\r')) secret.pop_back();
    if (secret.size() < turn_secret_bytes_min || secret.size() > turn_secret_bytes_max) {
        throw StartError(
            "the secret for --turn must have from " + std::to_string(turn_secret_bytes_min) + " to " +
            std::to_string(turn_secret_bytes_max) +
            " bytes. Make one for both, the relay and this server, for example with: openssl rand -hex 32");
    }
    return secret;
}

std::vector<TurnServer> servers_for(std::string_view region, const std::vector<TurnServer>& servers) {
    const auto is_near = [region](const TurnServer& server) { return server.region == region; };
    if (region.empty() || std::none_of(servers.begin(), servers.end(), is_near)) return servers;
    std::vector<TurnServer> chosen;
    std::copy_if(servers.begin(), servers.end(), std::back_inserter(chosen), is_near);
    std::copy_if(servers.begin(), servers.end(), std::back_inserter(chosen),
                 [](const TurnServer& server) { return server.region.empty(); });
    return chosen;
}

std::int64_t calendar_seconds() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::function<RelayGrant(const RelayWish&)> make_relay_grants(const TurnOptions& options,
                                                              std::function<std::int64_t()> calendar) {
    if (options.servers.empty()) return {};
    return [servers = options.servers, lifetime = options.lifetime, secret = read_turn_secret(options),
            calendar = std::move(calendar)](const RelayWish& wish) {
        const TurnCredentials own = time_limited_credentials(secret, wish.member, calendar() + lifetime.count());
        RelayGrant grant{.servers = {}, .seconds = static_cast<std::uint32_t>(lifetime.count())};
        for (const TurnServer& server : servers_for(wish.region, servers)) {
            grant.servers.push_back({.url = server.url, .username = own.username, .credential = own.password});
        }
        return grant;
    };
}

}  // namespace parley::server
