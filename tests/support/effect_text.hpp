// Effects as a person reads them in a transcript: one line each, with short names for handles.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/border/effect.hpp"

namespace parley::test {

// Short names (c1, c2, …) for the handles of one kind, in the order in which they appear.
template <typename HandleType>
class ShortNames {
  public:
    explicit ShortNames(char letter) : letter_(letter) {}

    std::string of(HandleType handle) {
        if (!handle) return "none";
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (known_[i] == handle) return letter_ + std::to_string(i + 1);
        }
        known_.push_back(handle);
        return letter_ + std::to_string(known_.size());
    }
    // None for a name that stands for nothing.
    HandleType handle(const std::string& name) const {
        for (std::size_t i = 0; i < known_.size(); ++i) {
            if (letter_ + std::to_string(i + 1) == name) return known_[i];
        }
        return {};
    }

  private:
    char letter_;
    std::vector<HandleType> known_;
};

struct Names {
    ShortNames<PeerConnectionHandle> connections{'c'};
    ShortNames<TrackHandle> tracks{'t'};
    ShortNames<DataChannelHandle> channels{'d'};
};

// Frames come out as "> TEXT", other orders as "! words"; nothing for what transcripts leave out (log, the stored
// name).
std::string to_text(const Effect& effect, Names& names);

}  // namespace parley::test
