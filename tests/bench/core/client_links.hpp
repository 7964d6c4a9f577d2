// Client links: a session's events, and the memory that it holds for each link.
#pragma once

namespace parley::bench {

void measure_client();

}  // namespace parley::bench
