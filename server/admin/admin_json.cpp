// Writes state, rooms and members.
#include "server/admin/admin_json.hpp"

#include <numeric>
#include <utility>

#include "core/base/iso_time.hpp"
#include "core/json/writer.hpp"

namespace parley::server {

namespace {

void write_time(json::Writer& writer, std::string_view key, UnixTime time) {
    writer.key(key);
    if (time == UnixTime{}) {
        writer.null();
    } else {
        writer.text(to_iso_text(time));
    }
}

void write_text_or_null(json::Writer& writer, std::string_view key, std::string_view text) {
    writer.key(key);
    if (text.empty()) {
        writer.null();
    } else {
        writer.text(text);
    }
}

void write_number(json::Writer& writer, std::string_view key, std::uint64_t number) {
    writer.key(key).integer(static_cast<std::int64_t>(number));
}

void write_summary(json::Writer& writer, const RoomSummary& room) {
    writer.key("name").text(room.name);
    write_number(writer, "memberCount", room.members);
    write_number(writer, "listenerCount", room.listeners);
    write_number(writer, "waitingCount", room.waiting);
    writer.key("locked").boolean(room.is_locked);
    write_time(writer, "since", room.since);
}

void write_member(json::Writer& writer, const MemberReport& member, AddressDisplay addresses) {
    writer.begin_object().key("id").text(member.id);
    write_text_or_null(writer, "name", member.name);
    write_text_or_null(writer, "user", member.user);
    writer.key("dialect").text(member.dialect);
    write_time(writer, "since", member.since);
    write_number(writer, "connection", member.connection);
    writer.key("lost").boolean(member.is_lost);
    write_text_or_null(writer, "address", shown_address(member.address.value, addresses));
    writer.end_object();
}

}  // namespace

std::string state_json(const StateFacts& facts) {
    json::Writer writer;
    writer.begin_object().key("version").text(facts.version);
    write_number(writer, "uptimeSeconds", facts.uptime_seconds);
    writer.key("ready").boolean(!facts.why_not_ready);
    write_text_or_null(writer, "reason", facts.why_not_ready.value_or(""));
    write_number(writer, "connections", facts.statistics.connections);
    write_number(writer, "rooms", facts.statistics.rooms);
    write_number(writer, "members", facts.statistics.members);
    writer.key("membersByDialect").begin_object();
    for (const auto& it : facts.counters.dialects) write_number(writer, it.dialect, it.members);
    writer.end_object().key("totals").begin_object();
    write_number(writer, "relays", facts.statistics.relayed_messages);
    write_number(writer, "rejections",
                 std::accumulate(facts.counters.rejections.begin(), facts.counters.rejections.end(), std::uint64_t{0},
                                 [](std::uint64_t sum, const auto& it) { return sum + it.count; }));
    write_number(writer, "joined", facts.counters.members_joined);
    write_number(writer, "bytesIn", facts.bytes_in);
    write_number(writer, "bytesOut", facts.bytes_out);
    writer.end_object().end_object();
    return std::move(writer).take();
}

std::string rooms_json(const std::vector<RoomSummary>& rooms, std::size_t total, std::string_view next) {
    json::Writer writer;
    writer.begin_object();
    write_number(writer, "total", total);
    writer.key("rooms").begin_array();
    for (const RoomSummary& room : rooms) {
        writer.begin_object();
        write_summary(writer, room);
        writer.end_object();
    }
    writer.end_array();
    write_text_or_null(writer, "next", next);
    writer.end_object();
    return std::move(writer).take();
}

std::string room_json(const RoomReport& room, AddressDisplay addresses) {
    json::Writer writer;
    writer.begin_object();
    write_summary(writer, room.summary);
    writer.key("members").begin_array();
    for (const MemberReport& member : room.members) write_member(writer, member, addresses);
    writer.end_array().end_object();
    return std::move(writer).take();
}

}  // namespace parley::server
