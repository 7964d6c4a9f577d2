// Speakers: what a client says to a server of each kind in order to join a room and to send one member a candidate.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace parley::load {

class Speaker {
  public:
    virtual ~Speaker() = default;
    // Path, with its query, and subprotocol of the upgrade.
    virtual std::string path() const = 0;
    virtual std::string subprotocol() const { return {}; }
    // What is to be sent when the connection is open.
    virtual std::vector<std::string> greeting() { return {}; }
    // What is to be sent in answer to a text; learns the own id from it.
    virtual std::vector<std::string> answer(std::string_view text) = 0;
    virtual bool has_joined() const { return !id_.empty(); }
    // How many others this one knows of.
    std::size_t known() const { return known_; }
    const std::string& id() const { return id_; }
    // The frame around a candidate for that member; `stamp` is anywhere in the candidate.
    virtual std::string candidate(const std::string& to, const std::string& stamp) const = 0;

  protected:
    std::string id_;
    std::size_t known_ = 0;
};

// Null for a kind that is not known.
std::unique_ptr<Speaker> make_speaker(std::string_view kind, const std::string& room, std::size_t number);

// A candidate as browsers send them, with the stamp in it.
std::string candidate_text(const std::string& stamp);

}  // namespace parley::load
