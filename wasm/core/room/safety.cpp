// Safety: see the header.
#include "core/room/safety.hpp"

#include <algorithm>
#include <utility>

#include "core/room/safety_code.hpp"

namespace parley::room {

std::vector<PeerId> Safety::update(const std::vector<SafetySight>& members) {
    std::vector<PeerId> changed;
    bool is_other_set = std::erase_if(entries_, [&](const auto& entry) {
                            return std::none_of(members.begin(), members.end(),
                                                [&](const SafetySight& sight) { return *sight.member == entry.first; });
                        }) > 0;
    for (const SafetySight& sight : members) {
        if (sight.own.empty() || sight.theirs.empty()) continue;
        Entry& entry = entries_[*sight.member];
        if (entry.own == sight.own && entry.theirs == sight.theirs) continue;
        const bool is_known = !entry.theirs.empty() && entry.theirs != sight.theirs;
        if (is_known && sight.is_ours) changed.push_back(*sight.member);
        entry = {.own = std::string(sight.own), .theirs = std::string(sight.theirs), .code = {}};
        entry.code = safety_code({entry.own, entry.theirs});
        is_other_set = true;
    }
    const SafetyGap before = gap_;
    find_gap(members);
    if (is_other_set || gap_ != before) hash_room();
    return changed;
}

const std::string& Safety::code_with(const PeerId& member) const {
    static const std::string none;
    const auto found = entries_.find(member);
    return found == entries_.end() ? none : found->second.code;
}

// What waiting mends is not told before what it does not.
void Safety::find_gap(const std::vector<SafetySight>& members) {
    gap_ = members.empty() ? SafetyGap::Alone : SafetyGap::None;
    gap_member_ = {};
    const auto because_of = [this](SafetyGap gap, const SafetySight& sight) {
        if (gap_ >= gap) return;
        gap_ = gap;
        gap_member_ = *sight.member;
    };
    const std::string* own = nullptr;
    for (const SafetySight& sight : members) {
        const auto entry = entries_.find(*sight.member);
        if (entry == entries_.end()) {
            because_of(SafetyGap::Waiting, sight);
            continue;
        }
        if (!sight.is_ours) because_of(sight.is_connected ? SafetyGap::OtherProgram : SafetyGap::Waiting, sight);
        if (own == nullptr) own = &entry->second.own;
        if (*own != entry->second.own) gap_ = SafetyGap::OwnBrowser;
    }
    if (gap_ == SafetyGap::OwnBrowser) gap_member_ = {};
}

void Safety::hash_room() {
    code_.clear();
    if (gap_ != SafetyGap::None) return;
    std::vector<std::string> certificates{entries_.begin()->second.own};
    for (const auto& [member, entry] : entries_) certificates.push_back(entry.theirs);
    code_ = safety_code(std::move(certificates));
}

}  // namespace parley::room
