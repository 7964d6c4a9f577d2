// Drawing of member ids: "p" and thirteen characters that survive any URL, file name and reading aloud.
#include "core/hub/member_ids.hpp"

#include <cstddef>
#include <string_view>

namespace parley::hub {
namespace {

// RFC 4648, section 6, in small letters: five bits each.
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t random_characters = 13;
static_assert(random_characters * 5 >= 64);

}  // namespace

PeerId MemberIds::assign(HubRoom* room) {
    PeerId id = random_id();
    while (room != nullptr && room->find(id) != nullptr) id = random_id();
    return id;
}

PeerId MemberIds::random_id() {
    PeerId id{"p"};
    std::uint64_t bits = random_.next();
    for (std::size_t i = 0; i < random_characters; ++i) {
        id.value += alphabet[bits % alphabet.size()];
        bits /= alphabet.size();
    }
    return id;
}

}  // namespace parley::hub
