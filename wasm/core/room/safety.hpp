// Safety: whose certificates we have seen, and the codes that follow from them: one for the room, one for each pair of
// us and a member.
//
//   room   A hash over our certificate and those of all members. It is the same for all where everybody shows one
//          certificate to everybody, as clients of ours do for each stay in a room. Others make one for each
//          connection: with them in the room there is no such code.
//   pair   A hash over both ends' certificates: the same at both, whatever their programs.
//   change What was seen stays until the member leaves or shows another certificate: a connection that is built anew
//          changes nothing by itself.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"

namespace parley::room {

// What the link to one member shows now. The certificates are empty where the link has none in force.
struct SafetySight {
    const PeerId* member = nullptr;
    std::string_view own = {};
    std::string_view theirs = {};
    bool is_ours = false;  // A client of ours, that shows the same certificate to all.
    bool is_connected = false;
};

// Why there is no code of the room.
enum class SafetyGap : std::uint8_t {
    None,
    Alone,
    Waiting,       // For the certificate of a member.
    OtherProgram,  // A member makes a certificate for each connection,
    OwnBrowser,    // or our browser does.
};

class Safety {
  public:
    // Returns members of our kind that show another certificate than before, though they have not left.
    std::vector<PeerId> update(const std::vector<SafetySight>& members);

    // Words; empty where there is none.
    const std::string& code_of_room() const { return code_; }
    const std::string& code_with(const PeerId& member) const;
    SafetyGap gap() const { return gap_; }
    // Because of whom, where it is because of a member: the first of them.
    const PeerId& gap_member() const { return gap_member_; }

  private:
    struct Entry {
        std::string own;
        std::string theirs;
        std::string code;
    };
    void find_gap(const std::vector<SafetySight>& members);
    void hash_room();

    std::map<PeerId, Entry> entries_;
    std::string code_;
    SafetyGap gap_ = SafetyGap::Alone;
    PeerId gap_member_;
};

}  // namespace parley::room
