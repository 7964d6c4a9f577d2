// Secret text: reads a secret of the operator from a file or the environment, never from the command line.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace parley::server {

struct SecretPlace {
    std::filesystem::path file;  // Empty: the environment is asked.
    const char* file_option;     // For messages: "--admin-token-file".
    const char* variable;        // Of the environment.
    std::size_t bytes_min;
};

// One line end behind it is not part of it. Empty where there is neither. Throws StartError where the file cannot be
// read, or the secret is too short.
std::string read_secret(const SecretPlace& place);

}  // namespace parley::server
