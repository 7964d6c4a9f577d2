// Moderation in the parley dialect: see the header.
#include "core/dialect/parley_moderation.hpp"

#include <utility>

#include "core/base/limits.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::parley_v1 {
namespace {

constexpr std::uint32_t patience_seconds_max = 86'400;

std::optional<AskedFor> read_asked_for(Fields& fields) {
    return asked_for_from(fields.text("what", limits::message_bytes_max));
}

// A frame about one member or knock.
std::vector<std::string> about(std::string_view type, std::string_view key, const PeerId& id) {
    json::Writer writer;
    begin_frame(writer, type).key(key).text(id.value);
    return end_frame(writer);
}

std::vector<std::string> asking(std::string_view type, std::string_view key, const PeerId& id, AskedFor what) {
    json::Writer writer;
    begin_frame(writer, type).key(key).text(id.value).key("what").text(to_text(what));
    return end_frame(writer);
}

}  // namespace

std::optional<ClientMessage> read_wish(std::string_view type, Fields& fields) {
    if (type == "lock") return signal::SetLock{.locked = fields.flag("locked")};
    if (type == "admit") return signal::AnswerKnock{.id = fields.peer("id"), .admits = true};
    if (type == "refuse") return signal::AnswerKnock{.id = fields.peer("id"), .admits = false};
    if (type == "remove") return signal::Remove{.id = fields.peer("id")};
    if (type == "hand-over") return signal::HandOver{.to = fields.peer("to")};
    if (type != "ask") return std::nullopt;
    PeerId to = fields.peer("to");
    const auto what = read_asked_for(fields);
    if (!what) return std::nullopt;
    return signal::Ask{.to = std::move(to), .what = *what};
}

std::optional<HubMessage> read_moderation(std::string_view type, Fields& fields) {
    if (type == "moderation") {
        return signal::ModerationChanged{.host = fields.peer_if_any("host").value_or(PeerId{}),
                                         .is_locked = fields.flag("locked")};
    }
    if (type == "waiting") {
        return signal::Waiting{.room = fields.room("room"),
                               .seconds = fields.number_if_any("seconds", patience_seconds_max).value_or(0)};
    }
    if (type == "knocked") return signal::Knocked{.id = fields.peer("id"), .name = fields.name("name")};
    if (type == "knock-ended") return signal::KnockEnded{.id = fields.peer("id")};
    if (type != "asked") return std::nullopt;
    PeerId from = fields.peer("from");
    const auto what = read_asked_for(fields);
    if (!what) return std::nullopt;
    return signal::Asked{.from = std::move(from), .what = *what};
}

std::vector<std::string> write(const signal::SetLock& set_lock) {
    json::Writer writer;
    begin_frame(writer, "lock").key("locked").boolean(set_lock.locked);
    return end_frame(writer);
}
std::vector<std::string> write(const signal::AnswerKnock& answer) {
    return about(answer.admits ? "admit" : "refuse", "id", answer.id);
}
std::vector<std::string> write(const signal::Ask& ask) {
    return asking("ask", "to", ask.to, ask.what);
}
std::vector<std::string> write(const signal::Remove& remove) {
    return about("remove", "id", remove.id);
}
std::vector<std::string> write(const signal::HandOver& hand_over) {
    return about("hand-over", "to", hand_over.to);
}

std::vector<std::string> write(const signal::ModerationChanged& changed) {
    json::Writer writer;
    begin_frame(writer, "moderation");
    if (!changed.host.empty()) writer.key("host").text(changed.host.value);
    writer.key("locked").boolean(changed.is_locked);
    return end_frame(writer);
}
std::vector<std::string> write(const signal::Waiting& waiting) {
    json::Writer writer;
    begin_frame(writer, "waiting").key("room").text(waiting.room.value).key("seconds").integer(waiting.seconds);
    return end_frame(writer);
}
std::vector<std::string> write(const signal::Knocked& knocked) {
    json::Writer writer;
    begin_frame(writer, "knocked").key("id").text(knocked.id.value).key("name").text(knocked.name);
    return end_frame(writer);
}
std::vector<std::string> write(const signal::KnockEnded& ended) {
    return about("knock-ended", "id", ended.id);
}
std::vector<std::string> write(const signal::Asked& asked) {
    return asking("asked", "from", asked.from, asked.what);
}

}  // namespace parley::dialect::parley_v1
