// Statistics words: what was measured as a person reads it, with its unit always, and "unknown" for what is.
#pragma once

#include <string>

#include "core/border/snapshot.hpp"

namespace parley::ui {

// "unknown"
std::string unknown_words();

// "20 ms"
std::string milliseconds_words(const Reading& milliseconds);
// "0.3 %", of packets of a thousand.
std::string loss_words(const Reading& loss);
// "980 kbit/s", "1.24 Mbit/s"
std::string bitrate_words(const Reading& bitrate);
// "Direct: host to srflx, UDP", "Relayed: relay to host, TLS"
std::string path_words(const ConnectionPath& path);
// "opus, 32 kbit/s"
std::string sound_words(const MediaStatistics& sound);
// "VP8, 640 x 480, 30 fps" with a real multiplication sign; "off" where none is sent or comes.
std::string picture_words(const MediaStatistics& picture);
// "bandwidth", "nothing"
std::string limitation_words(const MediaStatistics& picture);
// All in one line, the diagnosis first: "Ana: All is well. Direct: … Round trip 20 ms. …"
std::string statistics_words(const std::string& name, const ConnectionStatistics& one, bool voice_only);

}  // namespace parley::ui
