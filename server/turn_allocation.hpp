// TURN allocation: how a client comes to a relayed address, as a machine without a socket (RFC 8656, 7).
//
//     Asking ──401──▶ Authenticating ──success──▶ Allocated
//        │                │    ▲ 438, once
//        ▼                ▼────┘
//     Refused ◀────── any other answer
//
// request() is what is to be sent now, over UDP again and again until something comes of it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/ip/udp.hpp>

#include "server/stun_message.hpp"
#include "server/turn_credentials.hpp"

namespace parley::server {

enum class AllocationState : std::uint8_t { Asking, Authenticating, Allocated, Refused };

enum class AllocationProblem : std::uint8_t {
    None,
    OpenToAll,         // It relays without credentials.
    NoLongTerm,        // It names no realm and nonce.
    WrongCredentials,  // 401 or 441 to a request with them.
    Unauthentic,       // The success was not signed with our key.
    NoRelayedAddress,  // The success names none.
    Refused,           // Any other error; see error().
};

struct RelayedAddress {
    boost::asio::ip::udp::endpoint endpoint;
    std::uint32_t seconds = 0;  // For which it is kept without a refresh.
};

class TurnAllocation {
  public:
    // Numbers of transactions are drawn from `draw`: nobody else may be able to guess them.
    TurnAllocation(TurnCredentials credentials, std::function<StunTransaction()> draw);

    const std::string& request() const { return request_; }
    // Whether a new request is to be sent. What does not belong to the latest one changes nothing.
    bool on_message(std::string_view bytes);
    AllocationState state() const { return state_; }
    AllocationProblem problem() const { return problem_; }
    const StunError& error() const { return error_; }  // As the server said it; code zero where it did not.
    const RelayedAddress& relayed() const { return relayed_; }
    // Gives the address back. Only once it is allocated; what is answered does not matter.
    std::string release();

  private:
    bool on_error(const StunMessage& message);
    void on_success(const StunMessage& message, std::string_view bytes);
    bool authenticate(const StunMessage& challenge);
    void refuse(AllocationProblem problem);
    StunMessage signed_request(StunType type);

    TurnCredentials credentials_;
    std::function<StunTransaction()> draw_;
    AllocationState state_ = AllocationState::Asking;
    AllocationProblem problem_ = AllocationProblem::None;
    StunError error_;
    RelayedAddress relayed_;
    StunTransaction transaction_{};
    std::string realm_;
    std::string nonce_;
    std::string key_;
    bool had_stale_nonce_ = false;
    std::string request_;
};

}  // namespace parley::server
