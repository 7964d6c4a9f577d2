// Refusal: what the hub answers to something it does not do, and whether the connection survives it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/signal/message.hpp"

namespace parley::hub {

enum class Consequence : std::uint8_t {
    None,           // The frame is dropped; the connection stays.
    Close,          // It is closed: what it did, or wants, does not become right by trying again.
    CloseTryLater,  // It is closed for want of room here.
};

struct Refusal {
    signal::Error error;
    Consequence consequence = Consequence::None;
    std::string_view reason = {};  // One word for the log, where the code says too little; of static storage.

    std::string_view word() const { return reason.empty() ? signal::to_text(error.code) : reason; }
};

inline Refusal refusal(signal::ErrorCode code, std::string message, Consequence consequence = Consequence::None) {
    return {
        .error = {.code = code, .message = std::move(message), .peer = {}}, .consequence = consequence, .reason = {}};
}

// Close codes of RFC 6455 (7.4.1) and of its registry at IANA.
inline constexpr std::uint16_t close_normal = 1000;
inline constexpr std::uint16_t close_policy_violation = 1008;
inline constexpr std::uint16_t close_service_restart = 1012;
inline constexpr std::uint16_t close_try_again_later = 1013;

}  // namespace parley::hub
