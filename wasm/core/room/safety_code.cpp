// Safety code: see the header.
#include "core/room/safety_code.hpp"

#include <algorithm>

#include "core/base/sha256.hpp"
#include "core/room/safety_words.hpp"

namespace parley::room {

namespace {

// What is hashed here is hashed nowhere else.
constexpr const char* purpose = "parley safety code 1\n";

char capital(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

}  // namespace

std::string safety_code(std::vector<std::string> certificates) {
    if (certificates.size() < 2) return {};
    std::string message = purpose;
    for (std::string& certificate : certificates) {
        if (certificate.empty()) return {};
        std::transform(certificate.begin(), certificate.end(), certificate.begin(), capital);
    }
    std::sort(certificates.begin(), certificates.end());
    // Each is lines that are not empty: the empty one between two of them tells where the next begins.
    for (const std::string& certificate : certificates) message.append(certificate).push_back('\n');
    const Sha256Digest digest = sha256(message);
    std::string words;
    for (std::size_t i = 0; i < safety_code_words; ++i) {
        if (i > 0) words.push_back(' ');
        words.append(safety_word(digest[i]));
    }
    return words;
}

}  // namespace parley::room
