// Messages about files on a link's own data channel, see link_channel.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dialect/fields.hpp"
#include "core/signal/files.hpp"

namespace parley::dialect {

// Nothing for another type. What is wrong is reported to `fields`.
std::optional<signal::FileMessage> read_file_message(std::string_view type, Fields& fields);

std::string write_file_message(const signal::FileMessage& message);

}  // namespace parley::dialect
