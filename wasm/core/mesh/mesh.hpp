// Mesh: the set of links, one to every other member. Decides who connects to whom and hands each event to its link.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/base/timer_table.hpp"
#include "core/border/event.hpp"
#include "core/border/link_trouble.hpp"
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
    // The same where another member has passed it on. False also where it may be forged.
    bool on_passed_on_payload(Instant now, const PeerId& from, signal::Payload payload);
    // See Link.
    void refuse_media(const PeerId& peer);
    // See Link::repeat_offer.
    void repeat_offer(const PeerId& peer);
    void on_collision(Instant now, const PeerId& peer);
    // See Link.
    // Whether that is news.
    bool on_ours(const PeerId& peer);
    void on_heartbeat(Instant now, const PeerId& peer, Duration next, bool hears_us);
    void on_hope(Instant now);
    // From now on heartbeats come as often as a hidden page can promise, or as often as usual.
    void set_hidden(Instant now, bool hidden);
    void set_tracks(const link::LocalTracks& tracks);
    void renew_ice_servers();
    bool send_on_channel(const PeerId& peer, std::string text);
    // None where there is no link or its channel is not open.
    DataChannelHandle file_channel(const PeerId& peer);
    // On all links, now or as soon as they can carry it.
    void open_named_channel(const NamedChannel& declared);
    void close_named_channel(const std::string& name);

    // False if the event is for none of the links: it is of something that is gone.
    bool handle(Instant now, const event::NegotiationNeeded& event);
    bool handle(Instant now, const event::CandidateGathered& event);
    bool handle(Instant now, const event::CandidateError& event);
    bool handle(Instant now, const event::ConnectionStateChanged& event);
    bool handle(Instant now, const event::RemoteTrackAdded& event);
    bool handle(Instant now, const event::DataChannelAnnounced& event);
    bool handle(Instant now, const event::DataChannelOpened& event);
    bool handle(Instant now, const event::DataChannelClosed& event);
    bool handle(Instant now, const event::DataChannelMessage& event);
    bool handle(Instant now, const event::FileBytesDropped& event);
    bool handle(Instant now, const event::SoundLevelChanged& event);
    bool handle(Instant now, const event::LocalDescriptionSet& event);
    bool handle(Instant now, const event::OperationDone& event);
    bool handle(Instant now, const event::OperationFailed& event);
    void on_time(Instant now);

    const link::Link* find(const PeerId& peer) const;
    bool has_connected_link() const;
    // Who can be reached over the channel of the link now, and understands what is said there.
    std::vector<PeerId> reachable() const;
    // To whom there is no connection, apart from those that are still being made for the first time.
    std::vector<LinkTrouble> troubles() const;
    std::optional<Instant> next_deadline() const;

  private:
    enum class Timer : std::uint8_t { Heartbeat, Count };
    void deliver(Instant now, link::Link& link, signal::Payload payload);
    Duration heartbeat() const;
    void beat(Instant now);
    template <typename Owned>
    link::Link* owner(const Owned& owned);
    link::Link* find_link(const PeerId& peer);
    link::Link* owner_for_files(DataChannelHandle channel);
    link::Link* owner_for_page(DataChannelHandle channel);

    link::LinkContext& context_;
    PeerId self_;
    signal::Facts facts_;
    link::LocalTracks tracks_;
    std::vector<std::unique_ptr<link::Link>> links_;
    bool is_hidden_ = false;
    std::optional<Instant> beat_due_;
    Duration lateness_{};       // Of our timers, as the latest heartbeats were.
    TimerTable<Timer> timers_;  // One heartbeat for all links, so that a page wakes up once for all of them.
};

}  // namespace parley::mesh
