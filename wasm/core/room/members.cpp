// Members: see the header.
#include "core/room/members.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/base/limits.hpp"
#include "core/words/say.hpp"

namespace parley::room {

void Members::reset(std::vector<signal::Member> members) {
    members_.clear();
    for (signal::Member& member : members) add(std::move(member));
}

bool Members::add(signal::Member member) {
    if (signal::Member* known = entry(member.id)) {
        *known = std::move(member);
        return true;
    }
    if (members_.size() >= limits::room_members_max) return false;
    members_.push_back(std::move(member));
    return true;
}

bool Members::remove(const PeerId& id) {
    return std::erase_if(members_, [&](const signal::Member& member) { return member.id == id; }) > 0;
}

bool Members::set_state(const PeerId& id, const MemberState& state) {
    signal::Member* member = entry(id);
    if (member != nullptr) member->state = state;
    return member != nullptr;
}

bool Members::set_name(const PeerId& id, std::string name) {
    signal::Member* member = entry(id);
    if (member != nullptr) member->name = std::move(name);
    return member != nullptr;
}

signal::Member* Members::entry(const PeerId& id) {
    const auto found =
        std::find_if(members_.begin(), members_.end(), [&](const signal::Member& member) { return member.id == id; });
    return found == members_.end() ? nullptr : &*found;
}

const signal::Member* Members::find(const PeerId& id) const {
    const auto found =
        std::find_if(members_.begin(), members_.end(), [&](const signal::Member& member) { return member.id == id; });
    return found == members_.end() ? nullptr : &*found;
}

std::string shown_name(const signal::Member& member) {
    constexpr std::size_t letters = 4;
    if (!member.name.empty()) return member.name;
    const bool is_plain = std::all_of(member.id.value.begin(), member.id.value.end(),
                                      [](char letter) { return letter > ' ' && letter < '\x7f'; });
    return is_plain && !member.id.empty() ? say(Phrase::GuestNumbered, member.id.value.substr(0, letters))
                                          : std::string(say(Phrase::Guest));
}

}  // namespace parley::room
