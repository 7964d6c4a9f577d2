// Device list: see the header.
#include "core/client/device_list.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/words/say.hpp"

namespace parley::client {

namespace {

Phrase phrase_for(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return Phrase::Microphone;
    case DeviceKind::Camera: return Phrase::Camera;
    case DeviceKind::Speaker: return Phrase::Speaker;
    }
    return Phrase::Speaker;
}

}  // namespace

void DeviceList::take(const std::vector<ListedDevice>& listed) {
    for (Entry& entry : entries_) {
        entry.before.clear();
        for (ListedDevice& device : entry.devices) entry.before.push_back(std::move(device.id));
        entry.devices.clear();
    }
    std::size_t taken = 0;
    for (const ListedDevice& device : listed) {
        if (device.id.empty() || device.id.size() > limits::device_id_bytes_max || has(device.kind, device.id))
            continue;
        if (++taken > limits::devices_listed_max) break;
        entry(device.kind).devices.push_back(device);
        std::string& label = entry(device.kind).devices.back().label;
        label = tidied(label, limits::device_label_bytes_max);
    }
}

void DeviceList::choose(DeviceKind kind, std::string id) {
    if (id.size() > limits::device_id_bytes_max) id.clear();
    entry(kind).chosen = std::move(id);
}

bool DeviceList::has(DeviceKind kind, const std::string& id) const {
    const auto& devices = entry(kind).devices;
    return std::any_of(devices.begin(), devices.end(), [&](const ListedDevice& device) { return device.id == id; });
}

bool DeviceList::has_appeared(DeviceKind kind, const std::string& id) const {
    const auto& before = entry(kind).before;
    return has(kind, id) && std::find(before.begin(), before.end(), id) == before.end();
}

bool DeviceList::is_named(DeviceKind kind) const {
    const auto& devices = entry(kind).devices;
    return !devices.empty() && std::none_of(devices.begin(), devices.end(),
                                            [](const ListedDevice& device) { return device.label.empty(); });
}

std::string DeviceList::to_ask_for(DeviceKind kind) const {
    const Entry& one = entry(kind);
    return one.devices.empty() || has(kind, one.chosen) ? one.chosen : std::string();
}

void DeviceList::view(DeviceKind kind, const std::string& in_use, std::vector<DeviceView>& views) const {
    const Entry& one = entry(kind);
    views.resize(one.devices.size());
    for (std::size_t index = 0; index < views.size(); ++index) {
        DeviceView& view = views[index];
        view.id = one.devices[index].id;
        view.label = one.devices[index].label;
        if (view.label.empty()) {
            const std::string_view word = say(phrase_for(kind));
            view.label = say(Phrase::NumberedDevice, word, std::to_string(index + 1));
        }
        view.chosen = false;
    }
    // Where nothing is known of either, it is the browser's default, which comes first.
    const std::string& shown = has(kind, in_use) ? in_use : one.chosen;
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const DeviceView& view) { return view.id == shown; });
    if (!views.empty()) (found == views.end() ? views.front() : *found).chosen = true;
}

}  // namespace parley::client
