// Invitations: how far we are with being reachable, whom we have called, and who calls us.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "core/border/invitations.hpp"
#include "core/signal/message.hpp"

namespace parley::client {

class Invitations {
  public:
    // ---- our own callsign
    const std::string& callsign() const { return callsign_; }
    // As the server gave it; empty for none.
    const std::string& key() const { return key_; }
    Reachability reachability() const { return reachability_; }
    // Another callsign, for which the server is asked.
    void ask_for(std::string callsign);
    // The same again, after the server was lost.
    void ask_again() { reachability_ = Reachability::Asking; }
    void on_registered(const signal::CallsignRegistered& message);
    // `why` is for the person. The callsign is shown still, so that it can be mended.
    void refuse(std::string why);
    void be_unreachable();

    // ---- whom we call
    // False where that makes no sense: the person is being called, or too many are.
    bool call(const std::string& callsign);
    // Whether the server is to be told.
    bool cancel(const std::string& callsign);
    // False for somebody whom we have not called.
    bool on_changed(Instant now, const signal::InvitationChanged& message);
    void forget_outgoing() { outgoing_.clear(); }

    // ---- who calls us
    const std::optional<signal::Invitation>& incoming() const { return incoming_; }
    // False where somebody else calls already.
    bool on_called(Instant now, const signal::Invitation& message);
    // Takes it, whatever is answered.
    std::optional<signal::Invitation> take_incoming();
    // False for one that is not here.
    bool on_ended(std::string_view id);

    void on_time(Instant now);
    std::optional<Instant> next_deadline() const;
    // All but what the dialect knows.
    InvitationsView view() const;

  private:
    struct Outgoing {
        OutgoingInvitation shown;
        std::optional<Instant> shown_until;  // Once it has ended.
    };

    std::string callsign_;
    std::string key_;
    Reachability reachability_ = Reachability::Off;
    std::string message_;
    std::vector<Outgoing> outgoing_;
    std::optional<signal::Invitation> incoming_;
    Instant incoming_until_{};
};

}  // namespace parley::client
