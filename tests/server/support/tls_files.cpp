// Asks OpenSSL's own program.
#include "server/support/tls_files.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

namespace parley::test {

TlsFiles make_tls_files(const TemporaryFolder& folder, const std::string& name) {
    TlsFiles files{.certificate = folder.path() / (name + ".pem"), .key = folder.path() / (name + ".key")};
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=" + name +
        " -addext subjectAltName=IP:127.0.0.1 -keyout '" + files.key.string() + "' -out '" +
        files.certificate.string() + "' 2>/dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    return files;
}

}  // namespace parley::test
