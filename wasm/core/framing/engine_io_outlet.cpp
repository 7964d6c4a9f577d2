// What the Engine.IO server orders its host to do: see engine_io_session.hpp.
#include <utility>

#include "core/framing/engine_io_session.hpp"
#include "core/json/writer.hpp"

namespace parley::framing {

namespace {

// The words that other servers use, because clients compare with them.
std::string_view words_for(RequestError error) {
    switch (error) {
    case RequestError::TransportUnknown: return "Transport unknown";
    case RequestError::SidUnknown: return "Session ID unknown";
    case RequestError::BadMethod: return "Bad handshake method";
    case RequestError::BadRequest: return "Bad request";
    case RequestError::Forbidden: return "Forbidden";
    case RequestError::UnsupportedVersion: return "Unsupported protocol version";
    }
    return {};
}

template <typename Id>
SessionId find_owner(const std::unordered_map<Id, SessionId>& owners, Id id) {
    const auto found = owners.find(id);
    return found == owners.end() ? SessionId{} : found->second;
}

}  // namespace

SessionId EngineIoOutlet::owner(RequestId request) const {
    return find_owner(requests_, request);
}
SessionId EngineIoOutlet::owner(TransportId transport) const {
    return find_owner(transports_, transport);
}

void EngineIoOutlet::respond(RequestId request, std::string body) {
    forget(request);
    engine_io_effect::Respond response;
    response.request = request;
    response.body = std::move(body);
    report(std::move(response));
}

void EngineIoOutlet::respond_error(RequestId request, RequestError error) {
    forget(request);
    json::Writer writer;
    writer.begin_object()
        .key("code")
        .integer(static_cast<std::int64_t>(error))
        .key("message")
        .text(words_for(error))
        .end_object();
    report(engine_io_effect::Respond{.request = request,
                                     .status = error == RequestError::Forbidden ? 403U : 400U,
                                     .content_type = "application/json",
                                     .body = std::move(writer).take()});
}

void EngineIoOutlet::respond_too_large(RequestId request) {
    forget(request);
    engine_io_effect::Respond response;
    response.request = request;
    response.status = 413;
    report(std::move(response));
}

void EngineIoOutlet::send_text(TransportId transport, std::string text) {
    report(engine_io_effect::SendText{.transport = transport, .text = std::move(text)});
}

void EngineIoOutlet::close_transport(TransportId transport, std::uint16_t code, std::string_view reason) {
    forget(transport);
    report(engine_io_effect::CloseTransport{.transport = transport, .code = code, .reason = std::string(reason)});
}

std::optional<EngineIoEffect> EngineIoOutlet::poll() {
    if (effects_.empty()) return std::nullopt;
    EngineIoEffect first = std::move(effects_.front());
    effects_.pop_front();
    return first;
}

}  // namespace parley::framing
