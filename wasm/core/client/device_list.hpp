// Device list: which microphones, cameras and speakers there are, and which of them the person chose.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/border/media.hpp"
#include "core/border/snapshot.hpp"

namespace parley::client {

class DeviceList {
  public:
    // The browser's newest list. What cannot be chosen (without an id, or beyond the limits) is left out.
    void take(const std::vector<ListedDevice>& listed);
    // An empty id leaves the choice to the browser. One beyond the limits is no device's, and counts as empty.
    void choose(DeviceKind kind, std::string id);

    const std::string& chosen(DeviceKind kind) const { return entry(kind).chosen; }
    bool has(DeviceKind kind, const std::string& id) const;
    // Whether the newest list has the device, and the one before had not.
    bool has_appeared(DeviceKind kind, const std::string& id) const;
    bool is_empty(DeviceKind kind) const { return entry(kind).devices.empty(); }
    // Whether there is a list of that kind with a label for each: browsers tell labels once a device was granted.
    bool is_named(DeviceKind kind) const;
    // Chosen, and not known to be gone; else empty.
    std::string to_ask_for(DeviceKind kind) const;

    // `in_use`: the id of the device that is used now; empty for none.
    void view(DeviceKind kind, const std::string& in_use, std::vector<DeviceView>& views) const;

  private:
    struct Entry {
        std::vector<ListedDevice> devices;
        std::vector<std::string> before;  // The ids of the list before.
        std::string chosen;
    };
    const Entry& entry(DeviceKind kind) const { return entries_[static_cast<std::size_t>(kind)]; }
    Entry& entry(DeviceKind kind) { return entries_[static_cast<std::size_t>(kind)]; }

    std::array<Entry, device_kinds> entries_;
};

constexpr DeviceKind device_kind_of(TrackKind kind) {
    return kind == TrackKind::Audio ? DeviceKind::Microphone : DeviceKind::Camera;
}

}  // namespace parley::client
