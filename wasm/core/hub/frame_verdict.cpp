// Judging of frames: rate, size, form, first frame.
#include "core/hub/frame_verdict.hpp"

#include <string>
#include <utility>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/dialect/hub_registry.hpp"

namespace parley::hub {
namespace {

Refusal too_fast() {
    return refusal(signal::ErrorCode::TooFast, "Too many frames in a short time.", Consequence::Close);
}

bool must_join_first(const HubConnection& sender) {
    return !sender.has_spoken && sender.dialect->facts.closes_without_join;
}

Refusal malformed(HubConnection& sender, signal::ErrorCode code, std::string reason) {
    ++sender.malformed_frames;
    const bool ends = must_join_first(sender) || sender.malformed_frames >= limits::malformed_frames_max;
    return refusal(code, std::move(reason), ends ? Consequence::Close : Consequence::None);
}

// Whether a connection that begins with these knows where it is.
bool settles(const std::vector<ClientMessage>& messages) {
    if (messages.empty()) return false;
    return std::holds_alternative<signal::Join>(messages.front()) ||
           std::holds_alternative<signal::Register>(messages.front()) ||
           std::holds_alternative<signal::RegisterCallsign>(messages.front());
}

Refusal join_expected() {
    return refusal(signal::ErrorCode::NotInRoom, "The first frame must be a join.", Consequence::Close);
}

// Of several dialects on one path, the one that claims a frame is spoken from then on; where the first has no claims
// of its own, a frame that nobody claims settles it for that one.
void choose_dialect(HubConnection& sender, std::string_view frame) {
    if (sender.alternatives.empty()) return;
    const auto claims = dialect::hub_end(*sender.dialect).claims;
    if (claims != nullptr && claims(frame)) return sender.alternatives.clear();
    for (const dialect::Dialect* const alternative : sender.alternatives) {
        const dialect::HubEnd& end = dialect::hub_end(*alternative);
        if (!end.claims(frame)) continue;
        sender.dialect = alternative;
        sender.codec = end.make_codec(*sender.unix_now);
        return sender.alternatives.clear();
    }
    if (claims == nullptr) sender.alternatives.clear();
}

FrameVerdict decode(HubConnection& sender, std::string_view frame) {
    choose_dialect(sender, frame);
    return std::visit(overloaded{[&](std::vector<ClientMessage>&& messages) -> FrameVerdict {
                                     if (must_join_first(sender) && !settles(messages)) return join_expected();
                                     return std::move(messages);
                                 },
                                 [&](dialect::Unknown&& unknown) -> FrameVerdict {
                                     if (must_join_first(sender)) return join_expected();
                                     return std::move(unknown);
                                 },
                                 [&](dialect::Malformed&& problem) -> FrameVerdict {
                                     return malformed(sender, problem.code, std::move(problem.reason));
                                 }},
                      sender.codec->decode(frame));
}

}  // namespace

std::optional<Refusal> judge_arrival(HubConnection& sender, Instant now, std::size_t bytes) {
    if (!sender.bucket.take(now)) return too_fast();
    if (bytes <= limits::frame_bytes_max) return std::nullopt;
    Refusal refused = malformed(sender, signal::ErrorCode::TooLarge,
                                "A frame may have at most " + std::to_string(limits::frame_bytes_max) + " bytes.");
    sender.has_spoken = true;
    return refused;
}

FrameVerdict judge_frame(HubConnection& sender, std::string_view frame) {
    FrameVerdict verdict = decode(sender, frame);
    sender.has_spoken = true;
    return verdict;
}

Refusal judge_malformed(HubConnection& sender, std::string reason) {
    return malformed(sender, signal::ErrorCode::MalformedFrame, std::move(reason));
}

Refusal judge_binary(HubConnection& sender, Instant now) {
    if (!sender.bucket.take(now)) return too_fast();
    Refusal verdict = malformed(sender, signal::ErrorCode::MalformedFrame, "Frames are text; this one was binary.");
    sender.has_spoken = true;
    return verdict;
}

}  // namespace parley::hub
