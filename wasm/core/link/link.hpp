// Link: our half of the connection to one other member.
//
// Holds at most one RTCPeerConnection at a time and the small machines around it: negotiation, candidate buffer,
// remote media, health. The side that offers first opens the connection, its transceivers and the link's data channel;
// the other opens its own when the offer comes. An offer that names another connection than ours replaces ours, unless
// both sides opened one at the same time: then the impolite side's stays (see `replaces_ours`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/base/token_bucket.hpp"
#include "core/border/event.hpp"
#include "core/border/snapshot.hpp"
#include "core/link/candidate_buffer.hpp"
#include "core/link/description_order.hpp"
#include "core/link/file_channels.hpp"
#include "core/link/link_context.hpp"
#include "core/link/link_health.hpp"
#include "core/link/named_channels.hpp"
#include "core/link/negotiation.hpp"
#include "core/link/remote_media.hpp"
#include "core/link/repetition.hpp"
#include "core/link/senders.hpp"
#include "core/link/silence_watch.hpp"

namespace parley::link {

class Link {
  public:
    struct Role {
        bool offers_first = false;
        bool polite = false;
        // Both sides may offer again on the same connection. Where not, every offer is a new connection.
        bool far_side_rolls_back = true;
        // Descriptions name their connection.
        bool correlates = true;
        // Whether video goes over the connection; otherwise only audio.
        bool has_video = true;
        // The far side is a client of ours for sure, and sends heartbeats. Otherwise it may turn out to be one.
        bool is_ours = false;
    };
    Link(LinkContext& context, PeerId peer, Role role, LocalTracks tracks);

    void start(Instant now);
    // Closes the connection and gives all handles back. The link is of no use afterwards.
    void close();

    void on_description(Instant now, signal::Description description);
    void on_candidate(signal::TrickledCandidate candidate);
    void set_tracks(const LocalTracks& tracks);
    // The session's ICE servers are others now: the connection takes them for what it gathers from now on.
    void renew_ice_servers();
    // The offer that the far side has not answered, and its candidates, once more: signaling has lost what was on the
    // way. An offer that comes twice is answered twice, and the second answer passed over.
    void repeat_offer();
    // The far side has offered by another way than ours went: ours may be lost.
    void on_collision(Instant now);
    // False while the channel is not open: the text is not sent.
    bool send_on_channel(std::string text);
    // What carries bytes of files to the far side; opened where there is none. None while the channel is not open.
    DataChannelHandle file_channel();
    // What the page around us has declared, or declares no more.
    void open_named_channel(const NamedChannel& declared) { named_channels_.open(connection_, declared); }
    void close_named_channel(const std::string& name) { named_channels_.close(name); }
    // The far side has sent what only a client of ours sends. Whether that is news.
    bool on_ours();
    void on_heartbeat(Instant now, Duration next, bool hears_us);
    // Says that we live. Nothing where the far side would not understand it.
    void beat();
    // Whether the far side speaks by way of others: a new connection could not be offered to it.
    void set_beyond_server(bool is_beyond) { is_beyond_server_ = is_beyond; }
    // The far side may not publish: what it sends is not taken. From the start on.
    void refuse_media() { refuses_media_ = true; }
    // See LinkHealth.
    void on_hope(Instant now) { health_.on_hope(now); }
    // Whether a payload can only be the far side's although another member passed it on: it is about the connection
    // that stands, and its certificates are the ones in force.
    bool is_authentic(const signal::Payload& payload) const;
    // Whether the far side could tell what another member passes on for us by it.
    bool has_exchanged() const;

    // Events of the browser that are for this link, as `owns` says.
    bool owns(PeerConnectionHandle connection) const { return connection && connection == connection_; }
    bool owns(DataChannelHandle channel) const { return channel && channel == channel_; }
    bool owns_for_files(DataChannelHandle channel) const { return file_channels_.owns(channel); }
    bool owns_for_page(DataChannelHandle channel) const { return named_channels_.owns(channel); }
    bool owns(TrackHandle track) const { return track && remote_media_.owns(track); }
    bool owns(OperationId operation) const { return negotiation_ && negotiation_->awaits(operation); }
    void on_negotiation_needed(Instant now);
    void on_candidate_gathered(Candidate candidate);
    void on_connection_state(Instant now, const event::ConnectionStateChanged& changed);
    void on_remote_track(const event::RemoteTrackAdded& added);
    void on_sound_level(const event::SoundLevelChanged& changed);
    void on_channel_announced(const std::string& label);
    void on_channel_opened();
    void on_channel_closed();
    void on_channel_message(Instant now, std::string text);
    void on_file_channel_closed(DataChannelHandle channel);
    void on_named_channel_closed(DataChannelHandle channel) { named_channels_.on_closed(connection_, channel); }
    void on_candidate_error(const event::CandidateError& error);
    void on_local_description_set(Instant now, const event::LocalDescriptionSet& set);
    void on_operation_done(Instant now, OperationId operation);
    void on_operation_failed(Instant now, const event::OperationFailed& failed);
    void on_time(Instant now);

    const PeerId& peer() const { return peer_; }
    // How it stands, as far as both sides can tell.
    LinkState state() const;
    Trouble trouble() const;
    std::string reason() const;
    bool is_ours() const { return is_ours_; }
    bool is_channel_open() const { return channel_open_; }
    // As far as the browser knows: also where the far side's page stands still and says nothing. See LinkHealth.
    bool has_path() const { return health_.has_path(); }
    // Whether texts reach the far side now, which is a client of ours.
    bool is_alive() const;
    // Of both ends of the connection (see certificates.hpp); empty before they are in force.
    const std::string& own_certificates() const { return own_certificates_; }
    const std::string& far_certificates() const { return certificates_; }
    TrackHandle remote_track(MediaSlot slot) const { return remote_media_.track(slot); }
    std::uint8_t sound() const { return remote_media_.sound(); }
    PeerConnectionHandle connection() const { return connection_; }
    std::optional<Instant> next_deadline() const {
        return soonest(repetition_.next_deadline(), soonest(health_.next_deadline(), silence_.next_deadline()));
    }

  private:
    void open(Instant now, std::uint32_t number, bool opened_here);
    void open_as_offerer(Instant now);
    void drop_connection();
    bool replaces_ours(const signal::Description& offer) const;
    void on_offer(Instant now, signal::Description offer);
    bool is_known_offer(Instant now, const signal::Description& offer);
    void on_answer(Instant now, signal::Description answer);
    void start_named_channels();
    void send_again(Repetition::Payloads sent);
    bool takes_screen() const;
    void restart_ice();
    void doubt_server();
    void note_sign_of_life(Instant now);
    void perform(Instant now, NegotiationActions actions);
    void on_remote_description_applied(DescriptionType type);
    void fail(Instant now, const action::NegotiationFailed& failed);
    signal::Correlation correlation() const;
    bool is_of_ours(const signal::Correlation& correlation) const;
    std::uint32_t exchange_of(const signal::Correlation& correlation) const;

    LinkContext& context_;
    PeerId peer_;
    Role role_;
    Senders senders_;
    LinkHealth health_;

    PeerConnectionHandle connection_;
    std::uint32_t connection_number_ = 0;
    bool opened_here_ = false;
    Instant opened_at_;
    bool was_connected_ = false;
    event::ConnectionStateChanged reported_;  // The latest, which a host may tell again.
    bool exchanged_ = false;                  // An offer and its answer were completed on this connection.
    bool must_offer_ = false;                 // The browser does not ask for it, but the far side differs from us.
    std::optional<Negotiation> negotiation_;
    CandidateBuffer candidates_;
    RemoteMedia remote_media_;
    bool refuses_media_ = false;
    DataChannelHandle channel_;
    bool channel_open_ = false;
    FileChannels file_channels_;
    NamedChannels named_channels_;
    SilenceWatch silence_;
    bool is_ours_;
    bool hears_us_ = true;
    bool is_beyond_server_ = false;
    bool has_candidates_ = false;       // Ours, of this connection.
    bool was_relay_refused_ = false;    // Likewise.
    std::string offered_certificates_;  // Of the far side's description that is being applied,
    std::string certificates_;          // and of the one in force.
    std::string own_certificates_;
    Repetition repetition_;
    DescriptionOrder order_;
    TokenBucket offers_;
    std::optional<signal::Description> applied_offer_;  // Kept until its answer is made, to try it on a new connection.
};

}  // namespace parley::link
