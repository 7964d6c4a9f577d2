// Recording host: a browser that only writes down what modelled connections tell it. For the tests of the model itself.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/model_data_channels.hpp"
#include "sim/peer_connection_host.hpp"

namespace parley::sim {

// What several hosts share.
struct SharedNetwork {
    Timeline timeline;
    Chance chance{3};
    MediaNetwork media;

    void run_for(Duration duration) { timeline.run_until(timeline.now() + duration); }
};

class RecordingHost final : public PeerConnectionHost {
  public:
    RecordingHost(SharedNetwork& shared, TabNumber number)
        : shared_(shared), timeline_(shared.timeline), number_(number) {}

    OwnTimeline& timeline() override { return timeline_; }
    Chance& chance() override { return shared_.chance; }
    MediaNetwork& network() override { return shared_.media; }
    TabNumber tab() const override { return number_; }
    const ConnectionManners& manners() const override { return manners_; }
    bool lets_operation_fail(std::string_view /*operation*/) override { return std::exchange(fails_next, false); }
    bool lets_transport_break() override { return std::exchange(breaks_next, false); }
    void tell(const Event& event) override {
        events.push_back(event);
        if (adopting != nullptr && std::holds_alternative<event::DataChannelAnnounced>(event)) {
            adopting->adopt({.index = 7, .generation = 1});
        }
    }

    void slow_percent(std::uint32_t percent) { manners_.slow_percent = percent; }

    // All events of one kind, in order.
    template <typename Kind>
    std::vector<Kind> all() const {
        std::vector<Kind> found;
        for (const Event& event : events) {
            if (const Kind* const one = std::get_if<Kind>(&event)) found.push_back(*one);
        }
        return found;
    }
    template <typename Kind>
    std::size_t count() const {
        return all<Kind>().size();
    }

    std::vector<Event> events;
    bool fails_next = false;
    bool breaks_next = false;
    ModelDataChannels* adopting = nullptr;  // Adopts what is announced under the handle 7.1; none adopts nothing.

  private:
    SharedNetwork& shared_;
    OwnTimeline timeline_;
    TabNumber number_;
    ConnectionManners manners_;
};

}  // namespace parley::sim
