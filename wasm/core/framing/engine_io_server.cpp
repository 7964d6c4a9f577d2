// Engine.IO server: which session a request or a WebSocket belongs to, and which session's time has come.
#include "core/framing/engine_io_server.hpp"

#include <set>
#include <unordered_map>
#include <utility>

#include "core/base/assert.hpp"
#include "core/framing/engine_io_session.hpp"

namespace parley::framing {

struct EngineIoServer::Parts {
    struct Entry {
        EngineIoSession session;
        std::string sid;
        std::optional<Instant> deadline;  // Under which the session stands in the order of deadlines.
    };
    explicit Parts(EngineIoOptions given) : options(given) {}

    Entry& add(std::string sid);
    // Null where there is none.
    Entry* find(SessionId id);
    Entry* find(std::string_view sid);
    // To be called after everything that a session was told.
    void settle(SessionId id, Entry& entry);

    const EngineIoOptions options;
    EngineIoOutlet outlet;
    std::uint32_t last_id = 0;
    std::unordered_map<SessionId, Entry> entries;
    std::unordered_map<std::string, SessionId> ids;  // By sid.
    std::set<std::pair<Instant, SessionId>> deadlines;
};

EngineIoServer::Parts::Entry& EngineIoServer::Parts::add(std::string sid) {
    const SessionId id{++last_id};
    const bool is_new = ids.emplace(sid, id).second;
    PARLEY_ASSERT(is_new);
    Entry entry{.session = EngineIoSession(id, options, outlet), .sid = std::move(sid), .deadline = {}};
    return entries.emplace(id, std::move(entry)).first->second;
}

EngineIoServer::Parts::Entry* EngineIoServer::Parts::find(SessionId id) {
    const auto found = entries.find(id);
    return found == entries.end() ? nullptr : &found->second;
}

EngineIoServer::Parts::Entry* EngineIoServer::Parts::find(std::string_view sid) {
    const auto found = ids.find(std::string(sid));
    return found == ids.end() ? nullptr : find(found->second);
}

void EngineIoServer::Parts::settle(SessionId id, Entry& entry) {
    if (entry.deadline) deadlines.erase({*entry.deadline, id});
    if (entry.session.is_over()) {
        ids.erase(entry.sid);
        entries.erase(id);
        return;
    }
    entry.deadline = entry.session.next_deadline();
    if (entry.deadline) deadlines.emplace(*entry.deadline, id);
}

EngineIoServer::EngineIoServer(EngineIoOptions options) : parts_(std::make_unique<Parts>(options)) {}
EngineIoServer::~EngineIoServer() = default;

// ---- long-polling

SessionId EngineIoServer::open_by_polling(Instant now, RequestId request, std::string fresh_sid) {
    Parts::Entry& entry = parts_->add(std::move(fresh_sid));
    const SessionId id = entry.session.id();
    entry.session.open_by_polling(now, request, entry.sid);
    parts_->settle(id, entry);
    return id;
}

void EngineIoServer::poll_requested(Instant /*now*/, RequestId request, std::string_view sid) {
    Parts::Entry* entry = parts_->find(sid);
    if (entry == nullptr) return parts_->outlet.respond_error(request, RequestError::SidUnknown);
    const SessionId id = entry->session.id();
    parts_->outlet.expect_response(request, id);
    entry->session.on_poll(request);
    parts_->settle(id, *entry);
}

void EngineIoServer::payload_posted(Instant now, RequestId request, std::string_view sid, std::string_view body) {
    Parts::Entry* entry = parts_->find(sid);
    if (entry == nullptr) return parts_->outlet.respond_error(request, RequestError::SidUnknown);
    entry->session.on_payload(now, request, body);
    parts_->settle(entry->session.id(), *entry);
}

void EngineIoServer::request_gone(Instant /*now*/, RequestId request) {
    const SessionId id = parts_->outlet.owner(request);
    parts_->outlet.forget(request);
    if (Parts::Entry* entry = parts_->find(id)) {
        entry->session.on_request_gone(request);
        parts_->settle(id, *entry);
    }
}

void EngineIoServer::refuse_request(RequestId request, int code) {
    PARLEY_ASSERT(code >= 0 && code <= static_cast<int>(RequestError::UnsupportedVersion));
    parts_->outlet.respond_error(request, static_cast<RequestError>(code));
}

// ---- WebSocket

SessionId EngineIoServer::open_by_websocket(Instant now, TransportId transport, std::string fresh_sid) {
    Parts::Entry& entry = parts_->add(std::move(fresh_sid));
    const SessionId id = entry.session.id();
    parts_->outlet.own(transport, id);
    entry.session.open_by_websocket(now, transport, entry.sid);
    parts_->settle(id, entry);
    return id;
}

bool EngineIoServer::upgrade_asked(Instant now, TransportId transport, std::string_view sid) {
    Parts::Entry* entry = parts_->find(sid);
    if (entry == nullptr) {
        parts_->outlet.close_transport(transport, close_code::policy_violation, "Session ID unknown");
        return false;
    }
    const SessionId id = entry->session.id();
    parts_->outlet.own(transport, id);
    const bool begins = entry->session.on_upgrade_asked(now, transport);
    parts_->settle(id, *entry);
    return begins;
}

void EngineIoServer::text_received(Instant now, TransportId transport, std::string_view text) {
    const SessionId id = parts_->outlet.owner(transport);
    if (Parts::Entry* entry = parts_->find(id)) {
        entry->session.on_text(now, transport, text);
        parts_->settle(id, *entry);
    }
}

void EngineIoServer::binary_received(Instant /*now*/, TransportId transport) {
    const SessionId id = parts_->outlet.owner(transport);
    if (Parts::Entry* entry = parts_->find(id)) {
        entry->session.on_binary(transport);
        parts_->settle(id, *entry);
    }
}

void EngineIoServer::transport_closed(Instant /*now*/, TransportId transport) {
    const SessionId id = parts_->outlet.owner(transport);
    parts_->outlet.forget(transport);
    if (Parts::Entry* entry = parts_->find(id)) {
        entry->session.on_transport_closed(transport);
        parts_->settle(id, *entry);
    }
}

// ---- from above

void EngineIoServer::send(Instant /*now*/, SessionId session, std::string_view text) {
    if (Parts::Entry* entry = parts_->find(session)) {
        entry->session.send(text);
        parts_->settle(session, *entry);
    }
}

void EngineIoServer::close(Instant now, SessionId session, std::string_view reason, std::uint16_t code) {
    if (Parts::Entry* entry = parts_->find(session)) {
        entry->session.close(now, reason, code);
        parts_->settle(session, *entry);
    }
}

void EngineIoServer::on_time(Instant now) {
    while (!parts_->deadlines.empty() && parts_->deadlines.begin()->first <= now) {
        const SessionId id = parts_->deadlines.begin()->second;
        Parts::Entry* entry = parts_->find(id);
        PARLEY_ASSERT(entry != nullptr);
        entry->session.on_time(now);
        parts_->settle(id, *entry);
    }
}

std::optional<Instant> EngineIoServer::next_deadline() const {
    if (parts_->deadlines.empty()) return std::nullopt;
    return parts_->deadlines.begin()->first;
}

std::optional<EngineIoEffect> EngineIoServer::poll() {
    return parts_->outlet.poll();
}

std::size_t EngineIoServer::sessions() const {
    return parts_->entries.size();
}

}  // namespace parley::framing
