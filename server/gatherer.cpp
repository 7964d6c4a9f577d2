// Ends the turn when a round through the loop has brought nothing more.
#include "server/gatherer.hpp"

#include <cstddef>

#include <boost/asio/post.hpp>

#include "server/gathered_stream.hpp"

namespace parley::server {

void Gatherer::add(GatheredStream& stream) {
    streams_.push_back(&stream);
    if (streams_.size() > 1) return;
    rounds_ = 0;
    quiet_ = 0;
    end_turn_later();
}

void Gatherer::forget(GatheredStream& stream) {
    // The place stays: an empty list would mean that no end of the turn is on its way.
    for (auto& waiting : streams_) {
        if (waiting == &stream) waiting = nullptr;
    }
}

void Gatherer::end_turn_later() {
    appended_before_ = appended_;
    boost::asio::post(context_, [this] { end_turn(); });
}

void Gatherer::end_turn() {
    ++rounds_;
    quiet_ = appended_ == appended_before_ ? quiet_ + 1 : 0;
    if (quiet_ < quiet_rounds && rounds_ < rounds_max) return end_turn_later();
    for (std::size_t i = 0; i < streams_.size(); ++i) {
        if (streams_[i] != nullptr) streams_[i]->end_turn();
    }
    streams_.clear();
}

}  // namespace parley::server
