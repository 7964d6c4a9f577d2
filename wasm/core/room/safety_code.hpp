// Safety code: the certificates of several ends in a few words that people can read to each other. Who sees the same
// certificates has the same words; who is shown another's in place of one of them has others.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace parley::room {

// 48 bits. That two sets of certificates have the same words by chance is one in 2^48; what somebody can do who tries
// many certificates is told in web/README.md.
inline constexpr std::size_t safety_code_words = 6;

// Each certificate is what link::certificates_of says of a description. Their order, and whether letters are capitals
// (RFC 8122, 5), make no difference. Words with a blank between them; none where a certificate is missing (empty) or
// there are not two.
std::string safety_code(std::vector<std::string> certificates);

}  // namespace parley::room
