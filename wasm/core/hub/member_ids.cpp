// Drawing of member ids: "p" and twelve characters that survive any URL, file name and reading aloud.
#include "core/hub/member_ids.hpp"

#include <cstddef>
#include <string_view>

namespace parley::hub {
namespace {

// RFC 4648, section 6, in small letters: five bits each.
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t random_characters = 12;

}  // namespace

PeerId MemberIds::assign(HubRoom* room) {
    for (;;) {
        PeerId id = random_id();
        const bool is_in_room = room != nullptr && room->find(id) != nullptr;
        if (!is_in_room && in_use_.insert(id).second) return id;
    }
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
