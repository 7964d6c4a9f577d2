// Description order: whether a description of the far side is older than one that came before it.
//
// The server and the link's own channel both carry descriptions, and what waited on one way can come after what was
// made later and went the other. Each description that a connection makes has a higher version than the one before
// (RFC 8829, 5.2.2, and RFC 3264, 8: the third field of its `o=` line).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::link {

class DescriptionOrder {
  public:
    // From now on nothing older counts. Without a version, or of another session than the last, it says nothing.
    void take(std::string_view sdp);
    // Whether a newer one of the same session was taken.
    bool is_outdated(std::string_view sdp) const;

  private:
    std::string session_;
    std::uint64_t version_ = 0;
};

}  // namespace parley::link
