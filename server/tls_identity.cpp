// Reads the pair with OpenSSL, and says in words what is wrong with it.
#include "server/tls_identity.hpp"

#include <array>
#include <ctime>
#include <optional>
#include <string_view>

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "core/base/assert.hpp"

namespace parley::server {

namespace ssl = boost::asio::ssl;
using CalendarTime = std::chrono::system_clock::time_point;

namespace {

// Mozilla's "intermediate" profile without the suites that need Diffie-Hellman parameters of their own.
constexpr const char* ciphers_of_tls_1_2 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr const char* groups = "X25519:P-256:P-384";
constexpr std::string_view spoken_protocol = "\x08http/1.1";

int choose_protocol(SSL* /*connection*/, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void* /*argument*/) {
    unsigned char* found = nullptr;
    const int result =
        SSL_select_next_proto(&found, chosen_size, reinterpret_cast<const unsigned char*>(spoken_protocol.data()),
                              static_cast<unsigned int>(spoken_protocol.size()), offered, offered_size);
    *chosen = found;
    // RFC 7301, 3.2: who offers only what is not spoken here is refused.
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

// The program cannot ask anybody for it.
int no_passphrase(char* /*buffer*/, int /*size*/, int /*is_writing*/, void* /*argument*/) {
    return 0;
}

std::shared_ptr<ssl::context> make_context() {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    SSL_CTX* const native = context->native_handle();
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    // Tickets keep sessions at the client; a memory of them here would be one more thing to bound.
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(native, &choose_protocol, nullptr);
    SSL_CTX_set_default_passwd_cb(native, &no_passphrase);
    PARLEY_ASSERT(SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION) == 1);
    PARLEY_ASSERT(SSL_CTX_set_cipher_list(native, ciphers_of_tls_1_2) == 1);
    PARLEY_ASSERT(SSL_CTX_set1_groups_list(native, groups) == 1);
    return context;
}

// What OpenSSL says of the error that it met first; it leaves nothing behind for the connections of this thread.
std::string library_reason() {
    const unsigned long code = ERR_peek_error();
    const char* const reason = ERR_reason_error_string(code);
    ERR_clear_error();
    return reason != nullptr ? reason : "unknown error";
}

// Nothing for a time that is none.
std::optional<CalendarTime> calendar_time(const ASN1_TIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

std::string quoted(const std::filesystem::path& file) {
    std::string text("'");
    return text.append(file.string()).append("'");
}

std::string day_of(CalendarTime time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &parts);
    return {text.data(), size};
}

}  // namespace

Result<TlsIdentity, std::string> read_tls_identity(const TlsOptions& options, CalendarTime now) {
    const auto context = make_context();
    SSL_CTX* const native = context->native_handle();
    const std::string certificate = quoted(options.certificate_file);
    const std::string key = quoted(options.key_file);
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(native, options.certificate_file.c_str()) != 1) {
        return Failure{"there is no good certificate in " + certificate + " (" + library_reason() +
                       "). Give --tls-certificate-file a PEM file that the server's user may read"};
    }
    if (SSL_CTX_use_PrivateKey_file(native, options.key_file.c_str(), SSL_FILETYPE_PEM) != 1) {
        const bool is_of_another = ERR_GET_REASON(ERR_peek_error()) == X509_R_KEY_VALUES_MISMATCH ||
                                   ERR_GET_REASON(ERR_peek_error()) == X509_R_KEY_TYPE_MISMATCH;
        const std::string reason = library_reason();
        if (is_of_another) {
            return Failure{"the key in " + key + " does not belong to the certificate in " + certificate +
                           ". Give the two that were issued together"};
        }
        return Failure{"there is no good key in " + key + " (" + reason +
                       "). Give --tls-key-file a PEM file without a passphrase that the server's user may read"};
    }
    const X509* const leaf = SSL_CTX_get0_certificate(native);
    const auto from = calendar_time(X509_get0_notBefore(leaf));
    const auto until = calendar_time(X509_get0_notAfter(leaf));
    if (!from || !until) return Failure{"the certificate in " + certificate + " does not say when it is valid"};
    if (now >= *until) {
        return Failure{"the certificate in " + certificate + " expired on " + day_of(*until) +
                       ". Renew it; the server takes up the new one by itself"};
    }
    if (now < *from) {
        return Failure{"the certificate in " + certificate + " is not valid before " + day_of(*from) +
                       ". Set the clock of this machine right, or wait"};
    }
    return TlsIdentity{.context = context, .valid_until = *until};
}

}  // namespace parley::server
