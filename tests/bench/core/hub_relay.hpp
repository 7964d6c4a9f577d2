// Hub relay: messages from one member of a room to another, through the hub's doors.
#pragma once

namespace parley::bench {

void measure_hub();

}  // namespace parley::bench
