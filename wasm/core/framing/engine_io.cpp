// Engine.IO packets: see the header.
#include "core/framing/engine_io.hpp"

#include <algorithm>

#include "core/json/reader.hpp"
#include "core/json/writer.hpp"

namespace parley::framing::engine_io {

namespace {

constexpr char separator = '\x1E';
constexpr char last_type = '6';
// Longer times mean as much as this one, and cannot overflow when they are added up.
constexpr std::int64_t time_ms_max = 24LL * 60 * 60 * 1000;

// Zero where there is no such positive number.
std::int64_t positive(const json::Value& object, std::string_view key) {
    const json::Value* field = object.find(key);
    return field == nullptr ? 0 : std::max<std::int64_t>(field->integer().value_or(0), 0);
}

bool offers_websocket(const json::Value& object) {
    const json::Value* upgrades = object.find("upgrades");
    if (upgrades == nullptr || upgrades->array() == nullptr) return false;
    for (const json::Value& upgrade : *upgrades->array()) {
        if (upgrade.text() != nullptr && *upgrade.text() == "websocket") return true;
    }
    return false;
}

}  // namespace

std::optional<Packet> decode(std::string_view text) {
    if (text.empty() || text.front() < '0' || text.front() > last_type) return std::nullopt;
    return Packet{.type = static_cast<PacketType>(text.front() - '0'), .data = std::string(text.substr(1))};
}

std::string encode(PacketType type, std::string_view data) {
    std::string text;
    text.reserve(1 + data.size());
    text += static_cast<char>('0' + static_cast<char>(type));
    text += data;
    return text;
}

std::vector<std::string_view> split_payload(std::string_view payload) {
    std::vector<std::string_view> packets;
    for (;;) {
        const std::size_t end = payload.find(separator);
        packets.push_back(payload.substr(0, end));
        if (end == std::string_view::npos) return packets;
        payload.remove_prefix(end + 1);
    }
}

void append_to_payload(std::string& payload, std::string_view packet) {
    if (!payload.empty()) payload += separator;
    payload += packet;
}

std::optional<Handshake> read_handshake(std::string_view data) {
    const Result<json::Value, json::Problem> read = json::read(data);
    if (!read) return std::nullopt;
    const json::Value* sid = read.value().find("sid");
    Handshake handshake;
    handshake.ping_interval_ms = std::min(positive(read.value(), "pingInterval"), time_ms_max);
    handshake.ping_timeout_ms = std::min(positive(read.value(), "pingTimeout"), time_ms_max);
    if (sid == nullptr || sid->text() == nullptr || sid->text()->empty()) return std::nullopt;
    if (handshake.ping_interval_ms == 0 || handshake.ping_timeout_ms == 0) return std::nullopt;
    handshake.sid = *sid->text();
    handshake.upgrades_to_websocket = offers_websocket(read.value());
    // Servers older than engine.io 6.1 do not say it.
    if (const std::int64_t bytes = positive(read.value(), "maxPayload"); bytes > 0) handshake.max_payload = bytes;
    return handshake;
}

std::string write_handshake(const Handshake& handshake) {
    json::Writer writer;
    writer.begin_object().key("sid").text(handshake.sid).key("upgrades").begin_array();
    if (handshake.upgrades_to_websocket) writer.text("websocket");
    writer.end_array().key("pingInterval").integer(handshake.ping_interval_ms);
    writer.key("pingTimeout").integer(handshake.ping_timeout_ms);
    writer.key("maxPayload").integer(handshake.max_payload).end_object();
    return std::move(writer).take();
}

}  // namespace parley::framing::engine_io
