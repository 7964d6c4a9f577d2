// Stands between HTTP and WebSockets, the Engine.IO machine, and the hub.
#include "server/engine_io_host.hpp"

#include <utility>
#include <variant>

#include "server/clock.hpp"
#include "server/random_text.hpp"

namespace parley::server {

using framing::RequestId;
using framing::SessionId;
using framing::TransportId;

namespace {

constexpr std::string_view spoken_version = "4";
// RFC 6455 7.4.1 and the registry behind it.
constexpr std::uint16_t try_again_later = 1013;

// Errors as Engine.IO numbers them.
constexpr int transport_unknown = 0;
constexpr int bad_handshake_method = 2;
constexpr int bad_request = 3;
constexpr int unsupported_version = 5;

Response unavailable() {
    Response response = text_response(503, "This server takes no more sessions at present.\n");
    response.add("Retry-After", "5");
    return response;
}

}  // namespace

bool asks_for_websocket(std::string_view query) {
    const bool is_new = query_value(query, "sid").empty();
    return query_value(query, "transport") == "websocket" && (!is_new || query_value(query, "EIO") == spoken_version);
}

// One session as the hub sees it.
class EngineIoHost::Session final : public FrameSink {
  public:
    Session(EngineIoHost& host, SessionId id, Handshake given) : handshake(std::move(given)), host_(host), id_(id) {}

    void send(std::string text) override { host_.send(id_, text); }
    // Ends this object.
    void close(std::uint16_t code, std::string reason) override { host_.close(id_, code, reason); }

    Handshake handshake;  // Until the connection is open.
    ConnectionId connection;
    const std::chrono::steady_clock::time_point opened = std::chrono::steady_clock::now();

  private:
    EngineIoHost& host_;
    const SessionId id_;
};

EngineIoHost::EngineIoHost(boost::asio::io_context& context, HubHost& hub, const framing::EngineIoOptions& options,
                           std::size_t sessions_max, Log& log)
    : machine_(options), hub_(hub), log_(log), sessions_max_(sessions_max), timer_(context, [this] {
          if (is_stopped_) return;
          machine_.on_time(now());
          drain_effects();
      }) {}

EngineIoHost::~EngineIoHost() = default;

RequestId EngineIoHost::request(ResponseSink& sink, EngineIoRequest request) {
    const RequestId id{++last_request_};
    requests_.emplace(id, &sink);
    if (is_stopped_) {
        respond(id, unavailable());
    } else {
        route(id, std::move(request));
        drain_effects();
    }
    return id;
}

void EngineIoHost::route(RequestId id, EngineIoRequest request) {
    const std::string_view query = request.handshake.query;
    const auto sid = query_value(query, "sid");
    if (query_value(query, "transport") != "polling") {
        // A WebSocket is known here, but this request did not ask for one in the right way.
        const bool is_websocket = query_value(query, "transport") == "websocket";
        const bool is_old = is_websocket && sid.empty() && query_value(query, "EIO") != spoken_version;
        return machine_.refuse_request(id, is_old         ? unsupported_version
                                           : is_websocket ? bad_request
                                                          : transport_unknown);
    }
    const bool is_get = request.method == Method::Get;
    if (!is_get && (request.method != Method::Post || sid.empty())) {
        return machine_.refuse_request(id, bad_handshake_method);
    }
    if (!sid.empty()) {
        if (is_get) return machine_.poll_requested(now(), id, sid);
        return machine_.payload_posted(now(), id, sid, request.body);
    }
    if (query_value(query, "EIO") != spoken_version) return machine_.refuse_request(id, unsupported_version);
    if (is_full()) return respond(id, unavailable());
    remember(machine_.open_by_polling(now(), id, random_session_id()), std::move(request.handshake));
}

void EngineIoHost::request_gone(RequestId request) {
    if (requests_.erase(request) == 0 || is_stopped_) return;
    machine_.request_gone(now(), request);
    drain_effects();
}

TransportId EngineIoHost::open_transport(FrameSink& sink, Handshake handshake) {
    const TransportId id{++last_transport_};
    if (is_stopped_) return id;
    const std::string sid(query_value(handshake.query, "sid"));
    if (sid.empty() && is_full()) {
        sink.close(try_again_later, "this server takes no more sessions at present");
        return id;
    }
    transports_.emplace(id, &sink);
    if (sid.empty()) {
        remember(machine_.open_by_websocket(now(), id, random_session_id()), std::move(handshake));
    } else {
        machine_.upgrade_asked(now(), id, sid);
    }
    drain_effects();
    return id;
}

void EngineIoHost::text_received(TransportId transport, std::string_view text) {
    if (is_stopped_) return;
    machine_.text_received(now(), transport, text);
    drain_effects();
}

void EngineIoHost::binary_received(TransportId transport) {
    if (is_stopped_) return;
    machine_.binary_received(now(), transport);
    drain_effects();
}

void EngineIoHost::transport_closed(TransportId transport) {
    if (transports_.erase(transport) == 0 || is_stopped_) return;
    machine_.transport_closed(now(), transport);
    drain_effects();
}

void EngineIoHost::stop() {
    is_stopped_ = true;
    timer_.cancel();
    transports_.clear();
    for (const auto& [id, sink] : std::exchange(requests_, {})) sink->respond(unavailable());
}

void EngineIoHost::remember(SessionId session, Handshake handshake) {
    sessions_.emplace(session, std::make_unique<Session>(*this, session, std::move(handshake)));
}

void EngineIoHost::send(SessionId session, std::string_view text) {
    machine_.send(now(), session, text);
    drain_effects();
}

void EngineIoHost::close(SessionId session, std::uint16_t code, std::string_view reason) {
    const auto found = sessions_.find(session);
    if (found == sessions_.end()) return;
    log_end(*found->second, "server", reason);
    machine_.close(now(), session, reason, code);
    sessions_.erase(found);
    drain_effects();
}

void EngineIoHost::drain_effects() {
    if (is_draining_) return;
    is_draining_ = true;
    while (auto effect = machine_.poll()) {
        std::visit([this](auto&& order) { execute(std::move(order)); }, std::move(*effect));
    }
    is_draining_ = false;
    if (!is_stopped_) timer_.arm(machine_.next_deadline());
}

void EngineIoHost::execute(framing::engine_io_effect::Respond&& effect) {
    Response response{.status = effect.status,
                      .headers = {{.name = "Content-Type", .value = std::move(effect.content_type)},
                                  {.name = "Cache-Control", .value = "no-store"}},
                      .body = std::make_shared<const std::string>(std::move(effect.body))};
    respond(effect.request, std::move(response));
}

void EngineIoHost::respond(RequestId request, Response response) {
    const auto found = requests_.find(request);
    if (found == requests_.end()) return;
    ResponseSink& sink = *found->second;
    requests_.erase(found);
    sink.respond(std::move(response));
}

void EngineIoHost::execute(framing::engine_io_effect::SendText&& effect) {
    const auto found = transports_.find(effect.transport);
    if (found != transports_.end()) found->second->send(std::move(effect.text));
}

void EngineIoHost::execute(framing::engine_io_effect::CloseTransport&& effect) {
    const auto found = transports_.find(effect.transport);
    if (found == transports_.end()) return;
    FrameSink& sink = *found->second;
    transports_.erase(found);
    sink.close(effect.code, std::move(effect.reason));
}

void EngineIoHost::execute(framing::engine_io_effect::SessionOpened&& effect) {
    const auto found = sessions_.find(effect.session);
    if (found == sessions_.end()) return;
    Session& session = *found->second;
    const auto connection = hub_.open(session, std::move(session.handshake));
    // The hub may have closed it at once.
    const auto still = sessions_.find(effect.session);
    if (still != sessions_.end()) still->second->connection = connection;
}

void EngineIoHost::execute(framing::engine_io_effect::MessageReceived&& effect) {
    const auto found = sessions_.find(effect.session);
    if (found != sessions_.end()) hub_.frame_received(found->second->connection, std::move(effect.text));
}

void EngineIoHost::execute(framing::engine_io_effect::BinaryReceived&& effect) {
    const auto found = sessions_.find(effect.session);
    if (found != sessions_.end()) hub_.binary_frame_received(found->second->connection);
}

void EngineIoHost::execute(framing::engine_io_effect::SessionClosed&& effect) {
    const auto found = sessions_.find(effect.session);
    if (found == sessions_.end()) return;
    const auto session = std::move(found->second);
    sessions_.erase(found);
    log_end(*session, "client", effect.reason);
    hub_.closed(session->connection, Ending::Goodbye);
}

void EngineIoHost::log_end(const Session& session, std::string_view by, std::string_view reason) {
    const auto lasted = std::chrono::steady_clock::now() - session.opened;
    log_.write(LogLevel::Info, "connection-closed",
               {{.key = "connection", .value = std::to_string(session.connection.value)},
                {.key = "reason", .value = std::string(reason)},
                {.key = "by", .value = std::string(by)},
                {.key = "seconds",
                 .value = std::to_string(std::chrono::duration_cast<std::chrono::seconds>(lasted).count())}});
}

}  // namespace parley::server
