// Session parts: the course of a call — joining, leaving, giving up, and what follows from every change.
#include "core/client/session_parts.hpp"

#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/base/text.hpp"
#include "core/client/room_name.hpp"
#include "core/client/words.hpp"
#include "core/dialect/link_channel.hpp"

namespace parley {

namespace link_channel = dialect::link_channel;

namespace {

constexpr Duration join_timeout = 10s;
constexpr Duration notice_duration = 4s;

PeerId made_up_id(Random& random) {
    constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    constexpr int length = 12;
    std::string id;
    for (int i = 0; i < length; ++i) id.push_back(digits[random.below(digits.size())]);
    return {.value = std::move(id)};
}

}  // namespace

ClientSession::Parts::Parts(ClientOptions given, std::uint64_t seed)
    : options(std::move(given)),
      dialect(dialect::find(options.dialect)),
      context(seed),
      media(context, options.audio, options.video),
      signaling(context),
      mesh(context),
      name(tidied(options.name, limits::display_name_bytes_max)),
      room(tidied(options.room, limits::room_id_bytes_max)) {
    if (dialect == nullptr) notice = client::unknown_dialect_notice(options.dialect);
    const bool has_default_room = dialect != nullptr && dialect->facts.rooms == signal::RoomNaming::InAddress;
    if (room.empty()) {
        room = has_default_room ? std::string(signal::default_room) : client::made_up_room_name(context.random);
    }
    last = snapshot_of(*this);
}

void ClientSession::Parts::join(Instant now) {
    if (phase != Phase::Lobby) return;
    if (dialect == nullptr) return show(now, client::unknown_dialect_notice(options.dialect));
    notice.reset();
    phase = Phase::Joining;
    is_member = false;
    log("joining");
    context.emit(effect::StoreValue{.key = "name", .value = name});
    media.request_wanted();
    timers.arm(Timer::Join, now + join_timeout);
    signaling.open(*dialect, client::signaling_address(options.signal_url, *dialect, room));
}

void ClientSession::Parts::send_join(Instant now) {
    timers.arm(Timer::Join, now + join_timeout);
    const bool chooses_id = dialect->facts.ids == signal::IdScheme::ChosenByClient;
    spread_state = media.state();
    signaling.send(signal::Join{.room = {.value = room},
                                .id = chooses_id ? made_up_id(context.random) : PeerId{},
                                .name = own_name(),
                                .state = spread_state});
}

void ClientSession::Parts::give_up(Notice why) {
    log("gave up: " + why.text);
    leave_room();
    notice = std::move(why);
}

void ClientSession::Parts::leave_room() {
    timers.disarm_all();
    if (is_member) signaling.send(signal::Leave{});
    signaling.close(1000, {});
    mesh.leave();
    members.clear();
    phase = Phase::Lobby;
    is_member = false;
    audio_blocked = false;
    capacity = 0;
    self = {};
    notice.reset();
}

void ClientSession::Parts::on_time(Instant now) {
    while (const auto timer = timers.take_expired(now)) {
        switch (*timer) {
        case Timer::Join:
            // In a room the old links live on while the server is silent: only the socket is given up.
            if (phase == Phase::InRoom) {
                signaling.close(1000, {});
                signaling.retry(now);
            } else {
                give_up(client::silent_server_notice(client::host_of(options.signal_url)));
            }
            break;
        case Timer::Notice: notice.reset(); break;
        case Timer::Count: break;
        }
    }
    signaling.on_time(now);
    mesh.on_time(now);
}

void ClientSession::Parts::settle() {
    mesh.set_tracks(media.tracks());
    spread_own_state();
    spread_news();
    Snapshot current = snapshot_of(*this);
    current.revision = last.revision;
    if (current == last) return;
    ++current.revision;
    last = std::move(current);
}

void ClientSession::Parts::spread_own_state() {
    const MemberState state = media.state();
    if (!is_member || state == spread_state) return;
    spread_state = state;
    if (dialect->facts.carries_member_state) {
        signaling.send(signal::SetState{.state = state});
    } else {
        mesh.send_on_channels(link_channel::encode(link_channel::Member{.name = own_name(), .state = state}));
    }
}

void ClientSession::Parts::spread_news() {
    while (!context.news.empty()) {
        link::LinkNews news = std::move(context.news.front());
        context.news.pop_front();
        std::visit([&](auto& what) { on_news(what); }, news);
    }
}

void ClientSession::Parts::on_news(link::OutgoingPayload& outgoing) {
    // What is made while the server is away is void: the links are made anew after coming back.
    if (!is_member) return;
    signal::Relay relay;
    relay.to = outgoing.to;
    relay.payload = std::move(outgoing.payload);
    signaling.send(relay);
}

void ClientSession::Parts::on_news(const link::ChannelReady& ready) {
    if (dialect->facts.carries_member_state) return;
    mesh.send_on_channel(ready.peer,
                         link_channel::encode(link_channel::Member{.name = own_name(), .state = media.state()}));
}

void ClientSession::Parts::on_news(const link::ChannelText& text) {
    if (dialect->facts.carries_member_state) return;
    std::visit(overloaded{
                   [&](const std::vector<link_channel::Message>& messages) {
                       for (const link_channel::Message& message : messages) {
                           const auto& member = std::get<link_channel::Member>(message);
                           members.set_name(text.peer, member.name);
                           members.set_state(text.peer, member.state);
                       }
                   },
                   [&](const dialect::Unknown&) { ++context.counters.unknown_frames; },
                   [&](const dialect::Malformed&) { ++context.counters.malformed_frames; },
               },
               link_channel::decode(text.text));
}

void ClientSession::Parts::show(Instant now, Notice shown) {
    timers.disarm(Timer::Notice);
    if (shown.kind == NoticeKind::Information) timers.arm(Timer::Notice, now + notice_duration);
    notice = std::move(shown);
}

void ClientSession::Parts::log(std::string line) {
    context.emit(effect::Log{.line = std::move(line)});
}

std::string ClientSession::Parts::own_name() const {
    return name.empty() ? "Guest" : name;
}

std::string ClientSession::Parts::room_link() const {
    std::string link = options.page_url;
    char separator = '?';
    if (!room.empty()) {
        link += separator + ("room=" + percent_encoded(room));
        separator = '&';
    }
    if (!options.link_query.empty()) link += separator + options.link_query;
    return link;
}

}  // namespace parley
