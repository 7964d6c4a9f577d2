// Random text that nobody can guess, from the system's cryptographic generator.
#pragma once

#include <string>

namespace parley::server {

// Two digits more.
void append_hexadecimal(std::string& text, unsigned char byte);

// 160 random bits as 40 hexadecimal digits.
std::string random_session_id();

// A UUID of version 4 (RFC 9562, 5.4): 122 random bits.
std::string random_uuid();

}  // namespace parley::server
