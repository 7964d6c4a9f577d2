// Mesh: the set of links, one to every other member. Decides who connects to whom and hands each event to its link.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/border/event.hpp"
#include "core/link/link.hpp"
#include "core/link/link_context.hpp"
#include "core/signal/facts.hpp"
#include "core/signal/message.hpp"

namespace parley::mesh {

class Mesh {
  public:
    explicit Mesh(link::LinkContext& context) : context_(context) {}

    // A new room: who we are there and what its dialect can do. Closes all links of the former one.
    void enter(PeerId self, const signal::Facts& facts);
    void leave();

    // `facts` are those of the member's own dialect.
    void add(Instant now, const PeerId& peer, bool offers_first, const signal::Facts& facts);
    void remove(const PeerId& peer);
    // False if there is no link to that member.
    bool on_payload(Instant now, const PeerId& from, signal::Payload payload);
    // See Link::repeat_offer.
    void repeat_offer(const PeerId& peer);
    void set_tracks(const link::LocalTracks& tracks);
    // Sends to everybody whose channel is open.
    void send_on_channels(const std::string& text);
    bool send_on_channel(const PeerId& peer, std::string text);

    // False if the event is for none of the links: it is of something that is gone.
    bool handle(Instant now, const event::NegotiationNeeded& event);
    bool handle(Instant now, const event::CandidateGathered& event);
    bool handle(Instant now, const event::ConnectionStateChanged& event);
    bool handle(Instant now, const event::RemoteTrackAdded& event);
    bool handle(Instant now, const event::DataChannelAnnounced& event);
    bool handle(Instant now, const event::DataChannelOpened& event);
    bool handle(Instant now, const event::DataChannelClosed& event);
    bool handle(Instant now, const event::DataChannelMessage& event);
    bool handle(Instant now, const event::SoundLevelChanged& event);
    bool handle(Instant now, const event::LocalDescriptionSet& event);
    bool handle(Instant now, const event::OperationDone& event);
    bool handle(Instant now, const event::OperationFailed& event);
    void on_time(Instant now);

    const link::Link* find(const PeerId& peer) const;
    bool has_connected_link() const;
    std::optional<Instant> next_deadline() const;

  private:
    template <typename Owned>
    link::Link* owner(const Owned& owned);
    link::Link* find_link(const PeerId& peer);

    link::LinkContext& context_;
    PeerId self_;
    signal::Facts facts_;
    link::LocalTracks tracks_;
    std::vector<std::unique_ptr<link::Link>> links_;
};

}  // namespace parley::mesh
