// Certificates that tests make for themselves.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "server/support/temporary_folder.hpp"
#include "server/tls_options.hpp"

namespace parley::test {

struct CertificateFacts {
    std::string name = "localhost";          // Common and alternative name.
    std::chrono::seconds valid_from{-3600};  // Seen from now; may be negative.
    std::chrono::seconds valid_until{90 * 24 * 3600};
};

struct PemPair {
    std::string certificate;
    std::string key;
};

// Signed by itself, with a key on P-256 of its own.
PemPair make_certificate(const CertificateFacts& facts = {});

// Writes both into the folder, as `certificate.pem` and `key.pem`, each by a rename, so that no reader sees a half of
// it.
server::TlsOptions write_certificate(const TemporaryFolder& folder, const PemPair& pair);

}  // namespace parley::test
