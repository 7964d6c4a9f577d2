// Handshake: what is known of a client when it connects.
#pragma once

#include <string>

namespace parley::server {

struct Handshake {
    std::string path;
    std::string query;               // Still escaped.
    std::string address;             // In the form in which connections are counted.
    std::string region;              // As a trusted proxy names it; empty for unknown.
    std::string cookies;             // Empty where the page that connects may not use them. Never logged.
    std::string authorization = {};  // As it came. Never logged.
};

}  // namespace parley::server
