// File desk: how a file is cut into chunks.
#include "core/room/file_desk.hpp"

#include <algorithm>

#include "core/base/limits.hpp"

namespace parley::room {

std::uint32_t chunks_of(std::uint32_t size) {
    return size / limits::file_chunk_bytes + (size % limits::file_chunk_bytes == 0 ? 0 : 1);
}

std::uint32_t chunk_offset(std::uint32_t chunk) {
    return chunk * limits::file_chunk_bytes;
}

std::uint32_t chunk_bytes(std::uint32_t size, std::uint32_t chunk) {
    return std::min(size - chunk_offset(chunk), limits::file_chunk_bytes);
}

}  // namespace parley::room
