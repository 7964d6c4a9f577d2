// A blocking TLS connection of OpenSSL's to 127.0.0.1, for tests that must say exactly what goes on below HTTP.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parley::test {

struct TlsClientOptions {
    int version_max = 0;         // TLS1_1_VERSION and the like; zero leaves it to the library.
    std::string trusted = {};    // PEM of the certificate that must be shown, valid now; empty: any will do.
    std::string protocols = {};  // ALPN as on the wire ("\x02h2"); empty: none are offered.
    std::string ciphers = {};    // For TLS 1.2; empty leaves it to the library.
    bool may_be_old = false;     // Lets the library speak versions that it holds for unsafe.
};

class TlsSocket {
  public:
    // Connects and shakes hands.
    explicit TlsSocket(std::uint16_t port, const TlsClientOptions& options = {});
    ~TlsSocket();
    TlsSocket(const TlsSocket&) = delete;
    TlsSocket& operator=(const TlsSocket&) = delete;

    bool is_open() const { return is_open_; }
    // "TLSv1.3"; the common name of the server's certificate; what ALPN chose; empty where there is none.
    std::string version() const;
    std::string peer_name() const;
    std::string protocol() const;
    // False when a renegotiation was refused.
    bool renegotiate();

    bool send(std::string_view bytes);
    // Everything until the other end closes; what is there after the tests' patience is over, too.
    std::string receive_all();
    std::string receive_until(std::string_view end);
    // Whether the other end said goodbye as TLS does it, before it closed.
    bool was_closed_properly() const;

  private:
    bool receive_some(std::string& received);

    struct Parts;
    std::unique_ptr<Parts> parts_;
    bool is_open_ = false;
};

}  // namespace parley::test
