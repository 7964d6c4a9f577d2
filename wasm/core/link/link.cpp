// Link: connects the machines of one link to the browser's events and to signaling. What the far side says is in
// link_descriptions.cpp.
#include "core/link/link.hpp"

#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/link/certificates.hpp"

namespace parley::link {

namespace {

constexpr const char* channel_label = "parley";

LinkHealth::Rights rights_of(const Link::Role& role, Duration window) {
    return {.first = role.offers_first,
            .may_restart = role.far_side_rolls_back,
            .may_rebuild = role.offers_first || role.far_side_rolls_back,
            .window = window};
}

}  // namespace

Link::Link(LinkContext& context, PeerId peer, Role role, LocalTracks tracks)
    : context_(context),
      peer_(std::move(peer)),
      role_(role),
      senders_(tracks, role.has_video),
      health_(rights_of(role, context.settings.window)),
      named_channels_(context, peer_),
      is_ours_(role.is_ours),
      offers_(limits::offers_burst, limits::offers_per_second, Instant()) {
    senders_.set_takes_screen(context_, takes_screen());
}

void Link::start(Instant now) {
    if (role_.offers_first) return open_as_offerer(now);
    health_.on_started(now);  // The far side's offer opens the connection.
}

void Link::close() {
    drop_connection();
}

// ---- the connection

void Link::open(Instant now, std::uint32_t number, bool opened_here) {
    connection_ = context_.connections.allocate();
    connection_number_ = number;
    opened_here_ = opened_here;
    opened_at_ = now;
    exchanged_ = false;
    must_offer_ = false;
    was_connected_ = false;
    reported_ = {};
    has_candidates_ = false;
    was_relay_refused_ = false;
    certificates_.clear();
    own_certificates_.clear();
    negotiation_.emplace(role_.polite);
    senders_.on_opened(connection_, opened_here);
    context_.emit(effect::OpenPeerConnection{
        .connection = connection_, .ice_servers = context_.ice_servers, .certificate = context_.certificate});
    health_.on_started(now);
}

void Link::open_as_offerer(Instant now) {
    drop_connection();
    open(now, role_.correlates ? context_.random.nonzero32() : 0, true);
    senders_.attach_all(context_, true);
    channel_ = context_.channels.allocate();
    context_.emit(effect::OpenDataChannel{.connection = connection_, .channel = channel_, .label = channel_label});
}

void Link::drop_connection() {
    on_channel_closed();
    file_channels_.release_all(context_);
    named_channels_.release_all();
    remote_media_.release(context_);
    if (!connection_) return;
    context_.emit(effect::ClosePeerConnection{.connection = connection_});
    context_.connections.release(connection_);
    connection_ = {};
    senders_.on_closed();
    negotiation_.reset();
    candidates_ = {};
    repetition_ = {};
    order_ = {};
}

signal::Correlation Link::correlation() const {
    if (!role_.correlates) return {};
    return {.connection = connection_number_, .exchange = negotiation_->exchange()};
}

// Members of a dialect without correlation send zeros, also to us in a room of several dialects: all counts as current.
bool Link::is_of_ours(const signal::Correlation& correlation) const {
    return correlation.connection == 0 || correlation.connection == connection_number_;
}

std::uint32_t Link::exchange_of(const signal::Correlation& correlation) const {
    return correlation.exchange == 0 ? negotiation_->exchange() : correlation.exchange;
}

void Link::set_tracks(const LocalTracks& tracks) {
    senders_.set_tracks(context_, tracks);
}

void Link::renew_ice_servers() {
    if (!connection_) return;
    context_.emit(effect::SetIceServers{.connection = connection_, .ice_servers = context_.ice_servers});
}

// A second video has to be offered, and clients that are not ours may take it for the camera.
bool Link::takes_screen() const {
    return is_ours_ && role_.far_side_rolls_back;
}

// ---- what the browser says

void Link::on_negotiation_needed(Instant now) {
    // Without rollback at the far side an exchange is made once for each connection.
    const bool may_offer = role_.far_side_rolls_back || (opened_here_ && !exchanged_);
    must_offer_ = false;
    if (!negotiation_ || !may_offer) return;
    const std::uint32_t exchange = role_.correlates ? context_.random.nonzero32() : 0;
    perform(now, negotiation_->on_negotiation_needed(context_.next_operation(), exchange));
}

void Link::on_candidate_gathered(Candidate candidate) {
    if (!candidate.candidate.empty()) has_candidates_ = true;
    OutgoingPayload outgoing{
        .to = peer_,
        .payload = signal::TrickledCandidate{.candidate = std::move(candidate), .correlation = correlation()},
        .is_repeated = false};
    if (negotiation_->state() == NegotiationState::HaveLocalOffer) repetition_.on_offer_candidate(outgoing);
    if (negotiation_->state() == NegotiationState::Stable) repetition_.on_answer_candidate(outgoing);
    context_.news.push_back(std::move(outgoing));
}

void Link::send_again(Repetition::Payloads sent) {
    for (OutgoingPayload& outgoing : sent) context_.news.push_back(std::move(outgoing));
}

void Link::repeat_offer() {
    if (!negotiation_ || negotiation_->state() != NegotiationState::HaveLocalOffer) return;
    send_again(repetition_.offer());
}

void Link::on_collision(Instant now) {
    if (repetition_.take_collision(now)) repeat_offer();
}

void Link::on_candidate_error(const event::CandidateError& error) {
    // A server that was not reached is told as 701 (W3C WebRTC 4.8.2); all else is a server's refusal.
    constexpr std::uint16_t not_reached = 701;
    if (error.url.starts_with("turn") && error.code != not_reached) was_relay_refused_ = true;
}

void Link::on_connection_state(Instant now, const event::ConnectionStateChanged& changed) {
    if (std::exchange(reported_, changed) == changed) return;
    if (changed.state == ConnectionState::Failed && !changed.has_ice_failed) return health_.on_failed_without_ice(now);
    health_.on_connection_state(now, changed.state, context_.random);
    if (changed.state != ConnectionState::Connected) return;
    // Without our answer to its first offer the far side could not have connected: it will not ask for it again.
    if (!std::exchange(was_connected_, true) && !opened_here_) repetition_.forget_first_answer();
    silence_.on_sign_of_life(now);
    beat();
}

void Link::on_remote_track(const event::RemoteTrackAdded& added) {
    if (!refuses_media_) remote_media_.on_track_added(context_, added);
}

void Link::on_sound_level(const event::SoundLevelChanged& changed) {
    remote_media_.on_sound_level(changed);
}

void Link::on_local_description_set(Instant now, const event::LocalDescriptionSet& set) {
    perform(now, negotiation_->on_local_description_set(set.operation, set.type, set.sdp));
}

void Link::on_operation_done(Instant now, OperationId operation) {
    perform(now, negotiation_->on_remote_description_set(operation, context_.next_operation()));
}

void Link::on_operation_failed(Instant now, const event::OperationFailed& failed) {
    const std::string reason = failed.message.empty() ? failed.name : failed.message;
    perform(now, negotiation_->on_operation_failed(failed.operation, reason));
}

void Link::on_time(Instant now) {
    // Nothing else would ask for it once packets pass again.
    const bool is_unanswered = negotiation_ && negotiation_->state() == NegotiationState::HaveLocalOffer;
    if (repetition_.take_due(now, is_unanswered)) {
        repeat_offer();
        doubt_server();
    }
    const bool was_silent = silence_.is_silent();
    silence_.on_time(now);
    if (silence_.is_silent() && !was_silent) {
        health_.on_silent(now);
        context_.news.push_back(NothingHeard{.peer = peer_});
    }
    while (true) {
        switch (health_.on_time(now, context_.can_signal && !is_beyond_server_, context_.random)) {
        case Mending::None: return;
        case Mending::RestartIce: restart_ice(); break;
        case Mending::Rebuild: open_as_offerer(now); break;
        }
    }
}

void Link::restart_ice() {
    if (!negotiation_) return;
    // While an offer is unanswered, the browser makes no other: the answer, or the offer itself, was lost.
    if (negotiation_->state() != NegotiationState::HaveLocalOffer) {
        context_.emit(effect::RestartIce{.connection = connection_});
        return;
    }
    repeat_offer();
    doubt_server();
}

void Link::doubt_server() {
    if (repetition_.take_doubt()) context_.news.push_back(NothingHeard{.peer = peer_});
}

LinkState Link::state() const {
    const bool is_one_way = health_.state() == LinkState::Connected && !hears_us_;
    return is_one_way ? LinkState::Reconnecting : health_.state();
}

Trouble Link::trouble() const {
    const Trouble trouble = health_.trouble();
    if (trouble == Trouble::None && !hears_us_) return Trouble::OneWay;
    if (trouble != Trouble::NoPath) return trouble;
    if (!has_candidates_) return Trouble::NoCandidates;
    return was_relay_refused_ ? Trouble::RelayRefused : Trouble::NoPath;
}

std::string Link::reason() const {
    return trouble() == Trouble::Rejected ? health_.reason() : std::string(sentence_about(trouble()));
}

bool Link::is_alive() const {
    if (!channel_open_ || !is_ours_ || !hears_us_ || !health_.has_path()) return false;
    // While ICE is restarted the former path carries on, whatever the state is called.
    return silence_.is_watching() ? !silence_.is_silent() : health_.state() == LinkState::Connected;
}

bool Link::has_exchanged() const {
    return exchanged_ && connection_number_ != 0;
}

bool Link::is_authentic(const signal::Payload& payload) const {
    return std::visit(overloaded{
                          [&](const signal::Description& description) {
                              return connection_number_ != 0 &&
                                     description.correlation.connection == connection_number_ &&
                                     !certificates_.empty() && certificates_of(description.sdp) == certificates_;
                          },
                          [&](const signal::TrickledCandidate& candidate) {
                              return connection_number_ != 0 && candidate.correlation.connection == connection_number_;
                          },
                      },
                      payload);
}

// ---- the link's own data channel

void Link::on_channel_announced(const std::string& label) {
    if (label == file_channel_label && channel_open_) return file_channels_.adopt(context_, connection_);
    if (label != channel_label) return named_channels_.adopt(connection_, label);
    if (channel_) return;
    channel_ = context_.channels.allocate();
    context_.emit(effect::AdoptDataChannel{.connection = connection_, .channel = channel_, .label = label});
}

void Link::on_channel_opened() {
    channel_open_ = true;
    context_.news.push_back(ChannelReady{.peer = peer_});
    beat();
    start_named_channels();
}

// A client of another maker would not know what they are.
void Link::start_named_channels() {
    if (channel_open_ && is_ours_) named_channels_.start(connection_);
}

void Link::on_channel_closed() {
    if (!channel_) return;
    context_.emit(effect::CloseDataChannel{.channel = channel_});
    context_.channels.release(channel_);
    channel_ = {};
    channel_open_ = false;
    silence_.stop();
    health_.on_unwatched();
    hears_us_ = true;
}

void Link::on_channel_message(Instant now, std::string text) {
    note_sign_of_life(now);
    context_.news.push_back(ChannelText{.peer = peer_, .text = std::move(text)});
}

bool Link::send_on_channel(std::string text) {
    if (!channel_open_) return false;
    context_.emit(effect::SendOnDataChannel{.channel = channel_, .text = std::move(text)});
    return true;
}

DataChannelHandle Link::file_channel() {
    return channel_open_ ? file_channels_.outgoing(context_, connection_) : DataChannelHandle();
}

void Link::on_file_channel_closed(DataChannelHandle channel) {
    file_channels_.release(context_, channel);
    context_.news.push_back(FileChannelGone{.peer = peer_});
}

void Link::note_sign_of_life(Instant now) {
    const bool was_silent = silence_.is_silent();
    silence_.on_sign_of_life(now);
    health_.on_heard();
    // The far side was told that it is not heard, and may speak rarely: it need not wait to know better.
    if (was_silent && !silence_.is_silent()) beat();
}

bool Link::on_ours() {
    if (std::exchange(is_ours_, true)) return false;
    senders_.set_takes_screen(context_, takes_screen());
    beat();
    start_named_channels();
    return true;
}

void Link::on_heartbeat(Instant now, Duration next, bool hears_us) {
    hears_us_ = hears_us;
    silence_.on_promise(now, next);
    note_sign_of_life(now);
}

void Link::beat() {
    if (!channel_open_ || !is_ours_ || context_.settings.heartbeat == Duration(0)) return;
    // The browser keeps for later what it cannot send now.
    if (!health_.has_path()) return;
    context_.news.push_back(
        HeartbeatDue{.peer = peer_, .next = context_.promised_heartbeat, .hears_peer = !silence_.is_silent()});
}

// ---- what negotiation wants done

void Link::perform(Instant now, NegotiationActions actions) {
    for (NegotiationAction& step : actions) {
        std::visit(
            overloaded{
                [&](const action::SetLocalDescription& set) {
                    context_.emit(effect::SetLocalDescription{.connection = connection_, .operation = set.operation});
                },
                [&](action::SetRemoteDescription& set) {
                    offered_certificates_ = certificates_of(set.sdp);
                    context_.emit(effect::SetRemoteDescription{.connection = connection_,
                                                               .operation = set.operation,
                                                               .type = set.type,
                                                               .sdp = std::move(set.sdp)});
                },
                [&](action::SendDescription& send) {
                    own_certificates_ = certificates_of(send.sdp);
                    OutgoingPayload outgoing{.to = peer_,
                                             .payload = signal::Description{.type = send.type,
                                                                            .sdp = std::move(send.sdp),
                                                                            .correlation = correlation()},
                                             .is_repeated = false};
                    if (send.type == DescriptionType::Offer) {
                        repetition_.on_offer_sent(now, outgoing, role_.correlates);
                    } else {
                        repetition_.on_answer_sent(outgoing, send.exchange);
                    }
                    context_.news.push_back(std::move(outgoing));
                },
                [&](const action::ExpectCandidates& expected) {
                    context_.counters.dropped_candidates +=
                        static_cast<std::uint32_t>(candidates_.expect(expected.exchange));
                },
                [&](const action::RemoteDescriptionApplied& applied) { on_remote_description_applied(applied.type); },
                [&](const action::ExchangeCompleted&) {
                    exchanged_ = true;
                    senders_.on_exchanged(context_);
                    certificates_ = offered_certificates_;
                    applied_offer_.reset();
                    repetition_.on_exchange_completed();
                },
                [&](const action::OfferIgnored& ignored) {
                    ++context_.counters.ignored_offers;
                    // It comes again, and counts, where the far side had answered ours before it made it.
                    repetition_.forget_offer(ignored.exchange);
                    context_.counters.dropped_candidates +=
                        static_cast<std::uint32_t>(candidates_.ignore(ignored.exchange));
                },
                [&](const action::AnswerDropped& dropped) {
                    ++context_.counters.stale_descriptions;
                    if (dropped.was_taken_back) must_offer_ = true;
                },
                [&](const action::NegotiationFailed& failed) { fail(now, failed); },
            },
            step);
    }
    const bool is_stable = negotiation_ && negotiation_->state() == NegotiationState::Stable;
    if (must_offer_ && is_stable) on_negotiation_needed(now);
}

void Link::on_remote_description_applied(DescriptionType type) {
    // Transceivers that the offer brought take our tracks before the answer is made (JSEP, RFC 8829 section 5.3.1).
    if (type == DescriptionType::Offer) senders_.attach_all(context_, false);
    if (type == DescriptionType::Answer) repetition_.on_far_answer();
    for (Candidate& candidate : candidates_.settle()) {
        context_.emit(effect::AddCandidate{
            .connection = connection_, .operation = context_.next_operation(), .candidate = std::move(candidate)});
    }
}

void Link::fail(Instant now, const action::NegotiationFailed& failed) {
    ++context_.counters.failed_operations;
    const bool try_on_new_connection = failed.while_applying_offer && exchanged_ && applied_offer_;
    std::optional<signal::Description> offer = std::exchange(applied_offer_, std::nullopt);
    drop_connection();
    // A far side that lost its connection and has no way to say so offers from a new one: ours cannot follow it.
    if (try_on_new_connection) return on_offer(now, std::move(*offer));
    health_.on_rejected(now, failed.reason, context_.random);
}

}  // namespace parley::link
