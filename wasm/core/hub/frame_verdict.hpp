// Frame verdict: what one frame amounts to, before anybody acts on it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/time.hpp"
#include "core/dialect/codec.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/refusal.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

using FrameVerdict = std::variant<std::vector<ClientMessage>, dialect::Unknown, Refusal>;

// In two steps, because a framing may bring several frames in what came, or none. First what came: the rate (everything
// costs, whatever is in it), then the size. Counts against the connection what is malformed; the last one allowed
// closes it.
std::optional<Refusal> judge_arrival(HubConnection& sender, Instant now, std::size_t bytes);
// Then each frame: the dialect, and the rule that most dialects have for the first frame.
FrameVerdict judge_frame(HubConnection& sender, std::string_view frame);
// Something that is none of a dialect's frames, in words for who writes a client.
Refusal judge_malformed(HubConnection& sender, std::string reason);
// No dialect has binary frames: always a refusal.
Refusal judge_binary(HubConnection& sender, Instant now);

}  // namespace parley::hub
