// Places: tokens of the form `<run>-<since>.<proof>`, so that nothing has to be remembered for them.
#include "core/hub/places.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/base/random.hpp"

namespace parley::hub {

bool is_same_secret(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    }
    return difference == 0;
}

Places::Places(const HubOptions& options, std::uint64_t seed)
    : options_(options), run_(std::to_string(Random(seed).next())) {}

std::string Places::proof(std::string_view run, const RoomId& room, const PeerId& id) const {
    // No name of anything has control characters, so that no two places read alike.
    std::string text(run);
    text += '\n';
    text += room.value;
    text += '\n';
    text += id.value;
    return options_.prove(text);
}

signal::Place Places::place(const RoomId& room, const PeerId& id, UnixTime since) const {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(options_.place_kept).count();
    const std::string run = run_ + '-' + std::to_string(static_cast<std::int64_t>(since));
    return {.token = run + '.' + proof(run, room, id), .seconds_kept = static_cast<std::uint32_t>(seconds)};
}

Places::Verdict Places::judge(const RoomId& room, const signal::Claim& claim) const {
    const std::string_view token = claim.token;
    const std::size_t dot = token.find('.');
    if (!are_given() || dot == std::string_view::npos) return Verdict::Forged;
    const std::string_view run = token.substr(0, dot);
    const std::string expected = proof(run, room, claim.id);
    if (!is_same_secret(token.substr(dot + 1), expected)) return Verdict::Forged;
    return run.substr(0, run.find('-')) == run_ ? Verdict::OfThisRun : Verdict::OfEarlierRun;
}

std::optional<UnixTime> Places::since(const signal::Claim& claim) {
    const std::string_view token = std::string_view(claim.token).substr(0, claim.token.find('.'));
    const std::size_t dash = std::min(token.find('-'), token.size());
    const std::string_view rest = token.substr(std::min(dash + 1, token.size()));
    std::int64_t milliseconds = 0;
    const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), milliseconds);
    if (problem != std::errc() || end == rest.data()) return std::nullopt;
    return UnixTime{milliseconds};
}

void Places::keep(HubConnection& lost, Instant now) {
    lost.kept_until = now + options_.place_kept;
    kept_.emplace(*lost.kept_until, lost.id);
}

void Places::release(HubConnection& connection) {
    if (!connection.kept_until) return;
    kept_.erase({*connection.kept_until, connection.id});
    connection.kept_until.reset();
}

std::optional<ConnectionId> Places::first_expired(Instant now) const {
    const auto deadline = next_deadline();
    if (!deadline || *deadline > now) return std::nullopt;
    return kept_.begin()->second;
}

std::optional<Instant> Places::next_deadline() const {
    if (kept_.empty()) return std::nullopt;
    return std::max(kept_.begin()->first, held_until_);
}

}  // namespace parley::hub
