// Session parts: the course of a call — joining, leaving, giving up, and what follows from every change.
#include "core/client/session_parts.hpp"

#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/client/room_name.hpp"
#include "core/client/words.hpp"
#include "core/dialect/link_channel.hpp"
#include "core/words/say.hpp"

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
      dialect(dialect::find_entrance(options.dialect)),
      context(seed, {.heartbeat = Duration(options.heartbeat_ms),
                     .window = std::chrono::seconds(options.link_window_seconds)}),
      media(context, devices, options.audio, options.video && has_video()),
      screen(context),
      signaling(context, sockets),
      line(context, sockets),
      mesh(context),
      chat_line(context, sockets),
      recording(context, options.can_record),
      name(tidied(options.name, limits::display_name_bytes_max)),
      room(tidied(options.room, limits::room_id_bytes_max)) {
    read_language();
    const Speaking speaking(language);
    devices.choose(DeviceKind::Microphone, options.microphone);
    devices.choose(DeviceKind::Camera, options.camera);
    devices.choose(DeviceKind::Speaker, options.speaker);
    if (dialect == nullptr) notice = client::unknown_dialect_notice(options.dialect);
    const bool has_default_room = dialect != nullptr && dialect->facts.rooms == signal::RoomNaming::InAddress;
    if (room.empty()) {
        room = has_default_room ? std::string(signal::default_room) : client::made_up_room_name(context.random);
    }
    follow_room();
    gather(*this, last);
}

void ClientSession::Parts::join(Instant now) {
    if (phase != Phase::Lobby) return;
    if (dialect == nullptr) {
        return give_up(client::unknown_dialect_notice(options.dialect), EndingCode::UnknownDialect);
    }
    notice.reset();
    ending.reset();
    phase = Phase::Joining;
    is_member = false;
    log("joining");
    context.emit(effect::StoreValue{.key = "name", .value = name});
    media.request_wanted();
    timers.arm(Timer::Join, now + join_timeout);
    signaling.give_place_up();
    signaling.open(*dialect, client::signaling_address(options.signal_url, *dialect, room, options.token),
                   options.token);
}

void ClientSession::Parts::send_join(Instant now, PeerId given_id, Entrance entrance) {
    timers.arm(Timer::Join, now + join_timeout);
    joined_state = own_state();
    signal::Join join{
        .room = {.value = room}, .id = own_id(std::move(given_id)), .name = own_name(), .state = joined_state};
    for (const std::string& id : options.calls) join.calls.push_back({id});
    join.can_come_back = true;
    join.token = options.token;
    join.claim = signaling.claim();
    join.invitation = answering;
    if (!join.claim && room == barred_room) join.claim = barred_claim;
    has_knocked = entrance == Entrance::Knock;
    join.knocks = has_knocked;
    moderation.is_waiting = false;
    const ClientMessage message = std::move(join);
    signaling.send(message);
    for (const HubMessage& implied : signaling.implied_by(message)) {
        std::visit([&](const auto& what) { on(now, what); }, implied);
    }
}

PeerId ClientSession::Parts::own_id(PeerId given_id) {
    switch (dialect->facts.ids) {
    case signal::IdScheme::AssignedByHub: return {};
    case signal::IdScheme::GivenByFraming: return given_id;
    case signal::IdScheme::ChosenByPerson:
        if (!name.empty()) return {name};
        break;
    case signal::IdScheme::ChosenByClient:
        if (!has_hub() && phase == Phase::InRoom) return self;
        break;
    }
    return made_up_id(context.random);
}

bool ClientSession::Parts::has_video() const {
    return dialect == nullptr || dialect->facts.media == signal::MediaKinds::AudioAndVideo;
}

MemberState ClientSession::Parts::own_state() const {
    MemberState state = media.state();
    state.screen_on = static_cast<bool>(screen.track());
    return state;
}

void ClientSession::Parts::give_up(Notice why, EndingCode code, std::string_view server_code) {
    log("gave up: " + why.text);
    leave_room();
    ending = Ending{.code = code, .server_code = std::string(server_code), .text = why.text};
    notice = std::move(why);
}

void ClientSession::Parts::give_up(const signal::Error& error) {
    give_up(client::notice_for(error), EndingCode::Refused, signal::to_text(error.code));
}

void ClientSession::Parts::leave_room() {
    // Before what is heard and seen goes away.
    recording.stop();
    timers.disarm_all();
    invitations.forget_outgoing();
    give_answer_up();
    if (is_member) signaling.send(signal::Leave{});
    signaling.close(close_for_good, {});
    signaling.give_place_up();
    screen.stop();
    mesh.leave();
    members.clear();
    routes.forget_all();
    connectivity.forget_all();
    presence.clear();
    passing_on.clear();
    gestures.forget_all();
    speaker.clear();
    spread_as_raised = false;
    has_raised = false;
    recorders.clear();
    spread_as_recording = false;
    has_recorded = false;
    ++context.certificate;
    spread_as_troubles = {};
    awaited.clear();
    elders.clear();
    chat_open.clear();
    chat.clear();
    server_chat.clear();
    close_chat_line();
    measuring.stop();
    outgoing_files.clear();
    incoming_files.clear();
    phase = Phase::Lobby;
    is_member = false;
    audio_blocked = false;
    capacity = 0;
    self = {};
    moderation = {};
    locks_again = false;
    notice.reset();
}

void ClientSession::Parts::on_time(Instant now) {
    while (const auto timer = timers.take_expired(now)) {
        switch (*timer) {
        case Timer::Join:
            // In a room the old links live on while the server is silent: only the socket is given up.
            if (phase == Phase::InRoom) {
                signaling.close(close_to_return, {});
                signaling.retry(now);
            } else {
                give_up(client::silent_server_notice(client::host_of(options.signal_url)),
                        EndingCode::ServerUnreachable);
            }
            break;
        case Timer::Notice: notice.reset(); break;
        case Timer::Return: forget_awaited(now); break;
        case Timer::Renewal: ask_for_ice_servers(now); break;
        case Timer::Count: break;
        }
    }
    signaling.on_time(now);
    handle_signaling_news(now);
    keep_line(now);
    chat_line.on_time(now);
    handle_chat_line_news(now);
    invitations.on_time(now);
    mesh.on_time(now);
    ask_who_is_there(now);
    gestures.on_time(now);
    recording.on_time(now);
}

void ClientSession::Parts::settle(Instant now) {
    link::LocalTracks tracks = media.tracks();
    tracks.screen = screen.track();
    mesh.set_tracks(tracks);
    settle_devices(now);
    context.can_signal = is_member;
    follow_presence(now);
    spread_own_state();
    spread_hand();
    follow_recording(now);
    follow_safety(now);
    spread_news(now);
    perform_about_files();
    spread_troubles();
    follow_speaker(now);
    measure_links(now);
    follow_incoming();
    gather(*this, next);
    next.revision = last.revision;
    if (next == last) return;
    ++next.revision;
    std::swap(last, next);
}

void ClientSession::Parts::spread_own_state() {
    const MemberState state = own_state();
    if (!(is_member || signaling.holds_place()) || state == spread_state) return;
    spread_state = state;
    signaling.send(signal::SetState{.state = state});
    const std::string text = link_channel::encode(announcement());
    for (const signal::Member& member : members.all()) {
        if (talks_on_channel(member.id)) mesh.send_on_channel(member.id, text);
    }
}

void ClientSession::Parts::spread_news(Instant now) {
    while (!context.news.empty()) {
        link::LinkNews news = std::move(context.news.front());
        context.news.pop_front();
        std::visit([&](auto& what) { on_news(now, what); }, news);
    }
}

void ClientSession::Parts::on_news(Instant now, link::OutgoingPayload& outgoing) {
    if (send_by_channel(now, outgoing)) return;
    // Without a place to come back to, the links are made anew after coming back: this is void.
    if (!is_member && !signaling.holds_place()) return;
    // What is kept until we come back holds it already.
    if (!is_member && outgoing.is_repeated) return;
    // The server does not know the member yet. What matters is repeated when it is back.
    if (is_awaited(outgoing.to)) return;
    signal::Relay relay;
    relay.to = outgoing.to;
    relay.payload = std::move(outgoing.payload);
    relay.name = own_name();
    signaling.send(relay);
}

void ClientSession::Parts::show(Instant now, Notice shown) {
    timers.disarm(Timer::Notice);
    if (shown.kind == NoticeKind::Information) timers.arm(Timer::Notice, now + notice_duration);
    notice = std::move(shown);
}

void ClientSession::Parts::read_language() {
    constexpr std::size_t problems_told_max = 8;
    std::vector<std::string> problems;
    language = Language(options.language, options.language_table, problems);
    options.language_table.clear();
    if (problems.size() > problems_told_max) problems.resize(problems_told_max);
    for (std::string& problem : problems) log(std::move(problem));
}

void ClientSession::Parts::log(std::string line) {
    context.emit(effect::Log{.line = std::move(line)});
}

std::string ClientSession::Parts::own_name() const {
    return name.empty() ? "Guest" : name;
}

void ClientSession::Parts::follow_room() {
    room_link = options.page_url;
    char separator = '?';
    if (!room.empty()) {
        room_link += separator + ("room=" + percent_encoded(room));
        separator = '&';
    }
    if (!options.link_query.empty()) room_link += separator + options.link_query;
}

}  // namespace parley
