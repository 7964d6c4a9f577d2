// Puts OpenSSL on a blocking socket.
#include "server/support/tls_socket.hpp"

#include <array>
#include <cstddef>

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "core/base/assert.hpp"
#include "server/support/tcp_socket.hpp"

namespace parley::test {

namespace {

void trust(SSL_CTX* context, const std::string& pem) {
    BIO* const memory = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    X509* const certificate = PEM_read_bio_X509(memory, nullptr, nullptr, nullptr);
    PARLEY_ASSERT(certificate != nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate);
    X509_free(certificate);
    BIO_free(memory);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
}

SSL_CTX* make_context(const TlsClientOptions& options) {
    SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    PARLEY_ASSERT(context != nullptr);
    if (options.may_be_old) {
        SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
        SSL_CTX_set_security_level(context, 0);
    }
    if (options.version_max != 0) SSL_CTX_set_max_proto_version(context, options.version_max);
    if (!options.ciphers.empty()) PARLEY_ASSERT(SSL_CTX_set_cipher_list(context, options.ciphers.c_str()) == 1);
    if (!options.trusted.empty()) trust(context, options.trusted);
    if (!options.protocols.empty()) {
        SSL_CTX_set_alpn_protos(context, reinterpret_cast<const unsigned char*>(options.protocols.data()),
                                static_cast<unsigned int>(options.protocols.size()));
    }
    return context;
}

}  // namespace

struct TlsSocket::Parts {
    Parts(std::uint16_t port, const TlsClientOptions& options)
        : tcp(port), context(make_context(options), &SSL_CTX_free), tls(SSL_new(context.get()), &SSL_free) {
        SSL_set_fd(tls.get(), tcp.descriptor());
        SSL_set_tlsext_host_name(tls.get(), "localhost");
    }
    TcpSocket tcp;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context;
    std::unique_ptr<SSL, decltype(&SSL_free)> tls;
};

TlsSocket::TlsSocket(std::uint16_t port, const TlsClientOptions& options)
    : parts_(std::make_unique<Parts>(port, options)), is_open_(SSL_connect(parts_->tls.get()) == 1) {}

TlsSocket::~TlsSocket() = default;

std::string TlsSocket::version() const {
    return SSL_get_version(parts_->tls.get());
}

std::string TlsSocket::peer_name() const {
    X509* const certificate = SSL_get0_peer_certificate(parts_->tls.get());
    if (certificate == nullptr) return "";
    std::array<char, 256> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(),
                              static_cast<int>(name.size()));
    return name.data();
}

std::string TlsSocket::protocol() const {
    const unsigned char* chosen = nullptr;
    unsigned int size = 0;
    SSL_get0_alpn_selected(parts_->tls.get(), &chosen, &size);
    return {reinterpret_cast<const char*>(chosen), size};
}

bool TlsSocket::renegotiate() {
    return SSL_renegotiate(parts_->tls.get()) == 1 && SSL_do_handshake(parts_->tls.get()) == 1;
}

bool TlsSocket::send(std::string_view bytes) {
    return SSL_write(parts_->tls.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
}

std::string TlsSocket::receive_all() {
    std::string received;
    while (receive_some(received)) {
    }
    return received;
}

std::string TlsSocket::receive_until(std::string_view end) {
    std::string received;
    while (received.find(end) == std::string::npos && receive_some(received)) {
    }
    return received;
}

bool TlsSocket::was_closed_properly() const {
    return (SSL_get_shutdown(parts_->tls.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
}

bool TlsSocket::receive_some(std::string& received) {
    std::array<char, 16 * 1024> buffer{};
    const int bytes = SSL_read(parts_->tls.get(), buffer.data(), static_cast<int>(buffer.size()));
    if (bytes <= 0) return false;
    received.append(buffer.data(), static_cast<std::size_t>(bytes));
    return true;
}

}  // namespace parley::test
