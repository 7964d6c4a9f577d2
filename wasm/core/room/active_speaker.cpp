// Active speaker: see the header.
#include "core/room/active_speaker.hpp"

#include <algorithm>

#include "core/base/timer_table.hpp"

namespace parley::room {

namespace {

using Voice = ActiveSpeaker::Voice;

const Voice* voice_of(const std::vector<Voice>& voices, const PeerId& member) {
    const auto found =
        std::find_if(voices.begin(), voices.end(), [&](const Voice& voice) { return voice.member == member; });
    return found == voices.end() ? nullptr : &*found;
}

// The first of the loudest.
const Voice* loudest_of(const std::vector<Voice>& voices) {
    const auto found = std::max_element(voices.begin(), voices.end(),
                                        [](const Voice& a, const Voice& b) { return a.level < b.level; });
    return found == voices.end() || found->level == 0 ? nullptr : &*found;
}

}  // namespace

void ActiveSpeaker::update(Instant now, const std::vector<Voice>& voices) {
    if (!current_.empty() && voice_of(voices, current_) == nullptr) give_floor({});
    if (current_.empty()) {
        if (const Voice* first = loudest_of(voices)) give_floor(first->member);
        return;
    }
    follow(now, voices);
    const Challenge* best = nullptr;
    PeerId winner;
    for (const auto& [member, challenge] : challenges_) {
        if (!challenge.is_louder || now - challenge.since < takes_over_after) continue;
        if (best != nullptr && challenge.level <= best->level) continue;
        best = &challenge;
        winner = member;
    }
    if (best != nullptr) give_floor(winner);
}

void ActiveSpeaker::follow(Instant now, const std::vector<Voice>& voices) {
    const std::uint8_t level_now = voice_of(voices, current_)->level;
    // Levels stand until the next ones come.
    for (auto& [member, challenge] : challenges_) {
        if (challenge.is_louder) challenge.last = now;
        challenge.is_louder = false;
    }
    for (const Voice& voice : voices) {
        if (voice.member == current_ || voice.level <= level_now) continue;
        Challenge& challenge =
            challenges_.try_emplace(voice.member, Challenge{.since = now, .last = now}).first->second;
        if (now - challenge.last > pause_max) challenge.since = now;
        challenge.last = now;
        challenge.is_louder = true;
        challenge.level = voice.level;
    }
    std::erase_if(challenges_,
                  [now](const auto& entry) { return !entry.second.is_louder && now - entry.second.last > pause_max; });
}

void ActiveSpeaker::give_floor(const PeerId& member) {
    current_ = member;
    challenges_.clear();
}

void ActiveSpeaker::clear() {
    give_floor({});
}

std::optional<Instant> ActiveSpeaker::next_deadline() const {
    std::optional<Instant> next;
    for (const auto& [member, challenge] : challenges_) {
        if (challenge.is_louder) next = soonest(next, challenge.since + takes_over_after);
    }
    return next;
}

}  // namespace parley::room
