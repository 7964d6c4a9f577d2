// Key source: the keys of the moment. A key set is read again when its file has changed.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <system_error>
#include <vector>

#include "server/token_key.hpp"
#include "server/token_options.hpp"

namespace parley::server {

class KeySource {
  public:
    // What became of a file that has changed: how many keys there are now, and what is wrong with the file, where the
    // former keys are kept. Empty for nothing.
    using Told = std::function<void(std::size_t keys, const std::string& problem)>;

    // Throws StartError. `told` may be empty.
    KeySource(const TokenOptions& options, Told told);

    // Looks at the file first. Empty where no tokens are checked.
    const std::vector<TokenKey>& keys();

  private:
    struct Version {
        std::filesystem::file_time_type time;
        std::uintmax_t size = 0;
        bool operator==(const Version&) const = default;
    };

    Version version() const;
    void read_again();

    std::filesystem::path file_;  // Empty unless it is a key set.
    Told told_;
    Version version_;
    std::vector<TokenKey> keys_;
};

}  // namespace parley::server
