// Senders: see the header.
#include "core/link/senders.hpp"

namespace parley::link {

namespace {

constexpr std::array all_slots = {MediaSlot::Audio, MediaSlot::Video, MediaSlot::Screen};
// Bits per second: text stays sharp, and a mesh of some people affordable.
constexpr std::uint32_t screen_bitrate_max = 2'500'000;

}  // namespace

void Senders::on_opened(PeerConnectionHandle connection, bool opened_here) {
    connection_ = connection;
    may_add_ = opened_here;
    has_exchanged_ = false;
    has_screen_sender_ = false;
    attached_ = {outgoing(MediaSlot::Audio), outgoing(MediaSlot::Video), {}};
}

void Senders::on_exchanged(LinkContext& context) {
    has_exchanged_ = true;
    // What the far side's offer brought no sender for was not attached.
    if (has_video_ && outgoing(MediaSlot::Screen)) attach(context, MediaSlot::Screen, true);
}

void Senders::set_tracks(LinkContext& context, const LocalTracks& tracks) {
    if (tracks == tracks_) return;
    tracks_ = tracks;
    attach_changed(context);
}

void Senders::set_takes_screen(LinkContext& context, bool takes_screen) {
    takes_screen_ = takes_screen;
    attach_changed(context);
}

TrackHandle Senders::outgoing(MediaSlot slot) const {
    switch (slot) {
    case MediaSlot::Audio: return tracks_.audio;
    case MediaSlot::Video: return tracks_.screen && !takes_screen_ ? tracks_.screen : tracks_.video;
    case MediaSlot::Screen: return takes_screen_ ? tracks_.screen : TrackHandle{};
    }
    return {};
}

bool Senders::is_used(MediaSlot slot) const {
    if (slot == MediaSlot::Audio) return true;
    if (!has_video_) return false;
    return slot == MediaSlot::Video || outgoing(slot) || has_screen_sender_;
}

void Senders::attach_all(LinkContext& context, bool create) {
    for (const MediaSlot slot : all_slots) {
        if (is_used(slot)) attach(context, slot, create);
    }
}

void Senders::attach_changed(LinkContext& context) {
    if (!connection_) return;
    for (const MediaSlot slot : all_slots) {
        const bool is_screen = slot == MediaSlot::Screen;
        if (is_screen && !may_add_ && !has_exchanged_) continue;
        if (!is_used(slot) || outgoing(slot) == attached_[static_cast<std::size_t>(slot)]) continue;
        attach(context, slot, may_add_ || is_screen);
    }
}

void Senders::attach(LinkContext& context, MediaSlot slot, bool create) {
    const TrackHandle track = outgoing(slot);
    attached_[static_cast<std::size_t>(slot)] = track;
    // From now on each offer of the far side may bring another one for it, also while nothing is shared.
    if (slot == MediaSlot::Screen) has_screen_sender_ = true;
    const bool is_screen = track && track == tracks_.screen;
    context.emit(effect::SetSender{.connection = connection_,
                                   .slot = slot,
                                   .track = track,
                                   .create = create,
                                   .bitrate_max = is_screen ? screen_bitrate_max : 0});
}

}  // namespace parley::link
