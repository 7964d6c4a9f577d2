// An admin request as plain data, so that only its session knows the HTTP library.
#pragma once

#include <string>

namespace parley::server {

struct AdminRequest {
    std::string method;         // As it came: "GET".
    std::string target;         // Path and query, as they came.
    std::string authorization;  // The header; empty where there was none.
    std::string body;
    bool is_local = false;  // From this machine.
};

}  // namespace parley::server
