// The table of dialects: a new one is one more line here.
#include "core/dialect/registry.hpp"

#include <algorithm>
#include <array>

#include "core/base/assert.hpp"
#include "core/base/text.hpp"
#include "core/dialect/broadcast.hpp"
#include "core/dialect/call_room.hpp"
#include "core/dialect/direct_call.hpp"
#include "core/dialect/parley.hpp"
#include "core/dialect/peer_list.hpp"
#include "core/dialect/room_event.hpp"
#include "core/dialect/voice_room.hpp"

namespace parley::dialect {

namespace {

constexpr std::array<const Dialect*, dialects_max> dialects{
    &parley_v1::dialect,          &room_event::dialect,  &room_event::chat_dialect,
    &room_event::viewers_dialect, &peer_list::dialect,   &voice_room::dialect,
    &call_room::dialect,          &direct_call::dialect, &broadcast::dialect};

constexpr std::string_view room_place = "{room}";

// Whether `path` is of the pattern's shape; `room` is then what stands in the place of the room.
bool matches(std::string_view pattern, std::string_view path, std::string_view& room) {
    const std::size_t place = pattern.find(room_place);
    if (place == std::string_view::npos) return pattern == path;
    const std::string_view before = pattern.substr(0, place);
    const std::string_view after = pattern.substr(place + room_place.size());
    if (path.size() <= before.size() + after.size()) return false;
    if (path.substr(0, before.size()) != before || path.substr(path.size() - after.size()) != after) return false;
    room = path.substr(before.size(), path.size() - before.size() - after.size());
    return room.find('/') == std::string_view::npos;
}

}  // namespace

const Dialect* find(std::string_view name) {
    const auto found =
        std::find_if(dialects.begin(), dialects.end(), [&](const Dialect* d) { return d->name == name; });
    return found == dialects.end() ? nullptr : *found;
}

const Dialect* find_entrance(std::string_view name) {
    const Dialect* const found = find(name);
    return found != nullptr && found->entrance == Entrance::OfMembers ? found : nullptr;
}

std::vector<const Dialect*> of_hubs() {
    std::vector<const Dialect*> found;
    std::copy_if(dialects.begin(), dialects.end(), std::back_inserter(found),
                 [](const Dialect* dialect) { return dialect->facts.has_hub; });
    return found;
}

std::size_t index_of(const Dialect& dialect) {
    const auto found = std::find(dialects.begin(), dialects.end(), &dialect);
    PARLEY_ASSERT(found != dialects.end());
    return static_cast<std::size_t>(found - dialects.begin());
}

std::vector<const Dialect*> find_by_path(std::string_view path) {
    std::vector<const Dialect*> found;
    std::string_view room;
    std::copy_if(dialects.begin(), dialects.end(), std::back_inserter(found),
                 [&](const Dialect* dialect) { return dialect->facts.has_hub && matches(dialect->path, path, room); });
    return found;
}

std::string_view room_in_path(const Dialect& dialect, std::string_view path) {
    std::string_view room;
    return matches(dialect.path, path, room) ? room : std::string_view();
}

std::string path_with_room(const Dialect& dialect, std::string_view room) {
    std::string path(dialect.path);
    const std::size_t place = path.find(room_place);
    if (place != std::string::npos) path.replace(place, room_place.size(), percent_encoded(room));
    return path;
}

std::vector<std::string_view> names() {
    std::vector<std::string_view> names;
    for (const Dialect* dialect : dialects) {
        if (dialect->entrance == Entrance::OfMembers && dialect->facts.has_hub) names.push_back(dialect->name);
    }
    return names;
}

}  // namespace parley::dialect
