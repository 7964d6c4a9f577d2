// Gatherer: has each stream write once for all that a turn of the loop had for it, because a call of the system costs
// more than all else that a frame needs.
#pragma once

#include <cstdint>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace parley::server {

class GatheredStream;

class Gatherer {
  public:
    // Streams share it, since they may end after the server. The context runs for as long as anything is written.
    explicit Gatherer(boost::asio::io_context& context) : context_(context) {}

    // The stream has something to write, for the first time in this turn.
    void add(GatheredStream& stream);
    // A stream got more.
    void note() { ++appended_; }
    // The stream is going, within its turn.
    void forget(GatheredStream& stream);

  private:
    void end_turn_later();
    void end_turn();

    // Frames that came together are handled one after the other, each behind those of other connections, and each takes
    // up to so many rounds through the loop: as long as there are more the turn is not over.
    static constexpr std::uint32_t quiet_rounds = 2;
    static constexpr std::uint32_t rounds_max = 32;

    boost::asio::io_context& context_;
    std::vector<GatheredStream*> streams_;
    std::uint64_t appended_ = 0;
    std::uint64_t appended_before_ = 0;
    std::uint32_t rounds_ = 0;
    std::uint32_t quiet_ = 0;
};

}  // namespace parley::server
