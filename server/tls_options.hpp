// TLS options: the certificate by which clients know the server, chosen by the operator.
#pragma once

#include <filesystem>

namespace parley::server {

struct TlsOptions {
    std::filesystem::path certificate_file;  // PEM: the server's certificate, then those between it and a root.
    std::filesystem::path key_file;          // PEM, of the first of them; without a passphrase.

    // Otherwise plain HTTP is spoken.
    bool is_on() const { return !certificate_file.empty(); }
    bool operator==(const TlsOptions&) const = default;
};

}  // namespace parley::server
