// Model transceivers: the m= sections of one modelled connection and what sends and receives on them (RFC 8829, 5).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/border/handle.hpp"
#include "core/border/media.hpp"
#include "sim/model_description.hpp"

namespace parley::sim {

class ModelTransceivers {
  public:
    struct RemoteTrack {
        TrackKind kind = TrackKind::Audio;
        std::string mid;
    };

    // As effect::SetSender says.
    void set_sender(MediaSlot slot, TrackHandle track, bool create);
    void want_application() { wants_application_ = true; }

    // The sections of an offer; all of them are associated until roll_back().
    std::vector<MediaSection> offer();
    std::vector<MediaSection> answer(const std::vector<MediaSection>& offer) const;
    void roll_back();
    // What was offered and answered stays.
    void settle() { settled_ = sections_.size(); }

    // Whether a remote offer keeps the settled sections as they are (RFC 8829, 5.2.2).
    bool accepts_offer(const std::vector<MediaSection>& offer) const;
    // Whether a remote answer has the very sections of our offer.
    bool accepts_answer(const std::vector<MediaSection>& answer) const;
    // Both return the remote tracks that are new (W3C WebRTC 5.1.1, `track`).
    std::vector<RemoteTrack> apply_offer(const std::vector<MediaSection>& offer);
    std::vector<RemoteTrack> apply_answer(const std::vector<MediaSection>& answer);

    // "Check if negotiation is needed" (W3C WebRTC 4.7.3), without ICE.
    bool needs_negotiation(DescriptionType local_type, const std::vector<MediaSection>& local,
                           const std::vector<MediaSection>& remote) const;

    // What is sent on a section that is agreed to; none for silence.
    TrackHandle sending(const std::string& mid) const;

  private:
    struct Transceiver {
        TrackKind kind = TrackKind::Audio;
        std::optional<MediaSlot> added_for = {};  // Those that set_sender() added.
        std::optional<std::string> mid = {};
        bool sends = false;
        bool receives = true;
        bool has_fired = false;  // `track` was fired and the far side still sends.
        TrackHandle track = {};
    };
    // As findNegotiated() and findTransceiver() of web/bridge/peer-connections.js.
    Transceiver* find_negotiated(MediaSlot slot);
    Transceiver* find(MediaSlot slot);
    Transceiver* find(const std::string& mid);
    const Transceiver* find(const std::string& mid) const;
    std::vector<RemoteTrack> take_remote_directions(const std::vector<MediaSection>& remote);

    std::vector<Transceiver> transceivers_;
    std::vector<MediaSection> sections_;  // Kinds and mids in order; directions are not kept up to date here.
    std::size_t settled_ = 0;
    bool wants_application_ = false;
};

}  // namespace parley::sim
