// Finds, reads and caches the files of the site.
#include "server/static_files.hpp"

#include <fstream>
#include <system_error>

#include "server/content_coding.hpp"
#include "server/content_type.hpp"
#include "server/entity_tag.hpp"
#include "server/percent_decoded.hpp"

namespace parley::server {

namespace fs = std::filesystem;

namespace {

bool is_plain_segment(std::string_view segment) {
    if (segment.empty() || segment.front() == '.') return false;
    for (const char c : segment) {
        if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
    }
    return true;
}

bool are_plain_segments(std::string_view path) {
    for (;;) {
        const auto slash = path.find('/');
        if (!is_plain_segment(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

}  // namespace

std::optional<std::string> relative_file(std::string_view request_path) {
    if (!request_path.starts_with('/')) return std::nullopt;
    auto path = percent_decoded(request_path.substr(1));
    if (!path) return std::nullopt;
    if (path->empty() || path->ends_with('/')) *path += "index.html";
    if (!are_plain_segments(*path)) return std::nullopt;
    return path;
}

std::optional<Response> StaticFiles::find(const Request& request) {
    if (folder_.empty()) return std::nullopt;
    const auto relative = relative_file(path_of(request.target));
    if (!relative) return std::nullopt;
    const auto found = choose(folder_ / *relative, request.accept_encoding);
    if (!found) return std::nullopt;

    Response response;
    response.add("ETag", found->file->etag);
    // Names stay the same from release to release, so a browser has to ask each time; the answer is mostly a 304.
    response.add("Cache-Control", "no-cache");
    response.add("Vary", "Accept-Encoding");
    if (matches_entity_tag(request.if_none_match, found->file->etag)) {
        response.status = 304;
        return response;
    }
    response.add("Content-Type", std::string(content_type_of(*relative)));
    if (!found->coding.empty()) response.add("Content-Encoding", std::string(found->coding));
    response.body = found->file->body;
    return response;
}

std::optional<StaticFiles::Found> StaticFiles::choose(const fs::path& path, std::string_view accept_encoding) {
    const FilePointer plain = load(path);
    if (!plain) return std::nullopt;
    for (const auto& coding : acceptable_codings(accept_encoding)) {
        const FilePointer variant = load(path.native() + std::string(coding.ending));
        // One that is older than the file was made of something else.
        if (variant && variant->written >= plain->written) return Found{.file = variant, .coding = coding.name};
    }
    return Found{.file = plain, .coding = {}};
}

StaticFiles::FilePointer StaticFiles::load(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || error) return nullptr;
    const auto written = fs::last_write_time(path, error);
    if (error) return nullptr;
    const auto bytes = fs::file_size(path, error);
    if (error || bytes > file_bytes_max) return nullptr;

    const auto known = cache_.find(path.native());
    if (known != cache_.end()) {
        if (known->second->written == written && known->second->body->size() == bytes) return known->second;
        cache_bytes_ -= known->second->body->size();
        cache_.erase(known);
    }
    std::string content(static_cast<std::size_t>(bytes), '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(content.data(), static_cast<std::streamsize>(content.size()));
    // Shorter or longer than a moment ago: somebody is writing it right now.
    if (!stream || stream.peek() != std::ifstream::traits_type::eof()) return nullptr;

    if (cache_bytes_ + content.size() > cache_bytes_max) {
        cache_.clear();
        cache_bytes_ = 0;
    }
    cache_bytes_ += content.size();
    File file{.written = written, .body = nullptr, .etag = entity_tag(content)};
    file.body = std::make_shared<const std::string>(std::move(content));
    return cache_[path.native()] = std::make_shared<const File>(std::move(file));
}

}  // namespace parley::server
