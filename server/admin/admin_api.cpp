// Checks the token, finds the operation, and asks the hub.
#include "server/admin/admin_api.hpp"

#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/json/reader.hpp"
#include "server/admin/admin_json.hpp"
#include "server/admin/problem.hpp"
#include "server/percent_decoded.hpp"
#include "server/version.hpp"

namespace parley::server {

namespace {

constexpr std::string_view rooms_prefix = "rooms/";

Response json_response(std::string text) {
    Response response;
    response.add("Content-Type", "application/json");
    response.add("Cache-Control", "no-store");
    response.body = std::make_shared<const std::string>(std::move(text));
    return response;
}

Response not_allowed(std::string_view methods) {
    Response response = problem(405, "wrong-method", "This is not done by this method.");
    response.add("Allow", std::string(methods));
    return response;
}

Response no_such_room() {
    return problem(404, "unknown-room", "There is no room of this name, or not any more.");
}

std::optional<std::size_t> page_size(std::string_view text) {
    if (text.empty()) return AdminApi::rooms_per_page;
    std::size_t size = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    const bool is_number = error == std::errc() && stop == text.data() + text.size();
    if (!is_number || size < 1 || size > AdminApi::rooms_per_page_max) return std::nullopt;
    return size;
}

std::optional<AddressDisplay> address_display(std::string_view text) {
    if (text.empty() || text == "prefix") return AddressDisplay::Prefix;
    if (text == "full") return AddressDisplay::Full;
    if (text == "none") return AddressDisplay::None;
    return std::nullopt;
}

// The reason in {"reason":"…"}; empty where there is no body, or no reason in it; nothing where it is something else.
std::optional<std::string> reason_in(std::string_view body) {
    if (body.empty()) return std::string();
    const auto value = json::read(body);
    if (!value || value.value().object() == nullptr) return std::nullopt;
    const json::Value* const reason = value.value().find("reason");
    if (reason == nullptr) return std::string();
    if (reason->text() == nullptr || reason->text()->size() > AdminApi::reason_bytes_max) return std::nullopt;
    return tidied(*reason->text(), AdminApi::reason_bytes_max);
}

}  // namespace

Response AdminApi::answer(const AdminRequest& request) {
    if (!token_.is_set()) {
        return problem(403, "no-token-set", "The admin API is off: start the server with --admin-token-file.");
    }
    if (!token_.is_in(request.authorization)) {
        Response response = problem(401, "wrong-token", "Send the admin token: Authorization: Bearer TOKEN.");
        response.add("WWW-Authenticate", "Bearer");
        return response;
    }
    const std::string_view path = path_of(request.target).substr(prefix.size());
    const std::string_view query = query_of(request.target);
    const bool is_get = request.method == "GET";
    if (path == "state") return is_get ? state() : not_allowed("GET");
    if (path == "rooms") return is_get ? rooms(query) : not_allowed("GET");
    if (path == "drain") return request.method == "POST" ? drain() : not_allowed("POST");
    if (!path.starts_with(rooms_prefix)) return problem(404, "unknown-path", "There is nothing at this address.");
    const auto name = percent_decoded(path.substr(rooms_prefix.size()));
    if (!name) return problem(400, "bad-name", "The name of the room is not escaped rightly.");
    if (is_get) return room(*name, query);
    return request.method == "DELETE" ? close_room(*name, request.body) : not_allowed("GET, DELETE");
}

Response AdminApi::state() const {
    const Traffic& traffic = doors_.sessions.traffic();
    return json_response(state_json({.version = version,
                                     .uptime_seconds = static_cast<std::uint64_t>(doors_.metrics.uptime().count()),
                                     .why_not_ready = doors_.sources.why_not_ready(),
                                     .statistics = doors_.host.statistics(),
                                     .counters = doors_.host.counters(),
                                     .bytes_in = traffic.websocket_bytes_in + traffic.http_bytes_in,
                                     .bytes_out = traffic.websocket_bytes_out + traffic.http_bytes_out}));
}

Response AdminApi::rooms(std::string_view query) const {
    const auto size = page_size(query_value(query, "limit"));
    if (!size) return problem(400, "bad-limit", "limit is a whole number from 1 to 200.");
    const auto after = percent_decoded(query_value(query, "after"));
    if (!after) return problem(400, "bad-after", "after is not escaped rightly.");
    // One more, which tells whether there is another page.
    auto rooms = doors_.host.rooms(RoomId{*after}, *size + 1);
    const bool is_last = rooms.size() <= *size;
    if (!is_last) rooms.pop_back();
    const std::string next = is_last ? std::string() : rooms.back().name;
    return json_response(rooms_json(rooms, doors_.host.statistics().rooms, next));
}

Response AdminApi::room(std::string_view name, std::string_view query) const {
    const auto addresses = address_display(query_value(query, "addresses"));
    if (!addresses) return problem(400, "bad-addresses", "addresses is one of full, prefix, none.");
    const auto report = doors_.host.room(RoomId{std::string(name)});
    return report ? json_response(room_json(*report, *addresses)) : no_such_room();
}

Response AdminApi::close_room(std::string_view name, std::string_view body) {
    auto reason = reason_in(body);
    if (!reason) {
        return problem(400, "bad-body", R"(The body is empty, or {"reason": TEXT} with at most 200 bytes of text.)");
    }
    RoomId id{std::string(name)};
    if (!doors_.host.room(id)) return no_such_room();
    doors_.host.close_room(std::move(id), *std::move(reason));
    return {.status = 204, .headers = {{.name = "Cache-Control", .value = "no-store"}}, .body = nullptr};
}

Response AdminApi::drain() {
    if (!doors_.drain || doors_.metrics.is_draining()) {
        return problem(409, "draining", "The server is draining already.");
    }
    std::exchange(doors_.drain, nullptr)();
    return {.status = 202, .headers = {{.name = "Cache-Control", .value = "no-store"}}, .body = nullptr};
}

}  // namespace parley::server
