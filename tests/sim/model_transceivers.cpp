// Model transceivers: association with m= sections, directions, remote tracks.
#include "sim/model_transceivers.hpp"

#include <algorithm>
#include <utility>

namespace parley::sim {

namespace {

constexpr const char* application = "application";

bool is_same_section(const MediaSection& one, const MediaSection& other) {
    return one.kind == other.kind && one.mid == other.mid;
}

bool has_same_direction(const MediaSection& one, bool sends, bool receives) {
    return one.sends == sends && one.receives == receives;
}

TrackKind kind_of(MediaSlot slot) {
    return slot == MediaSlot::Audio ? TrackKind::Audio : TrackKind::Video;
}

const MediaSection* find_section(const std::vector<MediaSection>& sections, const std::string& mid) {
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.mid == mid; });
    return found == sections.end() ? nullptr : &*found;
}

}  // namespace

ModelTransceivers::Transceiver* ModelTransceivers::find_negotiated(MediaSlot slot) {
    const auto first = [this, slot](const auto& suits) -> Transceiver* {
        const auto found = std::find_if(transceivers_.begin(), transceivers_.end(), [&](const Transceiver& one) {
            return one.kind == kind_of(slot) && one.mid && suits(one);
        });
        return found == transceivers_.end() ? nullptr : &*found;
    };
    const auto is_own_screen = [](const Transceiver& one) { return one.added_for == MediaSlot::Screen; };
    Transceiver* const camera = first([&](const Transceiver& one) { return !is_own_screen(one); });
    if (slot != MediaSlot::Screen) return camera;
    if (Transceiver* const own = first(is_own_screen)) return own;
    return first([&](const Transceiver& one) { return &one != camera; });
}

ModelTransceivers::Transceiver* ModelTransceivers::find(MediaSlot slot) {
    const auto added = std::find_if(transceivers_.begin(), transceivers_.end(),
                                    [slot](const Transceiver& one) { return one.added_for == slot; });
    Transceiver* const negotiated = find_negotiated(slot);
    if (negotiated == nullptr) return added == transceivers_.end() ? nullptr : &*added;
    if (added == transceivers_.end() || added->mid) return negotiated;
    const std::string mid = *negotiated->mid;
    transceivers_.erase(added);
    return find(mid);
}

const ModelTransceivers::Transceiver* ModelTransceivers::find(const std::string& mid) const {
    const auto found =
        std::find_if(transceivers_.begin(), transceivers_.end(), [&](const auto& t) { return t.mid == mid; });
    return found == transceivers_.end() ? nullptr : &*found;
}

ModelTransceivers::Transceiver* ModelTransceivers::find(const std::string& mid) {
    return const_cast<Transceiver*>(std::as_const(*this).find(mid));
}

void ModelTransceivers::set_sender(MediaSlot slot, TrackHandle track, bool create) {
    Transceiver* transceiver = find(slot);
    if (transceiver == nullptr) {
        if (!create) return;
        transceiver = &transceivers_.emplace_back();
        transceiver->kind = kind_of(slot);
        transceiver->added_for = slot;
    }
    transceiver->sends = true;
    transceiver->receives = true;
    transceiver->track = track;
}

std::vector<MediaSection> ModelTransceivers::offer() {
    const auto next_mid = [this] { return std::to_string(sections_.size()); };
    for (Transceiver& transceiver : transceivers_) {
        if (transceiver.mid) continue;
        transceiver.mid = next_mid();
        sections_.push_back({.kind = std::string(to_text(transceiver.kind)), .mid = *transceiver.mid});
    }
    const bool has_application =
        std::any_of(sections_.begin(), sections_.end(), [](const auto& s) { return s.kind == application; });
    if (wants_application_ && !has_application) sections_.push_back({.kind = application, .mid = next_mid()});
    std::vector<MediaSection> offer = sections_;
    for (MediaSection& section : offer) {
        const Transceiver* const transceiver = find(section.mid);
        section.sends = transceiver == nullptr || transceiver->sends;
        section.receives = transceiver == nullptr || transceiver->receives;
    }
    return offer;
}

std::vector<MediaSection> ModelTransceivers::answer(const std::vector<MediaSection>& offer) const {
    std::vector<MediaSection> answer = offer;
    for (MediaSection& section : answer) {
        const Transceiver* const transceiver = find(section.mid);
        const bool is_offered_to_us = section.sends;
        section.sends = section.receives && (transceiver == nullptr || transceiver->sends);
        section.receives = is_offered_to_us && (transceiver == nullptr || transceiver->receives);
    }
    return answer;
}

void ModelTransceivers::roll_back() {
    sections_.resize(settled_);
    for (Transceiver& transceiver : transceivers_) {
        if (transceiver.mid && find_section(sections_, *transceiver.mid) == nullptr) transceiver.mid.reset();
    }
}

bool ModelTransceivers::accepts_offer(const std::vector<MediaSection>& offer) const {
    if (offer.size() < settled_) return false;
    return std::equal(offer.begin(), offer.begin() + static_cast<std::ptrdiff_t>(settled_), sections_.begin(),
                      is_same_section);
}

bool ModelTransceivers::accepts_answer(const std::vector<MediaSection>& answer) const {
    return std::equal(answer.begin(), answer.end(), sections_.begin(), sections_.end(), is_same_section);
}

std::vector<ModelTransceivers::RemoteTrack> ModelTransceivers::apply_offer(const std::vector<MediaSection>& offer) {
    for (std::size_t i = sections_.size(); i < offer.size(); ++i) {
        sections_.push_back({.kind = offer[i].kind, .mid = offer[i].mid});
        if (offer[i].kind == application) continue;
        // Those that addTransceiver() made are never taken up by a remote offer (RFC 8829, 5.10).
        const TrackKind kind = offer[i].kind == to_text(TrackKind::Audio) ? TrackKind::Audio : TrackKind::Video;
        transceivers_.push_back({.kind = kind, .mid = offer[i].mid});
    }
    return take_remote_directions(offer);
}

std::vector<ModelTransceivers::RemoteTrack> ModelTransceivers::apply_answer(const std::vector<MediaSection>& answer) {
    return take_remote_directions(answer);
}

std::vector<ModelTransceivers::RemoteTrack> ModelTransceivers::take_remote_directions(
    const std::vector<MediaSection>& remote) {
    std::vector<RemoteTrack> added;
    for (const MediaSection& section : remote) {
        Transceiver* const transceiver = find(section.mid);
        if (transceiver == nullptr) continue;
        const bool had_fired = std::exchange(transceiver->has_fired, section.sends);
        if (section.sends && !had_fired) added.push_back({.kind = transceiver->kind, .mid = section.mid});
    }
    return added;
}

bool ModelTransceivers::needs_negotiation(DescriptionType local_type, const std::vector<MediaSection>& local,
                                          const std::vector<MediaSection>& remote) const {
    const bool has_application =
        std::any_of(local.begin(), local.end(), [](const auto& section) { return section.kind == application; });
    if (wants_application_ && !has_application) return true;
    return std::any_of(transceivers_.begin(), transceivers_.end(), [&](const Transceiver& transceiver) {
        const MediaSection* const ours = transceiver.mid ? find_section(local, *transceiver.mid) : nullptr;
        const MediaSection* const theirs = transceiver.mid ? find_section(remote, *transceiver.mid) : nullptr;
        if (ours == nullptr || theirs == nullptr) return true;
        if (local_type == DescriptionType::Offer) {
            return !has_same_direction(*ours, transceiver.sends, transceiver.receives) &&
                   !has_same_direction(*theirs, transceiver.receives, transceiver.sends);
        }
        return !has_same_direction(*ours, transceiver.sends && theirs->receives, transceiver.receives && theirs->sends);
    });
}

TrackHandle ModelTransceivers::sending(const std::string& mid) const {
    const Transceiver* const transceiver = find(mid);
    return transceiver == nullptr ? TrackHandle{} : transceiver->track;
}

}  // namespace parley::sim
