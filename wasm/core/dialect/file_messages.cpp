// Messages about files: see the header.
#include "core/dialect/file_messages.hpp"

#include <cstdint>
#include <limits>
#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect {

namespace {

constexpr std::uint32_t chunk_max = limits::file_bytes_max / limits::file_chunk_bytes;

std::uint32_t required_number(Fields& fields, std::string_view key, std::uint32_t min, std::uint32_t max) {
    const auto number = fields.number_if_any(key, max);
    if (!number || *number < min) fields.fail("a file's message has \"" + std::string(key) + "\"");
    return number.value_or(min);
}

std::uint32_t read_number(Fields& fields) {
    return required_number(fields, "file", 1, std::numeric_limits<std::uint32_t>::max());
}

std::uint32_t read_chunk(Fields& fields) {
    return required_number(fields, "chunk", 0, chunk_max);
}

json::Writer& begin_about_file(json::Writer& writer, std::string_view type, std::uint32_t file) {
    return begin_frame(writer, type).key("file").integer(file);
}

json::Writer& write_fields(json::Writer& writer, const signal::FileOffer& offer) {
    begin_about_file(writer, "file-offer", offer.file).key("name").text(offer.name).key("size").integer(offer.size);
    if (!offer.mime.empty()) writer.key("mime").text(offer.mime);
    return writer;
}

json::Writer& write_fields(json::Writer& writer, const signal::FileDigest& chunk) {
    return begin_about_file(writer, "file-digest", chunk.file)
        .key("chunk")
        .integer(chunk.chunk)
        .key("digest")
        .text(chunk.digest);
}

json::Writer& write_fields(json::Writer& writer, const signal::FileCancel& cancel) {
    begin_about_file(writer, "file-cancel", cancel.file);
    return cancel.failed ? writer.key("failed").boolean(true) : writer;
}

json::Writer& write_fields(json::Writer& writer, const signal::FileProgress& progress) {
    return begin_about_file(writer, "file-progress", progress.file).key("bytes").integer(progress.bytes);
}

json::Writer& write_fields(json::Writer& writer, const signal::FileRequest& request) {
    return begin_about_file(writer, "file-request", request.file).key("chunk").integer(request.chunk);
}

json::Writer& write_fields(json::Writer& writer, const signal::FileDone& done) {
    return begin_about_file(writer, "file-done", done.file);
}

json::Writer& write_fields(json::Writer& writer, const signal::FileRefuse& refuse) {
    begin_about_file(writer, "file-refuse", refuse.file);
    return refuse.failed ? writer.key("failed").boolean(true) : writer;
}

}  // namespace

std::optional<signal::FileMessage> read_file_message(std::string_view type, Fields& fields) {
    if (type == "file-offer") {
        signal::FileOffer offer{.file = read_number(fields),
                                .name = fields.text("name", limits::message_bytes_max),
                                .size = required_number(fields, "size", 0, limits::file_bytes_max)};
        offer.mime = tidied(fields.text_if_any("mime", limits::file_mime_bytes_max), limits::file_mime_bytes_max);
        return offer;
    }
    if (type == "file-digest") {
        signal::FileDigest digest{.file = read_number(fields), .chunk = read_chunk(fields)};
        digest.digest = fields.text("digest", limits::file_digest_bytes_max);
        return digest;
    }
    if (type == "file-cancel") {
        return signal::FileCancel{.file = read_number(fields), .failed = fields.flag("failed")};
    }
    if (type == "file-progress") {
        return signal::FileProgress{.file = read_number(fields),
                                    .bytes = required_number(fields, "bytes", 0, limits::file_bytes_max)};
    }
    if (type == "file-request") return signal::FileRequest{.file = read_number(fields), .chunk = read_chunk(fields)};
    if (type == "file-done") return signal::FileDone{.file = read_number(fields)};
    if (type == "file-refuse") {
        return signal::FileRefuse{.file = read_number(fields), .failed = fields.flag("failed")};
    }
    return std::nullopt;
}

std::string write_file_message(const signal::FileMessage& message) {
    json::Writer writer;
    std::visit([&](const auto& said) { write_fields(writer, said).end_object(); }, message);
    return std::move(writer).take();
}

}  // namespace parley::dialect
