// Client session: the doors of the root. What happens behind them is in session_*.cpp.
#include "core/client/client_session.hpp"

#include <utility>
#include <variant>

#include "core/client/session_parts.hpp"
#include "core/words/say.hpp"

namespace parley {

ClientSession::ClientSession(ClientOptions options, std::uint64_t seed)
    : parts_(std::make_unique<Parts>(std::move(options), seed)) {}

ClientSession::~ClientSession() = default;

void ClientSession::start(Instant now) {
    const Speaking speaking(parts_->language);
    parts_->media.request_wanted();
    if (parts_->options.join_at_once) parts_->join(now);
    parts_->settle(now);
}

void ClientSession::handle(Instant now, const Event& event) {
    const Speaking speaking(parts_->language);
    parts_->on_time(now);
    std::visit([&](const auto& what) { parts_->on(now, what); }, event);
    parts_->settle(now);
}

void ClientSession::handle(Instant now, const Intent& intent) {
    const Speaking speaking(parts_->language);
    parts_->on_time(now);
    std::visit([&](const auto& what) { parts_->on(now, what); }, intent);
    parts_->settle(now);
}

std::optional<Effect> ClientSession::poll_effect() {
    auto& effects = parts_->context.effects;
    if (effects.empty()) return std::nullopt;
    Effect next = std::move(effects.front());
    effects.pop_front();
    return next;
}

std::optional<Instant> ClientSession::next_deadline() const {
    const auto of_room = soonest(soonest(parts_->gestures.next_deadline(), parts_->speaker.next_deadline()),
                                 soonest(parts_->measuring.next_deadline(), parts_->recording.next_deadline()));
    const auto of_line =
        soonest(soonest(parts_->line.next_deadline(), parts_->registered_by), parts_->invitations.next_deadline());
    const auto of_sockets = soonest(parts_->signaling.next_deadline(), parts_->chat_line.next_deadline());
    const auto of_members = soonest(parts_->presence.next_deadline(), parts_->mesh.next_deadline());
    return soonest(soonest(parts_->timers.next_deadline(), soonest(of_room, of_line)), soonest(of_sockets, of_members));
}

const Snapshot& ClientSession::snapshot() const {
    return parts_->last;
}

const Language& ClientSession::language() const {
    return parts_->language;
}

std::uint64_t ClientSession::revision() const {
    return parts_->last.revision;
}

}  // namespace parley
