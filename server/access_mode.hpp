// Access mode: whether people enter with tokens or as they like, and that somebody has decided it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/config.hpp"
#include "server/log.hpp"

namespace parley::server {

// "localhost", or an address that only this machine reaches.
bool is_loopback(std::string_view host);

// What is wrong with the options about who may enter, and what to do; nothing where nothing is.
std::optional<std::string> access_problem(const Config& config);

// A line in the log where strangers can reach a server that lets everybody in.
void warn_if_open(const Config& config, Log& log);

}  // namespace parley::server
