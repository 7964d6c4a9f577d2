// Looks at Host, Transfer-Encoding, Expect and the version of WebSocket.
#include "server/request_check.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace parley::server {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr unsigned http_1_0 = 10;

std::string_view plain(beast::string_view text) {
    return {text.data(), text.size()};
}

// RFC 3986, 3.2.2 and 3.2.3, as far as a host that is called by HTTP needs it.
bool is_host(std::string_view text) {
    constexpr std::string_view of_a_host =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%!$&'()*+,;=:[]";
    return text.find_first_not_of(of_a_host) == std::string_view::npos;
}

bool has_one_good_host(const RequestHead& head) {
    const std::size_t hosts = head.count(http::field::host);
    if (hosts == 0) return head.version() == http_1_0;
    return hosts == 1 && is_host(plain(head[http::field::host]));
}

std::optional<unsigned> refusal_of_coding(const RequestHead& head) {
    const std::size_t codings = head.count(http::field::transfer_encoding);
    if (codings == 0) return std::nullopt;
    if (head.version() == http_1_0 || head.count(http::field::content_length) > 0 || codings > 1) return 400;
    if (!beast::iequals(head[http::field::transfer_encoding], "chunked")) return 501;
    return std::nullopt;
}

}  // namespace

std::optional<unsigned> refusal_of_head(const RequestHead& head) {
    if (head.method() == http::verb::unknown) return 501;
    if (const auto status = refusal_of_coding(head)) return status;
    if (!has_one_good_host(head)) return 400;
    // Authority form is CONNECT's and asterisk form that of OPTIONS (RFC 9112, 3.2).
    const std::string_view target = plain(head.target());
    const bool is_good_target = target.starts_with('/') || (target == "*" && head.method() == http::verb::options) ||
                                head.method() == http::verb::connect;
    if (!is_good_target) return 400;
    if (head.count(http::field::expect) > 0 && !beast::iequals(head[http::field::expect], "100-continue")) return 417;
    if (!beast::websocket::is_upgrade(head)) return std::nullopt;
    // RFC 6455, 4.2.2: with the version that is spoken here.
    if (head[http::field::sec_websocket_version] != "13") return 426;
    // 16 bytes in base64 (RFC 6455, 4.1).
    constexpr std::size_t key_size = 24;
    if (head.count(http::field::sec_websocket_key) != 1 || head[http::field::sec_websocket_key].size() != key_size) {
        return 400;
    }
    return std::nullopt;
}

void use_origin_form(RequestHead& head) {
    constexpr std::string_view scheme_end = "://";
    const std::string target(plain(head.target()));
    const std::size_t scheme_size = target.find(scheme_end);
    if (target.starts_with('/') || scheme_size == std::string::npos) return;
    const std::string scheme = target.substr(0, scheme_size);
    if (!beast::iequals(scheme, "http") && !beast::iequals(scheme, "https")) return;
    const std::size_t begin = scheme_size + scheme_end.size();
    const std::size_t end = target.find_first_of("/?", begin);
    const std::string authority = target.substr(begin, end == std::string::npos ? end : end - begin);
    if (authority.empty()) return;
    // Several, or none where HTTP wants one, are refused as ever.
    if (head.count(http::field::host) == 1) head.set(http::field::host, authority);
    const std::string rest = end == std::string::npos ? "" : target.substr(end);
    head.target(rest.starts_with('/') ? rest : "/" + rest);
}

bool names_other_version(std::string_view text) {
    const std::string_view line = text.substr(0, text.find("\r\n"));
    constexpr std::string_view name = " HTTP/";
    constexpr std::size_t number_size = 3;
    const std::size_t at = line.rfind(name);
    if (at == std::string_view::npos || line.size() != at + name.size() + number_size) return false;
    const std::string_view number = line.substr(at + name.size());
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return is_digit(number[0]) && number[1] == '.' && is_digit(number[2]) && number != "1.0" && number != "1.1";
}

bool expects_continue(const RequestHead& head) {
    return head.version() > http_1_0 && beast::iequals(head[http::field::expect], "100-continue");
}

}  // namespace parley::server
