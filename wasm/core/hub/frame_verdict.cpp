// Judging of frames: rate, size, form, first frame.
#include "core/hub/frame_verdict.hpp"

#include <string>
#include <utility>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"

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

Refusal join_expected() {
    return refusal(signal::ErrorCode::NotInRoom, "The first frame must be a join.", Consequence::Close);
}

FrameVerdict decode(HubConnection& sender, std::string_view frame) {
    if (frame.size() > limits::frame_bytes_max) {
        return malformed(sender, signal::ErrorCode::TooLarge,
                         "A frame may have at most " + std::to_string(limits::frame_bytes_max) + " bytes.");
    }
    return std::visit(overloaded{[&](std::vector<ClientMessage>&& messages) -> FrameVerdict {
                                     const bool joins =
                                         !messages.empty() && std::holds_alternative<signal::Join>(messages.front());
                                     if (must_join_first(sender) && !joins) return join_expected();
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

FrameVerdict judge_text(HubConnection& sender, Instant now, std::string_view frame) {
    if (!sender.bucket.take(now)) return too_fast();
    FrameVerdict verdict = decode(sender, frame);
    sender.has_spoken = true;
    return verdict;
}

Refusal judge_binary(HubConnection& sender, Instant now) {
    if (!sender.bucket.take(now)) return too_fast();
    Refusal verdict = malformed(sender, signal::ErrorCode::MalformedFrame, "Frames are text; this one was binary.");
    sender.has_spoken = true;
    return verdict;
}

}  // namespace parley::hub
