// What the Engine.IO server orders its host to do: see engine_io_session.hpp.
#include <utility>

#include "core/base/assert.hpp"
#include "core/framing/engine_io_session.hpp"
#include "core/json/writer.hpp"

namespace parley::framing {

namespace {

constexpr unsigned bad_request = 400;
constexpr unsigned forbidden = 403;
constexpr unsigned content_too_large = 413;
constexpr int code_of_forbidden = 4;

// The codes are the protocol's, the words those that its clients compare with.
std::string_view words_for(int code) {
    switch (code) {
    case 0: return "Transport unknown";
    case 1: return "Session ID unknown";
    case 2: return "Bad handshake method";
    case 3: return "Bad request";
    case code_of_forbidden: return "Forbidden";
    case 5: return "Unsupported protocol version";
    default: PARLEY_ASSERT(false);
    }
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

void EngineIoOutlet::respond_error(RequestId request, int code) {
    forget(request);
    json::Writer writer;
    writer.begin_object().key("code").integer(code).key("message").text(words_for(code)).end_object();
    report(engine_io_effect::Respond{.request = request,
                                     .status = code == code_of_forbidden ? forbidden : bad_request,
                                     .content_type = "application/json",
                                     .body = std::move(writer).take()});
}

void EngineIoOutlet::respond_too_large(RequestId request) {
    forget(request);
    engine_io_effect::Respond response;
    response.request = request;
    response.status = content_too_large;
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
