// The files of the site: looked up below one folder, kept in memory while they do not change.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/http_message.hpp"

namespace parley::server {

// Turns the path of a request into one below a folder: "/" becomes "index.html". Nothing for a path that could leave
// the folder or name a hidden file: any segment that is empty or begins with a dot, a backslash, a control character,
// a broken escape.
std::optional<std::string> relative_file(std::string_view request_path);

class StaticFiles {
  public:
    // A larger file is not served, in bytes: it would have to be kept in memory.
    static constexpr std::size_t file_bytes_max = 64U * 1024 * 1024;
    // The cache is emptied when it would grow beyond this, in bytes.
    static constexpr std::size_t cache_bytes_max = 256U * 1024 * 1024;

    // With an empty folder nothing is found. The folder's owner decides where symbolic links lead.
    explicit StaticFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // 200 or 304 with an ETag, or nothing where there is no such file.
    std::optional<Response> find(const Request& request);

  private:
    struct File {
        std::filesystem::file_time_type written;
        Body body;
        std::string etag;
    };

    using FilePointer = std::shared_ptr<const File>;
    struct Found {
        FilePointer file;
        std::string_view coding;  // Empty for the file itself.
    };

    std::optional<Found> choose(const std::filesystem::path& path, std::string_view accept_encoding);
    FilePointer load(const std::filesystem::path& path);

    std::filesystem::path folder_;
    std::map<std::string, FilePointer> cache_;
    std::size_t cache_bytes_ = 0;
};

}  // namespace parley::server
