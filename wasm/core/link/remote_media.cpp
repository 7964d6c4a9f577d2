// Remote media: see the header.
#include "core/link/remote_media.hpp"

#include <algorithm>

namespace parley::link {

RemoteMedia::Slot& RemoteMedia::slot_for(const event::RemoteTrackAdded& added) {
    if (added.kind == TrackKind::Audio) return slots_[static_cast<std::size_t>(MediaSlot::Audio)];
    Slot& camera = slots_[static_cast<std::size_t>(MediaSlot::Video)];
    const bool is_camera = !camera.track || camera.mid == added.mid;
    return is_camera ? camera : slots_[static_cast<std::size_t>(MediaSlot::Screen)];
}

void RemoteMedia::on_track_added(LinkContext& context, const event::RemoteTrackAdded& added) {
    Slot& slot = slot_for(added);
    if (slot.track && slot.mid != added.mid) return;
    if (slot.track) {
        context.emit(effect::ReleaseTrack{.track = slot.track});
        context.tracks.release(slot.track);
    }
    slot = {.mid = added.mid, .track = context.tracks.allocate(), .sound = 0};
    context.emit(effect::AdoptRemoteTrack{
        .connection = added.connection, .kind = added.kind, .mid = added.mid, .track = slot.track});
    if (added.kind == TrackKind::Audio) context.emit(effect::PlayAudio{.track = slot.track});
}

void RemoteMedia::release(LinkContext& context) {
    for (Slot& slot : slots_) {
        if (!slot.track) continue;
        context.emit(effect::ReleaseTrack{.track = slot.track});
        context.tracks.release(slot.track);
        slot = {};
    }
}

void RemoteMedia::on_sound_level(const event::SoundLevelChanged& changed) {
    for (Slot& slot : slots_) {
        if (slot.track == changed.track) slot.sound = std::min(changed.level, sound_level_max);
    }
}

}  // namespace parley::link
