// Reading of paths, queries and cookies.
#include "core/hub/reception.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/dialect/hub_registry.hpp"
#include "core/hub/access.hpp"
#include "core/hub/room_address.hpp"

namespace parley::hub {

std::optional<HubConnection> receive(const hub_event::ConnectionOpened& event, const HubOptions& options, Instant now,
                                     const UnixTime& unix_now) {
    auto dialects = dialect::find_by_path(event.path);
    if (dialects.empty()) return std::nullopt;
    const dialect::Dialect* const first = dialects.front();
    dialects.erase(dialects.begin());
    return HubConnection{.id = event.connection,
                         .dialect = first,
                         .codec = dialect::hub_end(*first).make_codec(unix_now),
                         .address = {event.address},
                         .bucket = TokenBucket(options.frames_burst, options.frames_per_second, now),
                         .unix_now = &unix_now,
                         .alternatives = std::move(dialects),
                         .offered_token = {std::string(token_of(event))},
                         .region = region_of(event.query, event.region),
                         .awaits_room_since = unix_now};
}

std::optional<Refusal> read_room(HubConnection& connection, const hub_event::ConnectionOpened& event) {
    Result<RoomId, std::string> room = RoomId{};
    switch (connection.facts().rooms) {
    case signal::RoomNaming::InJoin: return std::nullopt;
    case signal::RoomNaming::InAddress: room = room_from_query(event.query); break;
    case signal::RoomNaming::InPath:
        room = room_from_path(dialect::room_in_path(*connection.dialect, event.path));
        break;
    }
    if (!room) return refusal(signal::ErrorCode::InvalidRoom, room.error(), Consequence::Close);
    connection.addressed_room = std::move(room).value();
    connection.address_names_room = names_room(event.query);
    return std::nullopt;
}

std::optional<ClientMessage> opening_message(const HubConnection& connection) {
    switch (connection.facts().on_open) {
    case signal::OnOpen::Nothing: break;
    case signal::OnOpen::Enters: return signal::Enter{};
    case signal::OnOpen::Joins: {
        signal::Join join;
        // Such members cannot say how they are: what they send is shown.
        join.state = {.microphone_on = true, .camera_on = true};
        return join;
    }
    }
    return std::nullopt;
}

std::string_view cookie(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(';'), header.size());
        std::string_view pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
        if (pair.size() > name.size() && pair.substr(0, name.size()) == name && pair[name.size()] == '=') {
            return pair.substr(name.size() + 1);
        }
    }
    return {};
}

}  // namespace parley::hub
