// A key and a certificate for 127.0.0.1 that trusts itself, for tests.
#pragma once

#include <filesystem>
#include <string>

#include "server/support/temporary_folder.hpp"

namespace parley::test {

struct TlsFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;
};

// NAME.pem and NAME.key in the folder, good for a day.
TlsFiles make_tls_files(const TemporaryFolder& folder, const std::string& name);

}  // namespace parley::test
