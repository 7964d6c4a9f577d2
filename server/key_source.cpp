// Reads key sets from a file.
#include "server/key_source.hpp"

#include <fstream>
#include <iterator>
#include <utility>

#include "core/base/result.hpp"
#include "server/key_set.hpp"
#include "server/start_error.hpp"

namespace parley::server {

namespace {

Result<std::vector<TokenKey>, std::string> read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::error_code error;
    if (!stream || std::filesystem::is_directory(file, error)) return Failure{std::string("it cannot be read")};
    return read_key_set(std::string{std::istreambuf_iterator<char>(stream), {}});
}

}  // namespace

KeySource::KeySource(const TokenOptions& options, Told told)
    : file_(options.key_set_file), told_(std::move(told)), version_(version()) {
    if (file_.empty()) {
        if (options.algorithm) keys_.push_back(read_token_key(options));
        return;
    }
    auto keys = read_file(file_);
    if (!keys) {
        throw StartError("the keys in '" + file_.string() + "' of --jwks-file cannot be used: " + keys.error() +
                         ". Give a JSON Web Key Set (RFC 7517) that the server's user may read");
    }
    keys_ = std::move(keys).value();
}

const std::vector<TokenKey>& KeySource::keys() {
    if (!file_.empty() && version() != version_) read_again();
    return keys_;
}

KeySource::Version KeySource::version() const {
    std::error_code ignored;
    Version version{.time = std::filesystem::last_write_time(file_, ignored), .size = 0};
    version.size = std::filesystem::file_size(file_, ignored);
    return version;
}

void KeySource::read_again() {
    // Before the file is read: what is written meanwhile is seen the next time.
    version_ = version();
    auto keys = read_file(file_);
    if (keys) keys_ = std::move(keys).value();
    if (told_) told_(keys_.size(), keys ? std::string() : keys.error());
}

}  // namespace parley::server
